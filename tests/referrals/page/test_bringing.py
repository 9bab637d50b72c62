from pathlib import Path

import pytest
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


def test_files_are_taken_in_off_the_screen(desk: Desk, services: Services, qtbot: QtBot, tmp_path: Path) -> None:
    bringer = Bringer(desk, services, desk.tasks)
    file = tmp_path / "form.pdf"
    file.write_bytes(filled_form())
    with qtbot.waitSignal(bringer.brought) as rung:
        bringer.bring((file,))
        settle(desk.tasks)
    assert len(rung.args[0].papers) == 1
    with qtbot.assertNotEmitted(bringer.brought):
        bringer.bring(())
        settle(desk.tasks)
