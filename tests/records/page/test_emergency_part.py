from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.records.page.emergency_part import EmergencyPart
from ks_desktop.security.domain import Role
from ks_desktop.widgets.tasks import Tasks
from tests.clients.restricted.makers import colleague
from tests.families import sign_up
from tests.houses import desk_of, end, practice, settle


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


def test_an_officer_reads_each_reason_and_says_that_she_saw_it(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case, officer = sign_up(house), colleague(house, "functionaris", Role.PRIVACY_OFFICER)
    for name, reason in (("een", "Ik neem vandaag waar"), ("twee", "Zij belde mij zojuist")):
        house.emergency.open(case, reason, actor=colleague(house, name))
    house.actor = officer
    part = EmergencyPart(desk_of(house, tasks), house.emergency)
    qtbot.addWidget(part)
    part.refresh()
    settle(tasks)
    assert [(each.by, each.reason) for each in part.table.records()] == [
        ("Mw. Twee", "Zij belde mij zojuist"),
        ("Mw. Een", "Ik neem vandaag waar"),
    ]
    part.table.select(part.table.records()[0].id)
    part.seen.click()
    settle(tasks)
    assert [each.by for each in part.table.records()] == ["Mw. Een"]


def test_who_opened_it_cannot_say_so_herself(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case, both = sign_up(house), colleague(house, "beide", Role.NURSE, Role.PRIVACY_OFFICER)
    house.emergency.open(case, "Ik neem vandaag waar", actor=both)
    house.actor = both
    part = EmergencyPart(desk_of(house, tasks), house.emergency)
    qtbot.addWidget(part)
    part.refresh()
    settle(tasks)
    part.table.select(part.table.records()[0].id)
    part.seen.click()
    settle(tasks)
    assert "iemand anders" in part.wrong.text()
    assert len(part.table.records()) == 1
