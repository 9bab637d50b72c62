import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.page.exchanging import ExchangeButton
from ks_desktop.coalition.service.exchanging import DirectoryExchange, ExportKind
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.security.audit import Audit
from ks_desktop.widgets.desk import Desk
from tests.desks import settle


@pytest.fixture
def button(qtbot: QtBot, database: Database, clock: Clock, desk: Desk) -> Iterator[ExchangeButton]:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = ExchangeButton(desk, DirectoryExchange(database, clock, Audit(database, clock, process="test")), holder)
    made.told.setParent(holder)
    yield made
    settle(desk.tasks)  # the holder stays as long


def test_the_directory_is_saved_as_what_was_chosen(button: ExchangeButton, desk: Desk, tmp_path: Path) -> None:
    dialog = button.ask(ExportKind.HSDS)
    assert [Path(file).name for file in dialog.selectedFiles()] == [f"sociale kaart {desk.clock.today()}.zip"]
    dialog.fileSelected.emit(str(tmp_path / "kaart.zip"))
    dialog.reject()
    settle(desk.tasks)
    assert "service.csv" in zipfile.ZipFile(tmp_path / "kaart.zip").namelist()
    assert button.told.text.text().startswith("Opgeslagen. Aanbod: ")


def test_what_cannot_be_written_is_said_and_reading_in_is_asked_for(
    qtbot: QtBot, button: ExchangeButton, desk: Desk, tmp_path: Path
) -> None:
    button.save_to(ExportKind.CSV, tmp_path / "er is geen map" / "kaart.csv")
    settle(desk.tasks)
    assert button.told.text.text().startswith("Het bestand kon niet worden geschreven.")
    *_files, _line, reading = button.menu().actions()
    with qtbot.waitSignal(button.reading_wanted):
        reading.trigger()
