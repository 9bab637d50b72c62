from datetime import date

import pytest

from ks_desktop.coalition.domain import FreeDay
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.values import UserId

MONDAY = date(2026, 11, 23)


def _free(coalition: Coalition, database: Database, actor: UserId) -> FreeDays:
    with database.reading(actor) as reading:
        return coalition.free_days(reading=reading)


def test_a_closing_day_counts_until_it_is_taken_away(coalition: Coalition, database: Database, actor: UserId) -> None:
    coalition.own_days.save(FreeDay(day=MONDAY, is_free=True, name=" Studie\u202edag "), actor=actor)
    assert _free(coalition, database, actor).name_of(MONDAY) == "Studiedag"
    with database.reading(actor) as reading:
        assert [each.name for each in coalition.own_days.all(reading=reading)] == ["Studiedag"]
    coalition.own_days.remove(MONDAY, actor=actor)
    assert _free(coalition, database, actor).is_working(MONDAY)


def test_a_name_that_does_not_fit_is_refused(coalition: Coalition, actor: UserId) -> None:
    with pytest.raises(UserError) as refused:
        coalition.own_days.save(FreeDay(day=MONDAY, is_free=True, name="x" * 201), actor=actor)
    assert refused.value.field == "name"


def test_two_holidays_are_kept_as_the_settings_say(coalition: Coalition, database: Database, actor: UserId) -> None:
    assert not _free(coalition, database, actor).is_working(date(2026, 4, 3))
    coalition.own_days.keep_holidays({"good_friday": "no", "liberation_day": "each"}, actor=actor)
    free = _free(coalition, database, actor)
    assert free.is_working(date(2026, 4, 3))
    assert free.name_of(date(2026, 5, 5)) == "Bevrijdingsdag"
    with pytest.raises(UserErrors):
        coalition.own_days.keep_holidays({"liberation_day": "sometimes"}, actor=actor)
