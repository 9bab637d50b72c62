from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.widgets.messages import MessageBar
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.window.backing_up import BackupKeeper
from tests.houses import desk_of, settle
from tests.records.support import Hand, change, folder_with_backup, opened


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def house(tmp_path: Path, hand: Hand) -> Iterator[House]:
    house = opened(folder_with_backup(tmp_path)[0], hand.clock)
    yield house
    house.close()


def test_an_hour_of_work_makes_one_and_trouble_is_told_once(
    qtbot: QtBot, house: House, hand: Hand, tasks: Tasks
) -> None:
    messages = MessageBar()
    qtbot.addWidget(messages)
    keeper = BackupKeeper(desk_of(house, tasks), house.backups, messages)
    change(house)
    keeper.look()
    settle(tasks)
    assert len(house.backups.copies(actor=house.actor)) == 1
    hand.move(hours=1)
    keeper.look()
    settle(tasks)
    assert len(house.backups.copies(actor=house.actor)) == 2
    assert messages.sentence() == ""
    house.settings.change({"backup_folder": "/nergens/heen"}, actor=house.actor)
    hand.move(hours=1)
    keeper.look()
    settle(tasks)
    assert "USB-stick" in messages.sentence()
    messages.clear()
    change(house, "Mw. Nog")
    hand.move(hours=1)
    keeper.look()
    settle(tasks)
    assert messages.sentence() == ""
    house.backups.folder.rename(house.backups.folder.with_name("weg"))
    house.backups.folder.touch()
    keeper.is_told = False
    keeper.look()
    settle(tasks)
    assert messages.sentence() != ""
