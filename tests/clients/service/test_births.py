"""Births through the whole house: recorded, corrected, asked for, noted after, and taken back to the last column."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from ks_desktop.clients.domain import CaseState, CloseReason
from ks_desktop.clients.domain.birth import Birth, News, NoNews, Teller
from ks_desktop.clients.domain.life_event import InHerLife
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.practice import MovableClock
from ks_desktop.visits.domain import AppointmentState, ContactAttempt
from ks_desktop.visits.domain.contact import ContactWay
from ks_desktop.visits.domain.life import fell_away
from tests.clients.service.kept_rows import kept_rows
from tests.families import sign_up
from tests.houses import TODAY, case_in, practice


@pytest.fixture(scope="module")
def shared() -> Iterator[House]:
    opened = practice()
    yield opened
    opened.close()


def birth(case: CaseId, born_on: date = TODAY, children: int = 1) -> Birth:
    return Birth(case_id=case, born_on=born_on, children=children, told_by=Teller.MIDWIFE, told_on=TODAY)


def of(house: House, case: CaseId) -> Birth | None:
    with house.database.reading(house.actor) as reading:
        return house.births.of([case], reading=reading).get(case)


def attempts(house: House, case: CaseId) -> tuple[ContactAttempt, ...]:
    with house.database.reading(house.actor) as reading:
        return house.visits.attempts([case], reading=reading).get(case, ())


def to_ask(house: House, day: date) -> tuple[NoNews, ...]:
    with house.database.reading(house.actor) as reading:
        return house.births.to_ask(day, reading=reading)


def refused(code: str, call: object) -> None:
    assert callable(call)
    with pytest.raises(UserError) as error:
        call()
    assert error.value.code == code


def test_a_birth_cancels_what_was_planned_and_one_undo_brings_all_of_it_back(shared: House) -> None:
    house = shared
    case = case_in(house, CaseState.PLANNED)
    before = kept_rows(house)
    house.births.record(birth(case, children=2), actor=house.actor, close=True)
    with house.database.reading(house.actor) as reading:
        visits = house.visits.of_cases([case], reading=reading)[case]
        closed = house.clients.cases([case], reading=reading)[case]
    assert [visit.state for visit in visits if fell_away(visit)] == [AppointmentState.CANCELLED]
    assert closed.close_reason is CloseReason.BORN
    assert case not in {entry.case_id for entry in house.visits.to_plan(actor=house.actor)}
    house.undo.undo(actor=house.actor)
    assert kept_rows(house) == before


def test_while_the_case_stays_open_she_is_planned_no_more(shared: House) -> None:
    house = shared
    case = case_in(house, CaseState.READY)
    assert case in {entry.case_id for entry in house.visits.to_plan(actor=house.actor)}
    house.births.record(birth(case), actor=house.actor)
    assert case not in {entry.case_id for entry in house.visits.to_plan(actor=house.actor)}
    refused("born", lambda: house.visits.proposals(case, actor=house.actor))
    page = house.casefiles.page(case, actor=house.actor, is_refresh=True)
    assert page.state in {CaseState.FEEDBACK_DUE, CaseState.TO_CLOSE}
    house.undo.undo(actor=house.actor)
    assert of(house, case) is None


def test_a_birth_is_corrected_and_what_cannot_be_is_refused(shared: House) -> None:
    house = shared
    case = case_in(house, CaseState.READY)
    tomorrow = TODAY + timedelta(days=1)
    refused(
        "future",
        lambda: house.births.record(replace(birth(case), born_on=tomorrow, told_on=tomorrow), actor=house.actor),
    )
    year_ago = replace(birth(case), born_on=TODAY - timedelta(days=365))
    refused("before", lambda: house.births.record(year_ago, actor=house.actor))
    refused("children", lambda: birth(case, children=9))
    refused("past", lambda: replace(birth(case), told_on=TODAY - timedelta(days=1)))
    house.births.record(birth(case), actor=house.actor)
    refused("born_already", lambda: house.births.record(birth(case), actor=house.actor))
    known = of(house, case)
    assert known is not None
    house.births.record(replace(known, born_on=TODAY - timedelta(days=2), note=" een tweeling\x00 "), actor=house.actor)
    corrected = of(house, case)
    assert corrected is not None
    assert (corrected.born_on, corrected.note) == (TODAY - timedelta(days=2), "een tweeling")
    for _step in range(2):
        house.undo.undo(actor=house.actor)
    assert of(house, case) is None
    gone = CaseId(house.actor)
    refused("gone", lambda: house.births.record(birth(gone), actor=house.actor))


def test_a_case_that_ended_quietly_takes_no_birth_and_no_note() -> None:
    house = practice()
    try:
        case = case_in(house, CaseState.READY)
        house.endings.end(case, CloseReason.PREGNANCY_ENDED.value, actor=house.actor)
        refused("case_quiet", lambda: house.births.record(birth(case), actor=house.actor))
        refused("case_quiet", lambda: house.births.note(case, TODAY, "bellen", actor=house.actor))
        refused("case_closed", lambda: house.births.answer(case, News.UNKNOWN, actor=house.actor))
    finally:
        house.close()


def test_notes_are_kept_until_the_second_birthday(shared: House) -> None:
    house = shared
    case = case_in(house, CaseState.READY)
    refused("no_birth", lambda: house.births.note(case, TODAY, "bellen", actor=house.actor))
    house.births.record(birth(case, TODAY - timedelta(days=3)), actor=house.actor, close=True)
    refused("required", lambda: house.births.note(case, TODAY, "  ", actor=house.actor))
    refused("long", lambda: house.births.note(case, TODAY, "x" * 201, actor=house.actor))
    refused("day", lambda: house.births.note(case, TODAY - timedelta(days=4), "bellen", actor=house.actor))
    house.births.note(case, TODAY, "de kraamzorg belt maandag", actor=house.actor)
    with house.database.reading(house.actor) as reading:
        (note,) = house.births.notes([case], reading=reading)[case]
    assert (note.line, note.by) == ("de kraamzorg belt maandag", house.actor)
    for _step in range(2):
        house.undo.undo(actor=house.actor)


def test_after_two_years_a_note_belongs_elsewhere() -> None:
    house = practice()
    try:
        case = case_in(house, CaseState.READY)
        house.births.record(birth(case), actor=house.actor, close=True)
        assert isinstance(house.clock, MovableClock)
        house.clock.go_to(TODAY + timedelta(days=731))
        refused("two_years", lambda: house.births.note(case, TODAY, "bellen", actor=house.actor))
    finally:
        house.close()


def test_three_weeks_past_the_due_date_the_midwife_is_asked_and_again_after_a_week(shared: House) -> None:
    house = shared
    due = TODAY - timedelta(days=21)
    case = sign_up(house, "Stil", due_date=due.isoformat(), received_on="2026-06-20", consent_on="2026-06-20")
    assert case not in {each.case_id for each in to_ask(house, TODAY - timedelta(days=1))}
    (waits,) = (each for each in to_ask(house, TODAY) if each.case_id == case)
    with house.database.reading(house.actor) as reading:
        assert house.births.to_ask(TODAY, case_id=case, reading=reading) == (waits,)
        assert house.life_events.whole(case, house.births, reading=reading).waits == waits
    assert (waits.since, waits.asked) == (TODAY, ())
    before = kept_rows(house)
    house.births.answer(case, News.STILL_PREGNANT, actor=house.actor)
    (call,) = attempts(house, case)
    assert (call.way, call.note) == (ContactWay.REFERRER, "Naar nieuws gevraagd: zij is nog zwanger.")
    assert case not in {each.case_id for each in to_ask(house, TODAY + timedelta(days=6))}
    assert case in {each.case_id for each in to_ask(house, TODAY + timedelta(days=7))}
    with house.database.reading(house.actor) as reading:
        whole = house.life_events.whole(case, house.births, reading=reading)
    assert isinstance(whole, InHerLife)
    assert [each.news for each in whole.asked] == [News.STILL_PREGNANT]
    house.undo.undo(actor=house.actor)
    assert kept_rows(house) == before
    house.births.record(birth(case), actor=house.actor)
    assert case not in {each.case_id for each in to_ask(house, TODAY)}
