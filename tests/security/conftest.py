from collections.abc import Iterator
from pathlib import Path

import pytest

from ks_desktop.security import store
from tests.security.support import SmallHouse


@pytest.fixture
def small(tmp_path: Path) -> Iterator[SmallHouse]:
    house = SmallHouse(tmp_path / "huisbezoek.db")
    with house.work("user_added") as work:
        store.add_user(work.session, house.user)
    yield house
    house.database.close()
