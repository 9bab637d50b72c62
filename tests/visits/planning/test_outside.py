from datetime import date, time, timedelta

import pytest

from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import AppointmentId, new_id
from ks_desktop.visits.domain import Appointment
from ks_desktop.visits.planning.diary import Busy, Diary
from ks_desktop.visits.planning.outside import outside
from tests.visits.planning import places

MONDAY = date(2026, 11, 23)


def _visit(day: date, at: time) -> Appointment:
    return Appointment(
        id=AppointmentId(new_id()), case_id=places.CASE, nurse=places.NURSE, starts_at=instant_of(day, at), minutes=60
    )


def _with(book: Diary, *busy: Busy) -> Diary:
    return Diary(nurse=book.nurse, profile=book.profile, hours=book.hours, busy=busy)


@pytest.mark.parametrize(
    ("day", "at", "why"),
    [
        (MONDAY, time(9), None),
        (MONDAY, time(16, 30), "Outside her working hours."),
        (date(2026, 11, 28), time(9), "She does not work on this day."),
        (date(2026, 12, 25), time(9), "This day is free for everybody: {name}."),
    ],
)
def test_a_visit_outside_the_hours_is_told_with_why(day: date, at: time, why: str | None) -> None:
    found = outside(places.diary(), [_visit(day, at)])
    assert [one.why.message for one in found] == ([why] if why else [])


def test_a_visit_in_absence_or_a_block_is_told_but_a_call_is_not_in_its_own_way() -> None:
    visit = _visit(MONDAY, time(9))
    end = visit.starts_at + timedelta(minutes=30)
    block = Busy(starts_at=visit.starts_at, ends_at=end, label="overleg", postcode="3511 AB")
    found = outside(_with(places.diary(), block), [visit])
    assert found[0].why.values == {"label": "overleg"}
    itself = Busy(starts_at=visit.starts_at, ends_at=visit.ends_at, label="call", appointment=visit.id)
    before = Busy(starts_at=visit.starts_at - timedelta(hours=1), ends_at=visit.starts_at, label="overleg")
    assert outside(_with(places.diary(), before), [visit]) == ()
    assert outside(_with(places.diary(), itself), [visit]) == ()
