import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.clients.domain import Address
from ks_desktop.visits.domain import Transport
from ks_desktop.visits.travel import UNKNOWN_MINUTES, crow_km, journey, minutes_for, place_name, places, postcode_of


@pytest.mark.parametrize(("crow", "exact"), [(1, 6), (5, 13), (10, 18), (20, 26), (40, 42)])
def test_car_minutes_follow_the_measured_table(crow: float, exact: int) -> None:
    assert minutes_for(crow, Transport.CAR) == 5 * math.ceil(exact / 5)


@pytest.mark.parametrize(("crow", "minutes"), [(0, 5), (1, 5), (2, 10), (6, 30), (10, 50)])
def test_bicycle_is_fifteen_an_hour_with_a_detour(crow: float, minutes: int) -> None:
    assert minutes_for(crow, Transport.BICYCLE) == minutes


@given(st.floats(0, 300), st.floats(0, 300), st.sampled_from(Transport))
def test_farther_never_takes_less_and_always_whole_fives(one: float, other: float, transport: Transport) -> None:
    near, far = sorted((one, other))
    assert 5 <= minutes_for(near, transport) <= minutes_for(far, transport)
    assert minutes_for(near, transport) % 5 == 0


@given(st.sampled_from(sorted(places())), st.sampled_from(sorted(places())), st.sampled_from(Transport))
def test_there_is_as_far_as_back(start: str, end: str, transport: Transport) -> None:
    assert journey(start, end, transport) == journey(end, start, transport)
    assert journey(start, end, transport).is_known


def test_utrecht_to_amsterdam_is_some_35_km() -> None:
    assert 30 < crow_km(places()["3511"], places()["1012"]) < 40
    assert journey("3511 AB", "1012 XY", Transport.CAR).minutes in {35, 40, 45}


@pytest.mark.parametrize("postcode", ["", "0000 AA", "٣٥١١ AB"])
def test_an_unknown_postcode_is_said_and_guessed(postcode: str) -> None:
    found = journey("3511 AB", postcode, Transport.BICYCLE)
    assert (found.minutes, found.is_known) == (UNKNOWN_MINUTES, False)


def test_a_place_is_named_with_its_four_digits_only() -> None:
    assert place_name("3511 AB") == "3511 Utrecht"
    assert place_name("0001 AB") == "0001"
    assert place_name("") == ""


def test_who_has_no_postcode_is_travelled_to_by_her_place_or_municipality() -> None:
    assert postcode_of(Address(postcode="3511 AB", place="Amsterdam")) == "3511 AB"
    assert places()[postcode_of(Address(place="utrecht"))].name == "Utrecht"
    by_municipality = postcode_of(Address(municipality="GM0344"))
    assert places()[by_municipality].name == "Utrecht"
    assert postcode_of(Address(place="Nergenshuizen")) == ""
    assert journey("3511 AB", by_municipality, Transport.CAR).is_known
