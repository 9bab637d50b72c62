from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.today.page import Services
from ks_desktop.widgets.tasks import Tasks
from tests.houses import end, practice


def services_of(house: House) -> Services:
    """Return what the page asks, of a house."""
    return Services(
        mornings=house.mornings,
        contacts=house.contacts,
        reminders=house.reminders,
        interpreters=house.interpreters,
        missed=house.missed,
        printed=house.printed_plans,
    )


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
