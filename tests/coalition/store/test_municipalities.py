from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.coalition import store
from ks_desktop.coalition.domain import Municipality
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import UserId


def test_a_municipality_comes_back_as_it_was_kept(database: Database, actor: UserId) -> None:
    ended = Municipality(
        code="GM1696",
        name="Wijdemeren",
        since=date(2002, 1, 1),
        until=date(2027, 1, 1),
        succeeded_by=("GM0402", "GM0310"),
        also_called="De Wijde Meren",
        source="Overleg",
    )
    with database.work(actor, "test") as work:
        store.put_municipality(work, ended)
    with database.reading(actor) as reading:
        assert store.own_municipalities(reading) == (replace(ended, is_own=True, version=1),)
    with pytest.raises(StaleError), database.work(actor, "test") as work:
        store.put_municipality(work, ended)
