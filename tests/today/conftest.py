from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.today.page import Services
from ks_desktop.widgets.tasks import Tasks
from tests.families import sign_up
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


def woman(house: House, **said: str) -> CaseId:
    """Sign up a woman who is nobody else in this house: tests of one module may share it."""
    number = house.casefiles.list(actor=house.actor).not_shown + len(house.casefiles.list(actor=house.actor).lines)
    letters = "".join(chr(ord("a") + int(digit)) for digit in f"{number:03d}")
    return sign_up(house, **{"surname": f"Proef{letters}", "birth_date": f"{1970 + number % 30}-02-03", **said})  # type: ignore[arg-type]


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    del qtbot
    tasks = Tasks()
    yield tasks
    end(tasks)
