from datetime import date

import pytest

from ks_desktop.coalition.domain import FreeDay, kept
from ks_desktop.core.errors import UserError


@pytest.mark.parametrize(
    ("day", "name", "field"),
    [(date(2026, 4, 27), " ", "name"), (date(2062, 4, 27), "x", ""), (date(206, 1, 1), "x", "day")],
)
def test_a_day_has_a_name_and_a_year(day: date, name: str, field: str) -> None:
    if not field:
        assert FreeDay(day=day, is_free=True, name=name).day == day
        return
    with pytest.raises(UserError) as refused:
        FreeDay(day=day, is_free=True, name=name)
    assert refused.value.field == field


def test_a_holiday_that_is_moved_is_two_days() -> None:
    kings = date(2026, 4, 27)
    moved = (
        FreeDay(day=kings, is_free=False, name="Koningsdag op vrijdag"),
        FreeDay(day=date(2026, 5, 1), is_free=True, name="Koningsdag"),
    )
    free = kept(moved, good_friday="yes", liberation_day="five")
    assert free.is_working(kings)
    assert not free.is_working(date(2026, 5, 1))
    assert free.name_of(date(2026, 5, 1)) == "Koningsdag"
    assert free.after(date(2026, 4, 24), 5) == date(2026, 5, 4)
