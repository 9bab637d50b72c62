from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.values import UserId, new_id
from ks_desktop.visits.domain import Transport, TravelCorrection
from ks_desktop.visits.travel import UNKNOWN_MINUTES, Journey, Peak, Travel, journey, places

CAR, BICYCLE = Transport.CAR, Transport.BICYCLE
NOOR, VERA = UserId(new_id()), UserId(new_id())
POSTCODES = st.sampled_from(["3511", "3523", "3431", "1031", "1012", ""])


def correction(minutes: int, nurse: UserId | None = None, transport: Transport = CAR) -> TravelCorrection:
    return TravelCorrection(id=new_id(), start="3511", end="3523", transport=transport, minutes=minutes, nurse=nurse)


@pytest.mark.parametrize("postcode", ["", "0000 AA", "٣٥١١ AB"])
def test_an_unknown_postcode_is_said_and_guessed(postcode: str) -> None:
    found = journey("3511 AB", postcode, BICYCLE)
    assert (found.minutes, found.is_known) == (UNKNOWN_MINUTES, False)


def test_what_a_nurse_knows_better_counts_both_ways_and_only_for_that_way_of_travelling() -> None:
    travel = Travel(corrections=(correction(45),))
    assert travel.journey("3511 AB", "3523 CD", CAR) == Journey(45, is_known=True, is_corrected=True)
    assert travel.journey("3523", "3511", CAR).minutes == 45
    assert travel.journey("3511", "3523", BICYCLE) == journey("3511", "3523", BICYCLE)


def test_her_own_correction_goes_before_that_for_everybody() -> None:
    travel = Travel(corrections=(correction(45), correction(20, NOOR)))
    assert travel.of(NOOR).journey("3511", "3523", CAR).minutes == 20
    assert travel.of(VERA).journey("3511", "3523", CAR).minutes == 45
    assert travel.journey("3511", "3523", CAR).minutes == 45
    assert Travel(corrections=(correction(20, NOOR),)).of(VERA).journey("3511", "3523", CAR).minutes != 20


def test_the_busy_hours_are_longer_by_car_only() -> None:
    travel = Travel(peak=Peak(percent=50))
    usual = travel.journey("3511", "1012", CAR).minutes
    assert travel.journey("3511", "1012", CAR, at=time(8)).minutes > usual
    assert travel.journey("3511", "1012", CAR, at=time(9)).minutes == usual
    assert travel.journey("3511", "1012", BICYCLE, at=time(8)) == journey("3511", "1012", BICYCLE)
    assert travel.longest("3511", "1012", CAR) == travel.journey("3511", "1012", CAR, at=time(17))
    assert Travel().journey("3511", "1012", CAR, at=time(8)).minutes == usual


def test_a_correction_counts_in_the_busy_hours_too() -> None:
    travel = Travel(corrections=(correction(45),), peak=Peak(percent=50))
    assert travel.journey("3511", "3523", CAR, at=time(8)).minutes == 45


def test_the_same_knowledge_is_equal_whatever_was_asked_of_it() -> None:
    one, same = (Travel(corrections=(correction(45),)) for _each in range(2))
    assert one != same  # corrections have ids
    assert Travel() == Travel()
    assert hash(Travel().of(NOOR)) == hash(Travel(nurse=NOOR))


@given(st.lists(POSTCODES, max_size=6), st.integers(0, 60), st.sampled_from(Transport))
def test_a_matrix_says_what_the_journeys_say(postcodes: list[str], percent: int, transport: Transport) -> None:
    travel = Travel(corrections=(correction(45),), peak=Peak(percent=percent))
    found = travel.matrix(postcodes, transport)
    assert found == [[travel.longest(one, other, transport).minutes for other in postcodes] for one in postcodes]


def test_no_place_is_unknown_to_a_journey() -> None:
    assert all(journey("3511", digits, CAR).is_known for digits in sorted(places())[::400])
