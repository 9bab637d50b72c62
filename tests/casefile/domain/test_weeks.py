from datetime import date, timedelta

from ks_desktop.casefile.domain.weeks import ContactWeeks, Standing, possibilities
from ks_desktop.core.values import DaySpan

TODAY = date(2026, 11, 21)


def weeks(key: str, last: int, best: int, standing: Standing = Standing.OPEN) -> ContactWeeks:
    first = TODAY - timedelta(days=90)
    spans = [DaySpan(first, TODAY + timedelta(days=days)) for days in (last, best)]
    return ContactWeeks(key=key, name=key, possible=spans[0], best=spans[1], standing=standing)


def test_what_closes_first_comes_first_and_what_was_held_is_not_asked_any_more() -> None:
    known = (weeks("later", 60, 20), weeks("soon", 10, 10), weeks("held", 5, 5, Standing.HELD), weeks("over", -3, -9))
    found = possibilities(known, TODAY)
    assert [one.name for one in found] == ["over", "soon", "later"]
    assert [one.days_left(TODAY) for one in found] == [-3, 10, 60]
    assert [one.best_until for one in found] == [None, None, TODAY + timedelta(days=20)]
