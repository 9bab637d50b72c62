from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.security.domain import User
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.window import MainWindow
from tests.houses import end, practice, settle


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


@pytest.fixture
def user(house: House) -> User:
    return house.users.get(house.actor, actor=house.actor)


@pytest.fixture
def main(qtbot: QtBot, house: House, tasks: Tasks, user: User) -> MainWindow:
    main = MainWindow(house, tasks, user)
    qtbot.addWidget(main)
    main.resize(1280, 760)
    main.show()
    main.activateWindow()
    main.go_to(None)
    settle(tasks)
    return main
