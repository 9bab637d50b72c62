from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from ks_desktop.clients.domain import CloseReason
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import AppointmentId, CaseId
from ks_desktop.referrals.domain import Tray
from ks_desktop.visits.domain import (
    AppointmentState,
    Outcome,
    Proposal,
    Report,
)
from tests.visits.conftest import TODAY, Room

MONDAY = date(2026, 11, 23)


def _book(room: Room, case_id: CaseId) -> AppointmentId:
    return room.visits.accept(room.visits.proposals(case_id, actor=room.actor)[0], actor=room.actor).appointment_id


def _visit(room: Room, appointment_id: AppointmentId) -> AppointmentState | None:
    with room.database.reading(room.actor) as reading:
        visits = room.visits.between(TODAY - timedelta(days=60), TODAY + timedelta(days=400), reading=reading)
    return next((v.state for v in visits if v.id == appointment_id), None)


def test_accepting_books_and_takes_the_referral_up(room: Room) -> None:
    case_id = room.waiting()
    accepted = room.visits.accept(room.visits.proposals(case_id, actor=room.actor)[0], actor=room.actor)
    assert accepted.changes.visits
    assert accepted.changes.undo
    with room.database.reading(room.actor) as reading:
        visits = room.visits.of_cases([case_id], reading=reading)[case_id]
        booked = room.visits.booked(reading=reading)
    assert [v.id for v in visits] == [accepted.appointment_id] == [v.id for v in booked]
    assert visits[0].day == MONDAY
    assert [line.tray for line in room.referrals.list(actor=room.actor)] == [Tray.TAKEN_UP]


def test_undo_restores_exactly_the_same_proposals_and_the_tray(room: Room) -> None:
    case_id, other = room.waiting(), room.waiting("Bakker", birth_date="1990-01-01", postcode="3431 EF")
    _book(room, other)
    before = room.visits.proposals(case_id, actor=room.actor)
    room.visits.accept(before[0], actor=room.actor)
    step = room.undo.latest(actor=room.actor)
    assert step is not None
    assert step.label == "plan visit"
    changes = room.undo.undo(actor=room.actor)
    assert changes.visits
    assert room.visits.proposals(case_id, actor=room.actor) == before
    trays = {line.name: line.tray for line in room.referrals.list(actor=room.actor)}
    assert trays == {"Aylin Kaya": Tray.NEW, "Aylin Bakker": Tray.TAKEN_UP}  # nobody has looked at it either


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_of_booking_and_undoing_ends_where_it_began(room: Room, data: st.DataObject) -> None:
    with room.database.reading(room.actor) as reading:
        known = [case.id for case in room.clients.open_cases(reading=reading)]
    cases = known or [
        room.waiting(name, birth_date=f"19{90 + n}-01-01", postcode=postcode)
        for n, (name, postcode) in enumerate((("Aa", "3511 AA"), ("Bb", "3431 BB"), ("Cc", "3523 CC")))
    ]
    seen: list[tuple[CaseId, tuple[Proposal, ...]]] = []
    for case_id in data.draw(st.permutations(cases)):
        proposals = room.visits.proposals(case_id, actor=room.actor)
        seen.append((case_id, proposals))
        room.visits.accept(data.draw(st.sampled_from(proposals)), actor=room.actor)
    for case_id, proposals in reversed(seen):
        room.undo.undo(actor=room.actor)
        assert room.visits.proposals(case_id, actor=room.actor) == proposals


def test_undo_refuses_when_the_visit_was_changed_since(room: Room) -> None:
    appointment_id = _book(room, room.waiting())
    room.visits.cancel(appointment_id, "ziek", actor=room.actor)
    with room.database.work(room.actor, "test") as work:
        work.session.execute(text("DELETE FROM undo_step WHERE label = 'cancel visit'"))  # a colleague cancelled
    with pytest.raises(StaleError):
        room.undo.undo(actor=room.actor)
    assert _visit(room, appointment_id) is AppointmentState.CANCELLED


def test_each_step_can_be_undone_in_turn(room: Room) -> None:
    case_id = room.waiting()
    before = room.visits.proposals(case_id, actor=room.actor)
    appointment_id = _book(room, case_id)
    room.visits.cancel(appointment_id, "ziek", actor=room.actor)
    room.undo.undo(actor=room.actor)
    assert _visit(room, appointment_id) is AppointmentState.BOOKED
    room.undo.undo(actor=room.actor)
    assert _visit(room, appointment_id) is None
    assert room.visits.proposals(case_id, actor=room.actor) == before


def test_not_at_home_leaves_her_to_be_planned_again(room: Room) -> None:
    case_id = room.waiting()
    appointment_id = _book(room, case_id)
    assert room.visits.to_plan(actor=room.actor) == ()
    room.clock.put(date(2026, 11, 24), time(9))
    report = Report(outcome=Outcome.NOT_AT_HOME, held_on=MONDAY, note="Briefje in de bus.")
    room.visits.report(appointment_id, report, actor=room.actor)
    assert _visit(room, appointment_id) is AppointmentState.NO_SHOW
    assert [entry.case_id for entry in room.visits.to_plan(actor=room.actor)] == [case_id]
    assert room.visits.proposals(case_id, actor=room.actor)


def test_a_report_is_undone_to_the_booked_visit(room: Room) -> None:
    appointment_id = _book(room, room.waiting())
    room.clock.put(date(2026, 11, 30), time(9))
    report = Report(outcome=Outcome.VISITED, held_on=date(2026, 11, 24), agreed=("Rust", " ", "Wiegje\u0000"))
    room.visits.report(appointment_id, report, actor=room.actor, version=1)
    with room.database.reading(room.actor) as reading:
        visit = room.visits.between(MONDAY, MONDAY, reading=reading)[0]
    assert visit.report is not None
    assert visit.report.agreed == ("Rust", "Wiegje")
    assert (visit.report.held_on, visit.reported_on) == (date(2026, 11, 24), date(2026, 11, 30))
    room.undo.undo(actor=room.actor)
    assert _visit(room, appointment_id) is AppointmentState.BOOKED


def test_a_report_is_corrected_and_the_correction_undone(room: Room) -> None:
    appointment_id = _book(room, room.waiting())
    room.clock.put(date(2026, 11, 30), time(9))
    for note in ("eerst", "later"):
        room.visits.report(
            appointment_id,
            Report(outcome=Outcome.VISITED, held_on=MONDAY, note=note, agreed=("a", "b")),
            actor=room.actor,
        )
    room.undo.undo(actor=room.actor)
    with room.database.reading(room.actor) as reading:
        visit = room.visits.between(MONDAY, MONDAY, reading=reading)[0]
    assert visit.report == Report(outcome=Outcome.VISITED, held_on=MONDAY, note="eerst", agreed=("a", "b"))


def test_the_second_of_two_reporters_is_told(room: Room) -> None:
    appointment_id = _book(room, room.waiting())
    room.clock.put(date(2026, 11, 30), time(9))
    report = Report(outcome=Outcome.VISITED, held_on=MONDAY)
    room.visits.report(appointment_id, report, actor=room.actor, version=1)
    with pytest.raises(StaleError):
        room.visits.report(appointment_id, report, actor=room.actor, version=1)


@pytest.mark.parametrize(("held_on", "code"), [(date(2026, 11, 25), "future"), (date(2026, 5, 1), "age")])
def test_a_day_that_cannot_be_right_is_refused_at_its_field(room: Room, held_on: date, code: str) -> None:
    appointment_id = _book(room, room.waiting())
    room.clock.put(date(2026, 11, 24), time(9))
    with pytest.raises(UserError) as refused:
        room.visits.report(appointment_id, Report(outcome=Outcome.VISITED, held_on=held_on), actor=room.actor)
    assert (refused.value.code, refused.value.field) == (code, "held_on")


def test_a_text_that_is_too_long_is_refused_at_its_field(room: Room) -> None:
    appointment_id = _book(room, room.waiting())
    room.clock.put(date(2026, 11, 24), time(9))
    for field, report in (
        ("agreed", Report(outcome=Outcome.VISITED, held_on=MONDAY, agreed=("x" * 201,))),
        ("next_step", Report(outcome=Outcome.VISITED, held_on=MONDAY, next_step="x" * 201)),
    ):
        with pytest.raises(UserError) as refused:
            room.visits.report(appointment_id, report, actor=room.actor)
        assert refused.value.field == field
    with pytest.raises(UserError) as refused:
        room.visits.cancel(appointment_id, "x" * 201, actor=room.actor)
    assert refused.value.field == "reason"


def test_cancelling_frees_the_time_and_undo_takes_it_again_if_it_is_free(room: Room) -> None:
    case_id, other = room.waiting(), room.waiting("Bakker", birth_date="1990-01-01")
    first = room.visits.proposals(case_id, actor=room.actor)[0]
    appointment_id = room.visits.accept(first, actor=room.actor).appointment_id
    room.visits.cancel(appointment_id, "ziek\u202e", actor=room.actor)
    with room.database.reading(room.actor) as reading:
        assert room.visits.of_cases([case_id], reading=reading)[case_id][0].cancel_reason == "ziek"
    room.undo.undo(actor=room.actor)
    assert _visit(room, appointment_id) is AppointmentState.BOOKED
    room.visits.cancel(appointment_id, "", actor=room.actor)
    again = room.visits.proposals(other, actor=room.actor)
    assert again[0].starts_at == first.starts_at
    with pytest.raises(UserError) as twice:
        room.visits.cancel(appointment_id, "", actor=room.actor)
    assert twice.value.code == "not_booked"


def test_undoing_a_cancelling_is_refused_when_the_time_was_taken(room: Room) -> None:
    case_id, other = room.waiting(), room.waiting("Bakker", birth_date="1990-01-01")
    appointment_id = _book(room, case_id)
    taken = room.visits.proposals(other, actor=room.actor)
    room.visits.cancel(appointment_id, "", actor=room.actor)
    with room.database.reading(room.actor) as reading:
        start = room.visits.of_cases([case_id], reading=reading)[case_id][0].starts_at
    # A colleague books the freed time, so it is not this nurse's last step.
    room.visits.accept(replace(taken[0], starts_at=start), actor=room.actor)
    with room.database.work(room.actor, "test") as work:
        work.session.execute(text("DELETE FROM undo_step WHERE label = 'plan visit'"))
    with pytest.raises(StaleError) as refused:
        room.undo.undo(actor=room.actor)
    assert refused.value.code == "taken"
    assert _visit(room, appointment_id) is AppointmentState.CANCELLED


def test_closing_a_case_cancels_what_is_ahead_and_one_undo_brings_both_back(room: Room) -> None:
    case_id = room.waiting()
    appointment_id = _book(room, case_id)
    room.clients.close_case(case_id, CloseReason.MOVED, actor=room.actor)
    assert _visit(room, appointment_id) is AppointmentState.CANCELLED
    room.undo.undo(actor=room.actor)
    assert _visit(room, appointment_id) is AppointmentState.BOOKED


def test_a_visit_gone_by_without_a_report_was_missed_when_the_case_closes(room: Room) -> None:
    case_id = room.waiting()
    appointment_id = _book(room, case_id)
    room.clock.put(date(2026, 11, 25), time(9))
    room.clients.close_case(case_id, CloseReason.MOVED, actor=room.actor)
    assert _visit(room, appointment_id) is AppointmentState.MISSED
    with pytest.raises(UserError):
        room.visits.report(appointment_id, Report(outcome=Outcome.VISITED, held_on=MONDAY), actor=room.actor)


def test_the_list_is_sorted_by_closing_weeks_and_leaves_out_who_cannot_be_planned(room: Room) -> None:
    late = room.waiting()
    soon = room.waiting("Bakker", birth_date="1990-01-01", due_date="2026-12-20")
    room.waiting("Geen", birth_date="1991-01-01", consent_given="")
    room.waiting("Onvolledig", birth_date="1992-01-01", phone="")
    waiting = room.visits.to_plan(actor=room.actor)
    assert [entry.case_id for entry in waiting] == [soon, late]
    assert [entry.name for entry in waiting] == ["Aylin Bakker", "Aylin Kaya"]
    assert str(waiting[0].age) == "35+6"
