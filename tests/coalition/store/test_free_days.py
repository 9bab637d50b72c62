from dataclasses import replace
from datetime import date

from ks_desktop.coalition import store
from ks_desktop.coalition.domain import FreeDay
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId

STUDY = FreeDay(day=date(2026, 11, 23), is_free=True, name="Studiedag")
KINGS = FreeDay(day=date(2026, 4, 27), is_free=False, name="Koningsdag, wij werken")


def test_a_day_is_kept_once_and_in_order(database: Database, actor: UserId) -> None:
    with database.work(actor, "test") as work:
        store.put_free_day(work, replace(STUDY, name="?"))
        store.put_free_day(work, STUDY)
        store.put_free_day(work, KINGS)
        assert store.free_days(work) == (KINGS, STUDY)
        store.remove_free_day(work, STUDY.day)
        assert store.free_days(work) == (KINGS,)
