from datetime import UTC, date, datetime, time

from ks_desktop.core.values import UserId, new_id
from ks_desktop.visits.domain import DayPlan, WeekPlan, WorkingHours
from ks_desktop.visits.planning.team import NurseWeek, TeamWeek

NURSE = UserId(new_id())
MONDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 28)


def _week(*working_days: date) -> TeamWeek:
    hours = WorkingHours(user=NURSE, weekday=0, start=time(9), end=time(12), valid_from=MONDAY)
    days = tuple(
        DayPlan(
            day=day,
            nurse=NURSE,
            hours=hours if day in working_days else None,
            is_holiday=False,
            stops=(),
            travel_home=0,
        )
        for day in (date.fromisocalendar(2026, 48, number) for number in range(1, 8))
    )
    start, end = datetime(2026, 11, 23, 8, tzinfo=UTC), datetime(2026, 11, 23, 11, tzinfo=UTC)
    plan = WeekPlan(year=2026, week=48, days=days)
    nurse = NurseWeek(nurse=NURSE, name="Mw. Proef", plan=plan, working=((start, end),))
    return TeamWeek(year=2026, week=48, nurses=(nurse,), holidays=((MONDAY, "Proefdag"),))


def test_a_day_of_the_weekend_is_seen_when_there_is_something_on_it() -> None:
    assert SATURDAY not in _week(MONDAY).seen_days()
    assert SATURDAY in _week(SATURDAY).seen_days()
    assert SATURDAY in _week(MONDAY).seen_days([SATURDAY])


def test_a_holiday_and_a_nurse_are_found() -> None:
    week = _week(MONDAY)
    assert (week.holiday(MONDAY), week.holiday(SATURDAY)) == ("Proefdag", "")
    assert week.of(NURSE) == week.own
    assert week.of(UserId(new_id())) is None
    assert week.own.day(SATURDAY).day == SATURDAY
