from datetime import date, time, timedelta

import pytest
import sqlalchemy as sa

from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import AppointmentId, DaySpan, new_id
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment, AppointmentState, Outcome, Report
from tests.visits.conftest import TODAY, Room

REPORT = Report(
    outcome=Outcome.VISITED, held_on=TODAY, note="Ł ğ 👶\nمرحبا", agreed=("O'Brien & zn", "<geen>"), next_step="bellen"
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


def test_columns_put_back_make_the_visit_as_it_was(room: Room) -> None:
    done = _visit(room, state=AppointmentState.DONE)
    columns = store.snapshot_values(done)
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in columns.items()}
    other = _visit(room)
    restored = store.with_columns(other, plain)
    assert (restored.report, restored.state, restored.reported_on) == (REPORT, AppointmentState.DONE, TODAY)


def test_the_database_refuses_a_visit_without_length(room: Room) -> None:
    visit = _visit(room)
    with pytest.raises(sa.exc.IntegrityError), room.database.work(room.actor, "test") as work:
        work.session.execute(sa.text("UPDATE appointment SET minutes = 0 WHERE id = :id"), {"id": visit.id.hex})
