from collections.abc import Iterator
from datetime import date, time

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.team import TeamPane
from ks_desktop.house import House
from ks_desktop.visits.domain import WorkingHours
from ks_desktop.widgets import theme
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.widgets.theme import Scheme
from tests.houses import desk_of, practice, settle

FROM = date(2026, 1, 1)


@pytest.fixture
def house() -> Iterator[House]:
    """Practice mode: its visits are booked already."""
    house = practice()
    yield house
    house.close()


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication, house: House, tasks: Tasks) -> TeamPane:
    """The team as the window shows it: it looks again at what its own calls change."""
    theme.apply(qapp, Scheme.LIGHT)
    pane = TeamPane(desk_of(house, tasks), house.administration.schedules)
    qtbot.addWidget(pane)
    pane.show()
    pane.refresh()
    settle(tasks)
    return pane


def hours(house: House, *weekdays: int) -> list[WorkingHours]:
    """Return whole days from the first of January on."""
    return [
        WorkingHours(user=house.actor, weekday=day, start=time(8, 30), end=time(17), valid_from=FROM)
        for day in weekdays
    ]
