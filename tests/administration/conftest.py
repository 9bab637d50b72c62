from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.houses import end, new_house


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house, _code = new_house(tmp_path / "data")
    yield house
    house.close()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    del qtbot
    tasks = Tasks()
    yield tasks
    end(tasks)
