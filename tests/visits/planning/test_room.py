from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from ks_desktop.core.values import AppointmentId, DaySpan, UserId
from ks_desktop.visits.domain import NurseProfile, WorkingHours
from ks_desktop.visits.planning.diary import Busy, Diary, Rules, Stop
from ks_desktop.visits.planning.room import WAY_MINUTES, room_in, room_on

NOOR = UserId(UUID(int=7))
MONDAY = date(2026, 11, 23)
RULES = Rules(minutes=60, most_a_day=4, margin=5)


def diary(start: time = time(9), end: time = time(15)) -> Diary:
    hours = tuple(
        WorkingHours(user=NOOR, weekday=day, start=start, end=end, valid_from=date(2026, 1, 1)) for day in range(3)
    )
    return Diary(nurse=NOOR, profile=NurseProfile(user=NOOR, postcode="3511 AB"), hours=hours)


def at(hour: int) -> datetime:
    return datetime(2026, 11, 23, hour, tzinfo=UTC)  # an hour later on the Dutch clock


def test_a_day_holds_as_many_visits_with_their_way_as_its_hours() -> None:
    assert WAY_MINUTES == 30
    assert room_on(diary(), MONDAY, RULES) == 4
    assert room_on(diary(end=time(14, 59)), MONDAY, RULES) == 3
    assert room_on(diary(end=time(18)), MONDAY, RULES) == 4  # she makes no more in a day
    assert room_on(diary(), MONDAY + timedelta(days=3), RULES) == 0


def test_absence_and_blocks_take_room_and_visits_do_not() -> None:
    ill = replace(diary(), busy=(Busy(starts_at=at(8), ends_at=at(11), label="Ziek", is_absence=True),))
    assert room_on(ill, MONDAY, RULES) == 2
    surgery = Stop(starts_at=at(11), ends_at=at(15), postcode="3511 AB", is_visit=False)  # an hour after her day too
    assert room_on(diary().with_stop(surgery), MONDAY, RULES) == 2
    visit = Stop(starts_at=at(9), ends_at=at(10), postcode="3511 AB")
    assert room_on(diary().with_stop(visit), MONDAY, RULES) == 4


def test_a_week_is_its_days_together_and_a_call_takes_no_room_from_itself() -> None:
    week = DaySpan(MONDAY, MONDAY + timedelta(days=6))
    assert room_in(diary(), week, RULES) == 12
    call = Busy(starts_at=at(9), ends_at=at(10), label="", appointment=AppointmentId(UUID(int=3)))
    assert room_in(replace(diary(), busy=(call,)), week, RULES) == 12
    assert room_in(replace(diary(), busy=(replace(call, appointment=None),)), week, RULES) == 11
