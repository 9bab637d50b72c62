from collections.abc import Iterator
from datetime import date

import pytest

from ks_desktop.clients.domain import CaseState
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.house import House
from ks_desktop.today.domain import Asked, ReasonKind
from tests.houses import TODAY, case_in, practice
from tests.today.conftest import woman
from tests.today.store.test_conditions import colleague_of


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


def give(house: House, case: CaseId, nurse: UserId) -> None:
    house.assigning.assign([case], nurse, actor=house.actor)


def test_the_calls_of_a_colleague_are_counted_and_shown_when_asked(house: House) -> None:
    colleague = colleague_of(house)[0]
    hers, own = woman(house, urgency="urgent"), case_in(house, CaseState.READY)
    give(house, hers, colleague)
    give(house, own, house.actor)
    found = house.mornings.call_list(actor=house.actor)
    named = [entry.case_id for entry in found.now]
    assert own in named
    assert hers not in named
    assert (found.of_colleagues, found.pressing_of_colleagues) == (1, 1)
    found = house.mornings.call_list(actor=house.actor, asked=Asked(with_colleagues=True))
    assert found.now[0].case_id == hers
    assert found.of_colleagues == 0


def test_calls_are_grouped_by_neighbourhood_with_the_visits_that_are_there(house: House) -> None:
    planned = case_in(house, CaseState.PLANNED)
    with house.database.reading(house.actor) as reading:
        area = house.casefiles.facts([planned], reading=reading)[planned].client.address.postcode[:4]
    case = woman(house, postcode=f"{area} ZZ")
    found = house.mornings.call_list(actor=house.actor, asked=Asked(is_grouped=True, most_now=99))
    (part,) = [one for one in found.neighbourhoods if one.postcode4 == area]
    assert case in [entry.case_id for entry in part.to_call]
    assert date(2026, 11, 23) in part.visits
    assert sum(len(one.to_call) for one in found.neighbourhoods) == found.now_count
    assert house.mornings.call_list(actor=house.actor).neighbourhoods == ()


def test_each_woman_says_her_term_and_her_hours(house: House) -> None:
    case = woman(house, received_on="2026-11-16", phone_note="alleen ma na 13 uur")
    found = house.mornings.call_list(actor=house.actor, asked=Asked(most_another_day=9))
    (entry,) = [one for one in found.another_day if one.case_id == case]
    assert entry.call_time.at is not None
    assert entry.call_time.at.astimezone(None) > house.clock.now()
    kinds = [reason.kind for reason in entry.why]
    assert ReasonKind.TERM in kinds
    assert ReasonKind.HOURS in kinds
    assert found.day == TODAY
