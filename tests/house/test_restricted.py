"""What few may read, in a whole house: who leads, who stands in, and that it goes where its case goes."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from ks_desktop.clients.domain import CloseReason
from ks_desktop.clients.domain.emergency import Opens
from ks_desktop.clients.domain.joined import Join
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, ClientId
from ks_desktop.house import House
from ks_desktop.security.domain import Role
from ks_desktop.visits.restricted import SafetyColour
from tests.clients.restricted.makers import colleague, safety
from tests.families import client_of, sign_up
from tests.houses import practice

REASON = "Ik neem vandaag waar"


@pytest.fixture
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


def _give(house: House, case_id: CaseId) -> CaseId:
    with house.database.reading(house.actor) as reading:
        hers = house.clients.cases([case_id], reading=reading)[case_id]
    house.clients.save_case(replace(hers, nurse=house.actor), actor=house.actor)
    return case_id


def test_a_team_lead_reads_directly_and_a_planner_never(house: House) -> None:
    case = _give(house, sign_up(house))
    house.restricted.write(case, safety(), actor=house.actor)
    lead, planner = colleague(house, "leider", Role.TEAM_LEAD), colleague(house, "planner", Role.PLANNER)
    assert house.restricted.of(case, actor=lead)[0].said == safety()
    for act in (
        lambda: house.restricted.of(case, actor=planner),
        lambda: house.emergency.open(case, REASON, actor=planner),
    ):
        with pytest.raises(UserError) as refused:
            act()
        assert refused.value.code == "no_key"
    with pytest.raises(UserError) as no_right:
        house.emergency.open(case, REASON, opens=Opens.RECORD, actor=planner)
    assert no_right.value.code == "no_right"
    page = house.casefiles.page(case, actor=planner)
    assert (page.shelf.is_empty, dict(page.shelf.counts)) == (False, {})


def test_notes_of_a_shielded_record_wait_for_the_record(house: House) -> None:
    case, other = _give(house, sign_up(house, shielded="yes")), colleague(house)
    acts: tuple[Callable[[], object], ...] = (
        lambda: house.restricted.write(case, safety(), actor=other),
        lambda: house.emergency.open(case, REASON, actor=other),
    )
    for act in acts:
        with pytest.raises(UserError) as refused:
            act()
        assert refused.value.code == "shielded"
    house.emergency.open(case, REASON, opens=Opens.RECORD, actor=other)
    house.restricted.write(case, safety(), actor=other)
    assert house.restricted.of(case, actor=other)[0].said == safety()


def test_notes_stay_as_they_are_when_her_pregnancy_ends_and_goes_on(house: House) -> None:
    case = _give(house, sign_up(house))
    house.restricted.write(case, safety(), actor=house.actor)
    house.safety.look(case, SafetyColour.RED, "hond", actor=house.actor)
    house.endings.end(case, CloseReason.PREGNANCY_ENDED, actor=house.actor)
    assert house.restricted.of(case, actor=house.actor)[0].said == safety()
    house.endings.take_back(case, actor=house.actor)
    assert house.safety.words(case, actor=house.actor) == "hond"
    assert house.verify() == []


def test_notes_and_openings_go_with_the_case_that_is_joined_and_back(house: House) -> None:
    one, two = _give(house, sign_up(house)), _give(house, sign_up(house, "Ander", birth_date="1990-01-01"))
    house.restricted.write(two, safety("gaat mee"), actor=house.actor)
    house.emergency.open(two, REASON, actor=colleague(house))
    kept, gone = ClientId(client_of(house, one)), ClientId(client_of(house, two))
    house.joining.join(Join(kept=kept, gone=gone, taken=frozenset(), pregnancies=((two, one),)), actor=house.actor)
    assert house.restricted.of(one, actor=house.actor)[0].said == safety("gaat mee")
    with house.database.reading(house.actor) as reading:
        assert one in house.emergency.of_cases([one, two], reading=reading)
    (joined, *_rest) = house.joining.of_client(kept, actor=house.actor)
    house.joining.separate(joined.id, actor=house.actor)
    assert house.restricted.of(two, actor=house.actor)[0].said == safety("gaat mee")
    assert house.restricted.of(one, actor=house.actor) == ()
