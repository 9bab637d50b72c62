from dataclasses import replace
from datetime import time, timedelta

import pytest
import sqlalchemy as sa

from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import AppointmentId, DaySpan, UserId, new_id
from ks_desktop.visits import store
from ks_desktop.visits.domain import (
    Appointment,
    AppointmentState,
    BookingState,
    Companion,
    CompanionKind,
    Outcome,
    Report,
)
from tests.visits.conftest import TODAY, Room

REPORT = Report(
    outcome=Outcome.VISITED, held_on=TODAY, note="Ł ğ 👶\nمرحبا", agreed=("O'Brien & zn", "<geen>"), next_step="bellen"
)
INTERPRETER = Companion(
    kind=CompanionKind.INTERPRETER, name="Tolken Proef", state=BookingState.TO_BOOK, reference="P-1", is_by_phone=True
)


def _visit(room: Room, at: time = time(9), state: AppointmentState = AppointmentState.BOOKED) -> Appointment:
    visit = Appointment(
        id=AppointmentId(new_id()),
        case_id=room.waiting(f"V{new_id().int % 10**9}"),
        nurse=room.actor,
        starts_at=instant_of(TODAY, at),
        minutes=60,
        state=state,
        report=REPORT if state is AppointmentState.DONE else None,
        reported_on=TODAY if state is AppointmentState.DONE else None,
    )
    with room.database.work(room.actor, "test") as work:
        store.add_booked(work, visit)
    return visit


@pytest.mark.parametrize("state", AppointmentState)
def test_what_is_stored_comes_back_the_same(room: Room, state: AppointmentState) -> None:
    visit = _visit(room, state=state)
    with room.database.reading(room.actor) as reading:
        found = store.find(reading, visit.id)
    assert found is not None
    assert (found.report, found.state, found.starts_at, found.reported_on) == (
        visit.report,
        state,
        visit.starts_at,
        visit.reported_on,
    )
    assert found.version == 1


def test_the_day_is_the_dutch_day(room: Room) -> None:
    late = _visit(room, time(23, 30))
    early = _visit(room, time(0, 15))
    with room.database.reading(room.actor) as reading:
        today = store.between(reading, DaySpan(TODAY, TODAY), None)
        tomorrow = store.between(reading, DaySpan(TODAY + timedelta(days=1), TODAY + timedelta(days=1)), None)
    assert [v.id for v in today] == [early.id, late.id]
    assert tomorrow == ()


def test_only_booked_and_held_visits_take_time(room: Room) -> None:
    kept = {_visit(room, state=state).id for state in (AppointmentState.BOOKED, AppointmentState.DONE)}
    _visit(room, state=AppointmentState.CANCELLED)
    with room.database.reading(room.actor) as reading:
        assert {v.id for v in store.occupying(reading, DaySpan(TODAY, TODAY), room.actor)} == kept
        assert {v.state for v in store.booked(reading)} == {AppointmentState.BOOKED}


def test_who_comes_along_is_stored_and_changed_in_order(room: Room) -> None:
    visit = _visit(room)
    midwife = Companion(kind=CompanionKind.MIDWIFE, name="Praktijk <Proef> & zn")
    with room.database.work(room.actor, "test") as work:
        store.write(work, replace(visit, companions=(INTERPRETER, midwife)))
    asked = replace(INTERPRETER, state=BookingState.ASKED)
    with room.database.work(room.actor, "test") as work:
        store.write(work, replace(visit, companions=(midwife, asked)))
    with room.database.reading(room.actor) as reading:
        found = store.find(reading, visit.id)
    assert found is not None
    assert found.companions == (midwife, asked)
    assert found.version == 3  # also when only somebody who comes along is another
    with room.database.work(room.actor, "test") as work:
        store.write(work, visit)
    with room.database.reading(room.actor) as reading:
        assert reading.session.scalars(sa.text("SELECT count(*) FROM visit_companion")).one() == 0


def test_a_visit_takes_the_time_of_a_colleague_who_comes_along(room: Room, colleague: UserId) -> None:
    visit = _visit(room)
    with room.database.work(room.actor, "test") as work:
        beside = Companion(kind=CompanionKind.COLLEAGUE, user=colleague)
        store.write(work, replace(visit, companions=(beside,)))
    with room.database.reading(room.actor) as reading:
        assert [v.id for v in store.occupying(reading, DaySpan(TODAY, TODAY), colleague)] == [visit.id]


def test_the_database_refuses_a_visit_without_length(room: Room) -> None:
    visit = _visit(room)
    with pytest.raises(sa.exc.IntegrityError), room.database.work(room.actor, "test") as work:
        work.session.execute(sa.text("UPDATE appointment SET minutes = 0 WHERE id = :id"), {"id": visit.id.hex})
