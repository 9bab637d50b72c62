from datetime import date, time

import pytest

from ks_desktop.core.clock import fixed_clock
from ks_desktop.practice import MovableClock

SATURDAY = date(2026, 11, 21)


def test_a_clock_goes_back_and_runs_on_time_again() -> None:
    real = fixed_clock(SATURDAY, time(23, 50))
    clock = MovableClock(real)
    clock.go_to(date(2026, 3, 1))
    assert clock.today() == date(2026, 3, 1)
    clock.go_to(date(2027, 3, 1))
    assert clock.today() == date(2027, 3, 1)
    clock.run_on_time()
    assert clock.now() == real.now()


@pytest.mark.parametrize("day", [date(2026, 7, day) for day in range(1, 32, 3)])
def test_a_clock_set_to_another_season_shows_that_day(day: date) -> None:
    for at in (time(0, 10), time(12), time(23, 50)):
        clock = MovableClock(fixed_clock(SATURDAY, at))
        clock.go_to(day)
        assert clock.today() == day
