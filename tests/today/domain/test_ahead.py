from datetime import date, timedelta

from ks_desktop.today.domain import Next, NextKind, next_of, soonest

TODAY = date(2026, 11, 21)
MONDAY = TODAY + timedelta(days=2)


def test_the_nearest_day_after_today_counts_with_how_many_there_are() -> None:
    days = (TODAY, MONDAY, None, MONDAY, TODAY + timedelta(days=9))
    assert next_of(NextKind.WINDOW, days, TODAY) == Next(kind=NextKind.WINDOW, day=MONDAY, count=2)
    assert next_of(NextKind.WINDOW, (TODAY, None), TODAY) is None


def test_of_one_day_the_most_fixed_comes_first() -> None:
    window, visit = Next(kind=NextKind.WINDOW, day=MONDAY), Next(kind=NextKind.VISIT, day=MONDAY)
    later = Next(kind=NextKind.VISIT, day=MONDAY + timedelta(days=1))
    assert soonest((window, None, later, visit)) == visit
    assert soonest((later, window)) == window
    assert soonest((None,)) is None
