from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from ks_desktop.clients.domain import CaseState, Consent, ConsentPurpose, ConsentState
from ks_desktop.clients.store.rows import CaseRow, ClientRow
from ks_desktop.core.values import CaseId, ConsentId, UserId, new_id
from ks_desktop.house import House
from ks_desktop.onward.domain import OnwardState, StepTaken
from ks_desktop.today.store import conditions
from ks_desktop.visits.domain.standing_in import StandIn, whose
from ks_desktop.visits.store.stand_ins import add_stand_in, stand_ins
from tests.families import sign_up
from tests.houses import TODAY, case_in, practice
from tests.today.conftest import woman


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


def holds(house: House, case: CaseId, condition: sa.ColumnElement[bool]) -> bool:
    with house.database.reading(house.actor) as reading:
        query = sa.select(CaseRow.id).join(ClientRow, ClientRow.id == CaseRow.client_id)
        return reading.session.scalar(query.where(CaseRow.id == case, condition)) is not None


def answer(house: House, case: CaseId, state: ConsentState, days_ago: int) -> None:
    consent = Consent(
        id=ConsentId(new_id()),
        case_id=case,
        purpose=ConsentPurpose.SIGN_UP,
        state=state,
        given_on=TODAY - timedelta(days=days_ago),
    )
    house.clients.answers.record(consent, actor=house.actor)


def test_what_waits_for_a_visit_is_known_of_each_state(house: House) -> None:
    for state, waits in ((CaseState.NEW, True), (CaseState.PLANNED, False), (CaseState.FEEDBACK_DUE, False)):
        assert holds(house, case_in(house, state), conditions.waits()) is waits
    planned, visited = case_in(house, CaseState.PLANNED), case_in(house, CaseState.FEEDBACK_DUE)
    assert (holds(house, planned, conditions.booked()), holds(house, planned, conditions.settled())) == (True, False)
    assert (holds(house, visited, conditions.booked()), holds(house, visited, conditions.settled())) == (False, True)


def test_her_newest_answer_counts_whatever_she_said_before(house: House) -> None:
    case = woman(house, consent_on="2026-11-01", received_on="2026-11-01")
    agrees = conditions.agrees(TODAY)
    assert holds(house, case, agrees)
    answer(house, case, ConsentState.REFUSED, 10)
    assert not holds(house, case, agrees)
    assert holds(house, case, conditions.agrees(TODAY - timedelta(days=11)))
    answer(house, case, ConsentState.GIVEN, 3)
    assert holds(house, case, agrees)


def test_who_has_no_door_of_her_own_is_whole_by_where_she_is_found(house: House) -> None:
    found = sign_up(
        house, "Vindbaar", birth_date="1990-01-01", street="", house_number="", postcode="", housing="reception_centre"
    )
    lost = sign_up(house, "Onvindbaar", birth_date="1990-01-02", street="", place="", housing="own_address")
    assert holds(house, found, conditions.is_whole())
    assert not holds(house, lost, conditions.is_whole())
    facts = house.casefiles.page(found, actor=house.actor)
    assert facts.missing == ()


def colleague_of(house: House) -> list[UserId]:
    members = house.schedules.everybody(actor=house.actor)
    return [member.user for member in members if member.user != house.actor]


def stand_in(house: House, case: CaseId, instead_of: UserId, nurse: UserId, days: int = 3) -> None:
    with house.database.work(house.actor, "client_changed") as work:
        last = TODAY + timedelta(days=days)
        first = min(TODAY, last)
        add_stand_in(
            work, StandIn(id=new_id(), case_id=case, instead_of=instead_of, nurse=nurse, first=first, last=last)
        )


def test_who_looks_after_a_case_is_the_same_as_by_the_rule_of_the_visits(house: House) -> None:
    first, second = colleague_of(house)[:2]
    planned, visited, new = (
        case_in(house, state) for state in (CaseState.PLANNED, CaseState.FEEDBACK_DUE, CaseState.NEW)
    )
    for step in range(5):
        if step == 1:
            stand_in(house, planned, house.actor, first)
        if step == 2:
            stand_in(house, planned, first, second)
        if step == 3:
            stand_in(house, visited, house.actor, first, days=-1)
        if step == 4:
            stand_in(house, new, first, second)
        with house.database.reading(house.actor) as reading:
            for case in (planned, visited, new):
                of_case = house.clients.cases([case], reading=reading)[case]
                visits = house.visits.of_cases([case], reading=reading).get(case, ())
                standing = stand_ins(reading, [case]).get(case, ())
                query = sa.select(conditions.nurse_of_case(TODAY)).select_from(CaseRow).where(CaseRow.id == case)
                found: UUID | None = reading.session.scalar(query)
                assert found == whose(of_case, visits, standing, TODAY).nurse, (step, case)


def test_help_that_may_still_begin_is_known(house: House) -> None:
    visited = case_in(house, CaseState.FEEDBACK_DUE)
    with house.database.reading(house.actor) as reading:
        asked = [each for each in house.onward.of_cases([visited], reading=reading)[visited] if each.is_open]
    assert holds(house, visited, conditions.help_asked())
    assert not holds(house, case_in(house, CaseState.NEW), conditions.help_asked())
    for each in asked:
        over = StepTaken(state=OnwardState.WITHDRAWN, on=TODAY)
        house.onward.take_step(each.id, over, actor=house.actor)
    assert not holds(house, visited, conditions.help_asked())
    for _each in asked:
        house.undo.undo(actor=house.actor)
    assert holds(house, visited, conditions.help_asked())
