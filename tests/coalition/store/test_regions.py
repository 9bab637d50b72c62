from dataclasses import replace

import pytest

from ks_desktop.coalition import store
from ks_desktop.coalition.domain import Region
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import UserId


def test_a_region_comes_back_as_it_was_stored(database: Database, actor: UserId) -> None:
    region = Region(key="own_1", name="Eemland", municipalities=("GM0307", "GM0308"), source="eigen", is_hidden=True)
    with database.work(actor, "test") as work:
        store.put_region(work, region)
        with pytest.raises(StaleError):
            store.put_region(work, region)
    with database.reading(actor) as reading:
        (kept,) = store.regions(reading).values()
    assert kept == replace(region, version=1)
