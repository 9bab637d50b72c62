from datetime import date, time

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import UserId, new_id
from ks_desktop.visits.domain import WorkingHours, hours_on

NURSE = UserId(new_id())


def _day(weekday: int, valid_from: date, start: time = time(8, 30)) -> WorkingHours:
    return WorkingHours(user=NURSE, weekday=weekday, start=start, end=time(17), valid_from=valid_from)


def test_the_newest_week_that_has_begun_counts_whole() -> None:
    old, new = date(2026, 1, 1), date(2026, 12, 1)
    week = [_day(0, old), _day(1, old), _day(0, new, time(9))]
    monday, tuesday = date(2026, 11, 30), date(2026, 12, 8)
    assert hours_on(week, monday) == week[0]
    assert hours_on(week, date(2026, 12, 7)) == week[2]
    assert hours_on(week, tuesday) is None  # the new week has no Tuesday


def test_before_any_week_she_is_free() -> None:
    assert hours_on([_day(0, date(2026, 12, 1))], date(2026, 11, 30)) is None
    assert hours_on([], date(2026, 11, 30)) is None


def test_a_day_that_ends_before_it_begins_is_refused_at_its_weekday() -> None:
    with pytest.raises(UserError) as refused:
        _day(3, date(2026, 1, 1), time(17))
    assert refused.value.field == "hours_3"


def test_there_is_no_eighth_weekday() -> None:
    with pytest.raises(ValueError, match="weekday"):
        _day(7, date(2026, 1, 1))
