from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.saving import ask_where
from tests.widgets.hands import child


def test_where_is_asked_in_dutch_and_told_as_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    told: list[Path] = []
    dialog = ask_where(parent, "Brief opslaan", "2026-0001.pdf", told.append)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert Path(dialog.selectedFiles()[0]).name == "2026-0001.pdf"
    for name, text in (("lookInLabel", "&Zoeken in:"), ("fileTypeLabel", "Bestands&type:")):
        assert child(dialog, QLabel, name).text() == text
    dialog.fileSelected.emit(str(tmp_path / "brief.pdf"))
    assert told == [tmp_path / "brief.pdf"]
    dialog.reject()
    assert len(told) == 1
