"""One team page over a practice house; what a test hands over it takes back."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.visits.page.team import TeamPage, TeamServices
from ks_desktop.widgets import theme
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.widgets.theme import Scheme
from tests.houses import desk_of, end, settle
from tests.visits.team import office


@pytest.fixture
def house() -> Iterator[House]:
    with office() as made:
        yield made


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    del qapp
    made = Tasks()
    yield made
    end(made)


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, house: House, tasks: Tasks) -> TeamPage:
    theme.apply(qapp, Scheme.LIGHT)
    services = TeamServices(caseload=house.caseload, hand_overs=house.hand_overs, schedules=house.schedules)
    page = TeamPage(desk_of(house, tasks), services)
    tasks.changed.connect(page.on_changes)
    qtbot.addWidget(page)
    page.resize(1040, 660)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    page.show_team()
    settle(tasks)
    return page
