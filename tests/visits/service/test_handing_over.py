from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ks_desktop.clients.domain import CloseReason
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import DaySpan, UserId
from ks_desktop.house import House
from ks_desktop.visits.domain import AbsenceReason, BookingState, CompanionKind
from ks_desktop.visits.service.handing_over import HandedOver, going
from tests.houses import TODAY
from tests.visits.team import (
    OEFEN,
    PROEF,
    TESTEMA,
    TWO_WEEKS,
    asked,
    booked,
    chosen,
    go_to,
    loads,
    nurse,
    office,
    overlaps,
    tables,
)

AFTER = TWO_WEEKS.last + timedelta(days=1)


@pytest.fixture(scope="module")
def shared() -> Iterator[House]:
    """One house for what takes everything back again."""
    with office() as house:
        yield house


@pytest.fixture
def house() -> Iterator[House]:
    with office() as made:
        yield made


def hand_over(house: House, name: str = TESTEMA, span: DaySpan | None = TWO_WEEKS, **words: Any) -> HandedOver:
    question = asked(house, name, span)
    proposal = question.proposed()
    return house.hand_overs.hand_over(
        question.nurse, chosen(proposal), span, actor=house.actor, seen=going(proposal), **words
    )


def test_work_goes_to_a_colleague_for_some_days_and_comes_back_by_itself(house: House) -> None:
    before = booked(house)
    done = hand_over(house)
    assert len(done.cases) == 2
    assert done.changes.visits
    assert done.changes.clients
    now = loads(house)
    assert (now[TESTEMA].open_cases, now[TESTEMA].stood_in) == (0, 0)
    assert sum(load.stood_in for load in now.values()) == 2
    assert loads(house, AFTER)[TESTEMA].open_cases == 2
    after = booked(house)
    goes = going(done.cases)
    assert goes
    for case in done.cases:
        for old, new in zip(before[case.case_id], after[case.case_id], strict=True):
            assert (old.id, old.starts_at, old.minutes) == (new.id, new.starts_at, new.minutes)
            assert new.nurse == (case.to if new.id in goes else old.nurse)
    assert {visit.visit.id for visit in done.stuck()}.isdisjoint(goes)
    assert house.verify() == []


def test_one_undo_takes_all_of_it_back_also_the_absence(house: House) -> None:
    before = tables(house)
    hand_over(house, absent=AbsenceReason.ILL)
    assert loads(house)[TESTEMA].away == "Ziek"
    step = house.undo.latest(actor=house.actor)
    assert step is not None
    assert (step.label, step.count) == ("hand over work", 2)
    house.undo.undo(actor=house.actor)
    assert tables(house) == before


def test_for_good_the_case_is_hers(house: House) -> None:
    done = hand_over(house, span=None)
    assert loads(house)[TESTEMA].open_cases == 0
    assert loads(house, AFTER)[TESTEMA].open_cases == 0
    with house.database.reading(house.actor) as reading:
        cases = house.clients.cases([case.case_id for case in done.cases], reading=reading)
    assert {case.nurse for case in cases.values()} == {case.to for case in done.cases}


def test_who_stands_in_and_falls_ill_hands_it_on_for_the_days_that_are_left(house: House) -> None:
    house.hand_overs.hand_over(
        nurse(house, TESTEMA),
        dict.fromkeys(chosen(asked(house).proposed()), nurse(house, OEFEN)),
        TWO_WEEKS,
        actor=house.actor,
        seen=going(asked(house).arranged(dict.fromkeys(chosen(asked(house).proposed()), nurse(house, OEFEN)))),
    )
    on = asked(house, OEFEN, None)
    to_proef = dict.fromkeys([case.case_id for case in on.cases], nurse(house, PROEF))
    house.hand_overs.hand_over(on.nurse, to_proef, None, actor=house.actor, seen=going(on.arranged(to_proef)))
    now, after = loads(house), loads(house, AFTER)
    assert (now[OEFEN].open_cases, now[PROEF].stood_in) == (0, 2)
    assert (after[TESTEMA].open_cases, after[OEFEN].open_cases) == (2, 0)


def test_an_interpreter_is_asked_for_where_the_colleague_does_not_speak_her_language(house: House) -> None:
    question = asked(house)
    everybody = dict.fromkeys([case.case_id for case in question.cases], nurse(house, PROEF))
    handed = question.arranged(everybody)
    asking = [visit.visit.id for case in handed for visit in case.visits if visit.goes and visit.asks_interpreter]
    house.hand_overs.hand_over(question.nurse, everybody, TWO_WEEKS, actor=house.actor, seen=going(handed))
    kept = {visit.id: visit for visits in booked(house).values() for visit in visits}
    for visit_id in asking:
        interpreter = kept[visit_id].interpreter
        assert interpreter is not None
        assert (interpreter.kind, interpreter.state) == (CompanionKind.INTERPRETER, BookingState.TO_BOOK)


def test_both_calendars_hear_of_it(house: House) -> None:
    testema = nurse(house, TESTEMA)
    file = house.calendar.preview(TWO_WEEKS, actor=house.actor, nurse=testema)
    house.calendar.left(file, actor=house.actor)
    done = hand_over(house)
    moved = going(done.cases)
    assert moved
    old = house.calendar.preview(TWO_WEEKS, actor=house.actor, nurse=testema)
    assert old.cancelled == len(moved)
    for colleague in {case.to for case in done.cases if any(visit.goes for visit in case.visits)}:
        new = house.calendar.preview(TWO_WEEKS, actor=house.actor, nurse=colleague)
        hers = [visit for each in booked(house).values() for visit in each if visit.nurse == colleague]
        assert len([entry for entry in new.entries if not entry.is_cancelled]) == len(hers)


def test_what_changed_since_the_preview_is_told_and_nothing_is_done(house: House) -> None:
    question = asked(house)
    proposal = question.proposed()
    (first, *_rest) = [visit.visit for case in proposal for visit in case.visits if visit.goes]
    house.visits.cancel(first.id, "", actor=house.actor)
    before = tables(house)
    with pytest.raises(StaleError) as error:
        house.hand_overs.hand_over(question.nurse, chosen(proposal), TWO_WEEKS, actor=house.actor, seen=going(proposal))
    assert error.value.code == "changed"
    assert tables(house) == before


def test_other_visits_than_she_saw_do_not_go(house: House) -> None:
    question = asked(house)
    proposal = question.proposed()
    assert going(proposal)
    with pytest.raises(StaleError):
        house.hand_overs.hand_over(question.nurse, chosen(proposal), TWO_WEEKS, actor=house.actor, seen=())
    assert loads(house)[TESTEMA].open_cases == 2


def test_nothing_nobody_and_days_that_cannot_be_are_refused_in_words(house: House) -> None:
    testema = nurse(house, TESTEMA)
    with pytest.raises(UserError) as nothing:
        house.hand_overs.hand_over(testema, {}, TWO_WEEKS, actor=house.actor, seen=())
    assert nothing.value.code == "nothing"
    for span, code in (
        (DaySpan(TODAY - timedelta(days=9), TODAY - timedelta(days=1)), "past"),
        (DaySpan(TODAY, TODAY + timedelta(days=800)), "long"),
    ):
        with pytest.raises(UserError) as days:
            house.hand_overs.question(testema, span, actor=house.actor)
        assert days.value.code == code
    with pytest.raises(UserError) as gone:
        house.hand_overs.question(UserId(UUID(int=5)), TWO_WEEKS, actor=house.actor)
    assert gone.value.code == "gone"


def test_days_are_proposed_from_what_the_agenda_knows(house: House) -> None:
    usual = house.hand_overs.usual(nurse(house, TESTEMA), actor=house.actor)
    assert (usual.span, usual.is_noted) == (DaySpan(TODAY, TODAY), False)  # her leave begins in over two weeks
    go_to(house, date(2026, 12, 16))
    usual = house.hand_overs.usual(nurse(house, TESTEMA), actor=house.actor)
    assert usual.is_noted
    assert usual.span.first == date(2026, 12, 16)


def test_a_closed_or_quiet_case_is_never_handed_over_or_counted(house: House) -> None:
    first, second = asked(house).cases
    house.clients.close_case(first.case_id, CloseReason.MOVED, actor=house.actor)
    house.endings.end(second.case_id, CloseReason.PREGNANCY_ENDED, actor=house.actor)
    assert asked(house).cases == ()
    assert loads(house)[TESTEMA].open_cases == 0
    assert loads(house)[TESTEMA].weeks[1].visits == 0


@given(st.lists(st.integers(0, 3), min_size=6, max_size=6), st.sampled_from([0, 1, 2]), st.booleans(), st.booleans())
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_set_handed_over_loses_nothing_overlaps_nothing_and_comes_back_exactly(
    shared: House, to: list[int], who: int, for_good: bool, ill: bool
) -> None:
    name, span = (TESTEMA, OEFEN, PROEF)[who], None if for_good else TWO_WEEKS
    question = asked(shared, name, span)
    team: list[UserId | None] = [None, *question.colleagues()]
    choices = {case.case_id: team[place % len(team)] for case, place in zip(question.cases, to, strict=False)}
    before, visits = tables(shared), booked(shared)
    if not any(choices.values()):
        return
    handed = question.arranged(choices)
    absent = AbsenceReason.ILL if ill else None
    done = shared.hand_overs.hand_over(
        question.nurse, choices, span, actor=shared.actor, seen=going(handed), absent=absent
    )
    after = booked(shared)
    assert {key: len(each) for key, each in after.items()} == {key: len(each) for key, each in visits.items()}
    assert not overlaps([visit for each in after.values() for visit in each])
    assert {case.case_id for case in done.cases} == {key for key, nurse_id in choices.items() if nurse_id}
    assert sum(load.open_cases for load in loads(shared).values()) == sum(
        load.open_cases for load in loads(shared, AFTER).values()
    )
    shared.undo.undo(actor=shared.actor)
    assert tables(shared) == before
