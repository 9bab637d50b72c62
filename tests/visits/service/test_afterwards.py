from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from ks_desktop.clients.domain import CloseReason
from ks_desktop.core.clock import instant_of
from ks_desktop.core.errors import UserError
from ks_desktop.visits.domain import AppointmentState, Outcome
from tests.visits.conftest import TODAY, Room
from tests.visits.waiting import LONG_AGO, book, doors, entries, held, visits_of


def test_a_visit_held_long_ago_keeps_both_days_and_ends_the_waiting(room: Room) -> None:
    known, case_id = doors(room), room.waiting(due_date=LONG_AGO.isoformat())
    before = entries(room)
    day = date(2026, 10, 6)
    answer = known.afterwards.record(held(case_id, day), actor=room.actor)
    visit = visits_of(room, case_id)[0]
    assert answer.appointment_id == visit.id
    assert (visit.state, visit.outcome, visit.is_time_known) == (AppointmentState.DONE, Outcome.VISITED, False)
    assert visit.report is not None
    assert (visit.report.held_on, visit.reported_on, visit.day) == (day, TODAY, day)
    assert entries(room) == {}
    room.undo.undo(actor=room.actor)
    assert (entries(room), visits_of(room, case_id)) == (before, ())


def test_a_known_time_is_kept(room: Room) -> None:
    known, case_id = doors(room), room.waiting()
    known.afterwards.record(replace(held(case_id), at=time(10, 30), minutes=45), actor=room.actor)
    visit = visits_of(room, case_id)[0]
    assert visit.starts_at == instant_of(TODAY - timedelta(days=12), time(10, 30))
    assert (visit.minutes, visit.is_time_known) == (45, True)


def test_what_cannot_be_is_said_and_nothing_is_written(room: Room) -> None:
    known, case_id = doors(room), room.waiting()
    book(room, case_id)
    said = []
    for day in (TODAY - timedelta(days=12), TODAY + timedelta(days=1), date(2025, 1, 1)):
        with pytest.raises(UserError) as refused:
            known.afterwards.record(held(case_id, day), actor=room.actor)
        said.append((refused.value.code, refused.value.field))
    assert said == [("planned_already", "held_on"), ("future", "held_on"), ("age", "held_on")]
    room.undo.undo(actor=room.actor)
    room.clients.close_case(case_id, CloseReason.MOVED, actor=room.actor)
    with pytest.raises(UserError) as closed:
        known.afterwards.record(held(case_id), actor=room.actor)
    assert closed.value.code == "case_closed"
    assert visits_of(room, case_id) == ()


def test_a_time_that_is_to_come_and_the_same_visit_twice_are_said(room: Room) -> None:
    known, case_id = doors(room), room.waiting()
    room.clock.put(TODAY, time(10))
    with pytest.raises(UserError) as ahead:
        known.afterwards.record(replace(held(case_id, TODAY), at=time(10, 30)), actor=room.actor)
    assert (ahead.value.code, ahead.value.field) == ("future", "at")
    known.afterwards.record(held(case_id, TODAY), actor=room.actor)  # at noon, for want of a time
    with pytest.raises(UserError) as again:
        known.afterwards.record(held(case_id, TODAY), actor=room.actor)
    assert (again.value.code, again.value.field) == ("written_already", "held_on")
    known.afterwards.record(replace(held(case_id, TODAY), at=time(9)), actor=room.actor)
    assert len(visits_of(room, case_id)) == 2
