"""The pane of users over a real folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.people import PeoplePane
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.administration.people.support import make_house
from tests.houses import desk_of, settle


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made, _code = make_house(tmp_path / "gegevens")
    yield made
    made.close()


@pytest.fixture
def pane(qtbot: QtBot, house: House, tasks: Tasks) -> PeoplePane:
    pane = PeoplePane(desk_of(house, tasks), house.people)
    qtbot.addWidget(pane)
    pane.show()
    pane.refresh()
    settle(tasks)
    return pane
