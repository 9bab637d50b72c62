from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import UserId
from ks_desktop.referrals.domain.papers import PaperOrigin
from ks_desktop.referrals.page import Services, bringing
from ks_desktop.referrals.page.bringing import Bringer, Brought, take_in
from ks_desktop.widgets.desk import Desk
from tests.desks import settle
from tests.referrals.page.papers import filled_form


def bring(services: Services, actor: UserId, *files: Path) -> Brought:
    return take_in(services.papers, files, PaperOrigin.DROPPED, actor=actor)


def test_papers_are_kept_lists_are_read_and_the_rest_is_told(services: Services, actor: UserId, tmp_path: Path) -> None:
    paper, sheet, wrong = tmp_path / "form.pdf", tmp_path / "lijst.csv", tmp_path / "foto.heic"
    paper.write_bytes(filled_form())
    sheet.write_bytes(b"received_on;birth_surname\n")
    wrong.write_bytes(b"no paper at all")
    brought = bring(services, actor, paper, sheet, wrong, tmp_path, tmp_path / "weg.pdf")
    assert [received.paper is not None for received in brought.papers] == [True]
    assert [(each.name, each.content) for each in brought.lists] == [("lijst.csv", sheet.read_bytes())]
    assert len(brought.problems) == 3
    assert "Een map kan niet worden ingelezen" in brought.text()
    assert "form.pdf" not in brought.text()
    assert brought.changes.referrals
    (waiting,) = services.papers.waiting(actor=actor)
    assert waiting.source == str(paper)


def test_content_decides_and_not_the_name(services: Services, actor: UserId, tmp_path: Path) -> None:
    odd = tmp_path / "form.csv"
    odd.write_bytes(filled_form())
    assert len(bring(services, actor, odd).papers) == 1
    book = tmp_path / "boek.pdf"
    book.write_bytes(b"PK\x03\x04")
    assert len(bring(services, actor, book).lists) == 1


def test_the_same_paper_twice_is_told_and_kept_once(services: Services, actor: UserId, tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(filled_form())
    brought = bring(services, actor, file, file)
    assert brought.text() == "1 formulier binnen. 1 formulier lag er al."
    assert len(services.papers.waiting(actor=actor)) == 1
    received = brought.papers[0].paper
    assert received is not None
    services.papers.take(received.id, services.papers.read(received.id, actor=actor).found.values, actor=actor)
    again = bring(services, actor, file)
    assert again.text() == "1 formulier was al overgenomen."
    assert again.papers[0].taken_as is not None


def test_a_file_of_any_size_is_measured_before_it_is_read(
    services: Services, actor: UserId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "MOST_BYTES", 10)
    monkeypatch.setattr(bringing, "MOST_FILES", 1)
    file = tmp_path / "form.pdf"
    file.write_bytes(b"%PDF" + b"0" * 20)
    brought = bring(services, actor, file, file)
    assert [problem.split(":")[0] for problem in brought.problems] == [
        "Alleen de eerste 1 bestanden zijn bekeken.",
        "Dit bestand is te groot",
    ]


@pytest.fixture
def bringer(desk: Desk, services: Services, qtbot: QtBot) -> Bringer:
    page = QWidget()
    qtbot.addWidget(page)
    made = Bringer(desk, services, page)
    made.setObjectName("bringer")
    return made


def test_files_are_taken_in_off_the_screen_also_when_they_are_pasted(
    bringer: Bringer, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(filled_form())
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(file))])
    QApplication.clipboard().setMimeData(copied)
    with qtbot.waitSignal(bringer.brought) as rung:
        bringer.paste()
        settle(desk.tasks)
    assert len(rung.args[0].papers) == 1
    QApplication.clipboard().clear()
    with qtbot.assertNotEmitted(bringer.brought):
        bringer.paste()
        settle(desk.tasks)


def test_chosen_files_say_so(bringer: Bringer, desk: Desk, services: Services, actor: UserId, tmp_path: Path) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(filled_form())
    bringer.choose()
    page = bringer.parent()
    assert isinstance(page, QWidget)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.filesSelected.emit([str(file)])
    dialog.close()
    settle(desk.tasks)
    assert [paper.origin for paper in services.papers.waiting(actor=actor)] == [PaperOrigin.CHOSEN]


def test_the_file_goes_only_when_she_says_so(
    bringer: Bringer, desk: Desk, services: Services, actor: UserId, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "form.pdf"
    file.write_bytes(filled_form())
    (received,) = bring(services, actor, file).papers
    assert received.paper is not None
    assert file.exists()
    for was_there in (True, False):
        with qtbot.waitSignal(bringer.deleted) as rung:
            bringer.delete_file(received.paper)
            settle(desk.tasks)
        assert rung.args == [was_there]
        assert not file.exists()
