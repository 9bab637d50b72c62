from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.saving import ask_where, ask_which, files_of
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


def test_chosen_files_are_handed_on_and_the_words_are_dutch(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    chosen: list[tuple[Path, ...]] = []
    dialog = ask_which(page, "Bestanden inlezen", "Formulieren (*.pdf)", chosen.append)
    assert dialog.labelText(QFileDialog.DialogLabel.FileType) == "Bestands&type:"
    dialog.filesSelected.emit(["/a.pdf", "/b.pdf"])
    dialog.close()
    assert chosen == [(Path("/a.pdf"), Path("/b.pdf"))]


def test_only_files_of_this_computer_are_taken_from_what_is_copied() -> None:
    mime = QMimeData()
    assert files_of(mime) == ()
    assert files_of(None) == ()
    mime.setUrls([QUrl.fromLocalFile("/a.pdf"), QUrl("https://example.nl/b.pdf")])
    assert files_of(mime) == (Path("/a.pdf"),)
