from datetime import UTC, date, datetime, time

import pytest

from ks_desktop.core.clock import (
    Clock,
    fixed_clock,
    instant_of,
    local_day,
    local_time,
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
