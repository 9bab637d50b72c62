from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.houses import end, practice


@pytest.fixture
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    del qtbot
    tasks = Tasks()
    yield tasks
    end(tasks)
