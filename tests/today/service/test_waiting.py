from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from ks_desktop.clients.domain import CaseState, CloseReason
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.today.domain import Asked, Waiting, WaitingKind
from ks_desktop.visits.domain import Agreement, Outcome, Report
from tests.families import sign_up
from tests.houses import TODAY, case_in, practice
from tests.today.conftest import woman
from tests.today.service.test_calling import give
from tests.today.store.test_conditions import colleague_of


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


def groups(house: House, asked: Asked | None = None) -> dict[WaitingKind, Waiting]:
    return {group.kind: group for group in house.mornings.morning(actor=house.actor, asked=asked).waiting}


def test_feedback_says_until_when_it_was_agreed(house: House) -> None:
    visited = case_in(house, CaseState.FEEDBACK_DUE)
    (case,) = groups(house)[WaitingKind.FEEDBACK_DUE].cases
    page = house.casefiles.page(visited, actor=house.actor)
    visited_on = page.facts.visited_on()
    assert visited_on is not None
    assert case.case_id == visited
    assert case.by == page.terms.after(visited_on, page.terms.feedback_days)


def test_own_work_comes_first_then_nobodys_and_a_colleagues_when_asked(house: House) -> None:
    colleague = colleague_of(house)[0]
    cases = [
        sign_up(house, f"Wie{'abc'[at]}", birth_date=f"199{at}-01-01", phone="", received_on=f"2026-11-0{at + 1}")
        for at in range(3)
    ]
    give(house, cases[0], colleague)
    give(house, cases[2], house.actor)
    group = groups(house)[WaitingKind.INCOMPLETE]
    assert (group.count, group.of_colleagues, group.more) == (3, 1, 0)
    assert group.cases[0].case_id == cases[2]
    assert [case.is_own for case in group.cases] == [True, None, None]
    kind = WaitingKind.INCOMPLETE
    group = groups(house, Asked(colleagues_of=frozenset({kind}), most={kind: 2}))[kind]
    assert (len(group.cases), group.more, group.count) == (2, 2, 3)


def test_an_agreement_that_is_due_waits_with_what_was_agreed(house: House) -> None:
    planned = case_in(house, CaseState.PLANNED)
    with house.database.reading(house.actor) as reading:
        visit = house.visits.of_cases([planned], reading=reading)[planned][-1]
    agreed = (
        Agreement(who="wij", what="folder sturen", by_when=TODAY - timedelta(days=1)),
        Agreement(who="zij", what="later", by_when=TODAY + timedelta(days=9)),
    )
    report = Report(outcome=Outcome.VISITED, held_on=TODAY - timedelta(days=1), agreements=agreed)
    house.visits.report(visit.id, report, actor=house.actor)
    group = groups(house)[WaitingKind.AGREEMENTS_DUE]
    assert (group.count, group.oldest) == (1, TODAY - timedelta(days=1))
    assert [(case.case_id, case.note, case.is_own) for case in group.cases] == [(planned, "folder sturen", True)]


@pytest.mark.parametrize(("due", "kind"), [("2026-10-25", "no_news"), ("2026-11-03", "after_due_date")])
def test_long_after_the_due_date_the_midwife_is_asked_and_nobody_stands_twice(
    house: House, due: str, kind: str
) -> None:
    case: CaseId = woman(house, due_date=due, received_on="2026-10-01")
    found = [group.kind for group in groups(house).values() for one in group.cases if one.case_id == case]
    assert found == [WaitingKind(kind)]
    assert date.fromisoformat(due) < TODAY


def test_a_partner_who_must_hear_it_waits(house: House) -> None:
    assert WaitingKind.TO_TELL not in groups(house)


def test_who_is_to_hear_how_it_went_on_is_named_with_why(house: House) -> None:
    begun, loop = groups(house)[WaitingKind.LOOP_DUE].cases
    assert begun.note == "Verloskundigen De Ooievaar, F. Voorbeeld · de hulp is sindsdien begonnen"
    with house.database.reading(house.actor) as reading:
        case = house.clients.cases([loop.case_id], reading=reading)[loop.case_id]
    assert (case.close_reason, loop.since) == (CloseReason.HANDED_OVER, case.closed_on)
    assert loop.note == "Verloskundigen De Ooievaar, F. Voorbeeld · zij is overgedragen"
