from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.app.shell import Shell
from ks_desktop.house import House
from tests.houses import at_work, settle, wait_for
from tests.records.support import change, folder_with_backup, opened


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = opened(folder_with_backup(tmp_path)[0])
    house.administration.save_profile(
        {"full_name": "Mw. Proef", "job_title": "jeugdverpleegkundige"}, actor=house.actor
    )
    yield house
    house.close()


@pytest.fixture
def shell(qtbot: QtBot, house: House) -> Shell:
    shell = at_work(qtbot, house)
    shell.backs_up = True
    return shell


def test_closing_makes_a_backup_first(qtbot: QtBot, house: House, shell: Shell) -> None:
    before = house.backups.copies(actor=house.actor)[0].manifest
    change(house)
    shell.close()
    assert shell.isVisible(), "it waits"
    wait_for(qtbot, lambda: not shell.isVisible())
    again = opened(house.folder)
    after = again.backups.copies(actor=again.actor)[0].manifest
    again.close()
    assert before is not None
    assert after is not None
    assert after.head.seq > before.head.seq


def test_closing_once_more_waits_for_nothing(house: House, shell: Shell) -> None:
    change(house)
    before = sorted(path.name for path in house.backups.folder.iterdir())
    shell.close()
    shell.close()
    assert not shell.isVisible()
    assert not list(house.backups.folder.glob(".ks-*"))
    assert len(before) <= len(list(house.backups.folder.iterdir()))


def test_nothing_saved_is_nothing_to_wait_for(qtbot: QtBot, house: House, shell: Shell) -> None:
    house.backups.make(actor=house.actor)
    before = sorted(path.name for path in house.backups.folder.iterdir())
    shell.close()
    wait_for(qtbot, lambda: not shell.isVisible())
    assert sorted(path.name for path in house.backups.folder.iterdir()) == before
    settle(shell.tasks)
