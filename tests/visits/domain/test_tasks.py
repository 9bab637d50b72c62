from datetime import date, time
from uuid import uuid4

from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import AppointmentId, CaseId, UserId, new_id
from ks_desktop.visits.domain import (
    BookingState,
    Companion,
    CompanionKind,
    InterpreterTask,
    Mode,
    Reminder,
)

DAY = date(2026, 11, 24)


def test_tasks_are_read_in_dutch_time() -> None:
    task = InterpreterTask(
        appointment_id=AppointmentId(new_id()),
        case_id=CaseId(new_id()),
        name="Aylin Kaya",
        nurse=UserId(uuid4()),
        starts_at=instant_of(DAY, time(23, 30)),
        minutes=60,
        mode=Mode.HOME,
        language="tr",
        interpreter=Companion(kind=CompanionKind.INTERPRETER, state=BookingState.ASKED),
        is_off=False,
        version=1,
    )
    assert (task.day, task.start, task.state) == (DAY, time(23, 30), BookingState.ASKED)
    reminder = Reminder(
        appointment_id=task.appointment_id,
        case_id=task.case_id,
        name=task.name,
        nurse=task.nurse,
        starts_at=task.starts_at,
        minutes=60,
        mode=Mode.HOME,
    )
    assert (reminder.day, reminder.start) == (DAY, time(23, 30))
