from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.clock import (
    Clock,
    add_working_days,
    fixed_clock,
    holidays_of,
    instant_of,
    is_working_day,
    local_day,
    local_time,
    working_days_between,
)


def test_just_before_midnight_in_london_it_is_tomorrow_here() -> None:
    clock = Clock(lambda: datetime(2026, 11, 21, 23, 30, tzinfo=UTC))
    assert clock.today() == date(2026, 11, 22)


def test_a_fixed_clock_stands_still() -> None:
    clock = fixed_clock(date(2026, 7, 1), time(9, 15))
    assert clock.now() == datetime(2026, 7, 1, 7, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "at", "hour"),
    [(date(2026, 3, 28), time(9), 8), (date(2026, 3, 29), time(9), 7), (date(2026, 10, 25), time(9), 8)],
)
def test_summer_time_moves_the_instant_not_the_wall_clock(day: date, at: time, hour: int) -> None:
    instant = instant_of(day, at)
    assert instant.hour == hour
    assert (local_day(instant), local_time(instant)) == (day, at)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 21), False),
        (date(2026, 11, 23), True),
        (date(2026, 4, 27), False),
        (date(2026, 12, 25), False),
        (date(2027, 5, 6), False),
        (date(2026, 5, 4), True),
    ],
)
def test_weekends_and_dutch_holidays_are_no_working_days(day: date, works: bool) -> None:
    assert is_working_day(day) is works


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(0, 40))
def test_so_many_working_days_on_lie_so_many_working_days_between(day: date, count: int) -> None:
    later = add_working_days(day, count)
    assert working_days_between(day, later) == count
    assert count == 0 or is_working_day(later)


def test_nothing_lies_between_a_day_and_an_earlier_one() -> None:
    assert working_days_between(date(2026, 5, 8), date(2026, 5, 1)) == 0


def test_easter_moves() -> None:
    easter_monday = date(2027, 3, 29)
    assert easter_monday in holidays_of(2027)
    assert easter_monday + timedelta(1) not in holidays_of(2027)
