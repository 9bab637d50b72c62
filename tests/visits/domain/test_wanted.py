from dataclasses import replace
from datetime import UTC, date, datetime

from ks_desktop.coalition.domain import CALL, FIRST_VISIT, SECOND_VISIT
from ks_desktop.core.values import AppointmentId, CaseId, UserId, new_id
from ks_desktop.visits.domain import (
    Appointment,
    AppointmentState,
    Outcome,
    Report,
    WantedContact,
    held_on,
    is_wanted,
    of_type,
    served,
)

CASE = CaseId(new_id())
BOOKED = Appointment(
    id=AppointmentId(new_id()),
    case_id=CASE,
    nurse=UserId(new_id()),
    starts_at=datetime(2026, 12, 1, 9, tzinfo=UTC),
    minutes=60,
    contact_type=SECOND_VISIT,
)
HELD = replace(
    BOOKED,
    state=AppointmentState.DONE,
    report=Report(outcome=Outcome.VISITED, held_on=date(2026, 12, 2)),
)
CANCELLED = replace(BOOKED, state=AppointmentState.CANCELLED)
WANTED = WantedContact(
    id=new_id(), case_id=CASE, contact_type=SECOND_VISIT, wanted_on=date(2026, 11, 21), user=BOOKED.nurse
)


def test_a_contact_is_wanted_until_one_more_is_booked_or_held() -> None:
    assert is_wanted(WANTED, [])
    assert is_wanted(WANTED, [CANCELLED, replace(HELD, contact_type=CALL)])
    assert not is_wanted(WANTED, [BOOKED])
    assert not is_wanted(WANTED, [HELD])
    assert is_wanted(replace(WANTED, served_before=1), [HELD])
    assert not is_wanted(replace(WANTED, served_before=1), [HELD, BOOKED])


def test_only_the_real_day_of_a_visit_counts() -> None:
    first = replace(HELD, contact_type=FIRST_VISIT)
    declined = replace(first, report=Report(outcome=Outcome.DECLINED, held_on=date(2026, 12, 9)))
    assert held_on([BOOKED, first, declined], FIRST_VISIT) == date(2026, 12, 2)
    assert held_on([declined, HELD], FIRST_VISIT) is None
    assert of_type([first, HELD], SECOND_VISIT) == [HELD]
    assert served([HELD, BOOKED, CANCELLED, first], SECOND_VISIT) == 2
