import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from ks_desktop.letters.domain import LetterKind
from tests.letters.page.desk import Sight, seen
from tests.letters.rooms import Rooms


@pytest.fixture
def sight(qtbot: QtBot, qapp: QApplication, rooms: Rooms) -> Iterator[Sight]:
    with seen(qtbot, qapp, rooms) as made:
        yield made


def final_letter(sight: Sight) -> bytes:
    case_id, _referral = sight.rooms.woman()
    sight.rooms.book(case_id)
    letter_id = sight.rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=sight.rooms.actor)
    sight.rooms.letters.finalise(letter_id, actor=sight.rooms.actor)
    sight.page.register.refresh(select=letter_id)
    sight.settle()
    return sight.rooms.letters.pdf(letter_id, actor=sight.rooms.actor)


def test_a_letter_is_saved_under_its_number_for_her_eyes_only(sight: Sight, tmp_path: Path) -> None:
    pdf = final_letter(sight)
    sight.page.register.view.save_asked.emit()
    sight.settle()
    dialog = sight.page.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "2026-0001.pdf"
    file = tmp_path / "2026-0001.pdf"
    dialog.fileSelected.emit(str(file))
    dialog.close()
    sight.settle()
    assert file.read_bytes() == pdf
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_place_that_cannot_be_written_is_said(sight: Sight, tmp_path: Path) -> None:
    sight.page.save_to(tmp_path / "gone" / "x.pdf", b"%PDF")
    sight.settle()
    assert sight.problems == ["read_only"]


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="this computer has a printer")
def test_without_a_printer_she_is_told_what_to_do(sight: Sight) -> None:
    final_letter(sight)
    sight.page.register.view.print_asked.emit()
    sight.settle()
    assert sight.problems == ["no_printer"]


def test_the_page_is_found_by_its_word(sight: Sight) -> None:
    assert sight.page.objectName() == "letters"


def test_ctrl_f_goes_to_the_words_of_the_register_and_keeps_what_is_made(sight: Sight) -> None:
    case_id, _referral = sight.rooms.woman()
    sight.page.make(case_id, "referral_social")
    sight.settle()
    sight.page.maker.ticks.tick("birth_date").click()
    sight.page.search()
    sight.settle()
    assert sight.page.register.looking.words.is_at_work()
    sight.page.register.looking.words.editor.setText("vos")
    sight.settle()
    assert sight.page.register.table.records() == ()
    sight.page.register.looking.everything.click()
    sight.settle()
    (line,) = sight.page.register.table.records()
    assert "birth_date" in line.letter.ticked
