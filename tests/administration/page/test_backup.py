from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.backup import BackupPane
from ks_desktop.core.paths import KEY_FILE_NAME
from ks_desktop.house import House
from ks_desktop.widgets.fields import SecretField
from ks_desktop.widgets.tasks import Tasks
from tests.houses import SENTENCE, desk_of, settle
from tests.records.support import change, folder_with_backup, opened


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = opened(folder_with_backup(tmp_path)[0])
    yield house
    house.close()


@pytest.fixture
def pane(qtbot: QtBot, house: House, tasks: Tasks) -> BackupPane:
    return shown(qtbot, house, tasks)


def shown(qtbot: QtBot, house: House, tasks: Tasks) -> BackupPane:
    pane = BackupPane(desk_of(house, tasks), house.backups, house.settings)
    qtbot.addWidget(pane)
    pane.show()
    pane.refresh()
    settle(tasks)
    return pane


def test_it_says_how_it_stands_makes_one_and_tests_it(house: House, tasks: Tasks, pane: BackupPane) -> None:
    assert pane.light.accessibleName() == "Back-up is oud"
    assert "nog geen back-up geopend" in pane.said.text()
    pane.test.click()
    settle(tasks)
    assert pane.light.accessibleName() == "Back-up in orde"
    assert "Geopend en geteld vandaag om 08:30: 0 dossiers" in pane.said.text()
    change(house)
    pane.now.click()
    settle(tasks)
    assert "teruggelezen" in pane.status.text.text()
    assert len(pane.list.records()) == 2


def test_another_folder_is_kept_or_refused_at_its_field(
    tmp_path: Path, house: House, tasks: Tasks, pane: BackupPane
) -> None:
    pane.form.field("backup_folder").set_value(str(tmp_path / "nergens"))
    pane.save.click()
    settle(tasks)
    assert "USB-stick" in pane.form.field("backup_folder").error()
    pane.form.field("backup_folder").set_value(str(tmp_path))
    pane.form.field("backup_months").set_value("6")
    pane.form.field("backup_days_after_destruction").set_value("60")
    pane.save.click()
    settle(tasks)
    assert house.settings.read(actor=house.actor).backup_days_after_destruction == 60
    assert house.settings.read(actor=house.actor).backup_folder == str(tmp_path)
    tmp_path.joinpath("leeg").mkdir()
    pane.form.field("backup_months").set_value("0")
    pane.save.click()
    settle(tasks)
    assert pane.form.field("backup_months").error()


def test_putting_back_asks_once_and_then_locks(qtbot: QtBot, tasks: Tasks, pane: BackupPane) -> None:
    pane.back.click()
    assert not pane.asking.isVisible()
    assert "Kies eerst" in pane.status.text.text()
    pane.list.select_first()
    pane.back.click()
    assert pane.asking.isVisible()
    field = pane.question.field("passphrase")
    assert isinstance(field, SecretField)
    field.set_value("niet de goede zin")
    pane.yes.click()
    settle(tasks)
    assert "klopt niet" in field.error()
    field.set_value(SENTENCE)
    with qtbot.waitSignal(pane.lock_wanted):
        pane.yes.click()
        settle(tasks)
    assert field.value() == ""
    assert not pane.asking.isVisible()


def test_in_practice_mode_there_is_nothing_to_back_up(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    (house.folder / KEY_FILE_NAME).unlink()  # which practice mode does not have
    pane = shown(qtbot, house, tasks)
    assert "oefenmodus" in pane.said.text()
    assert not pane.now.isEnabled()
