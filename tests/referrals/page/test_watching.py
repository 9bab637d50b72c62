import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import UserId
from ks_desktop.referrals.domain.papers import PaperOrigin
from ks_desktop.referrals.page.watching import PaperWatch, look_into, take_in
from ks_desktop.referrals.service.papers import Papers, Received
from ks_desktop.widgets.desk import Desk
from tests import papers as made
from tests.desks import settle


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made_here = tmp_path / "binnen"
    made_here.mkdir()
    return made_here


class Heard:
    """What a watch told."""

    def __init__(self, watch: PaperWatch) -> None:
        self.received: list[Received] = []
        self.told: list[str] = []
        watch.received.connect(self.received.append)
        watch.told.connect(self.told.append)


@pytest.fixture
def watch(qtbot: QtBot, desk: Desk, papers: Papers) -> PaperWatch:
    del qtbot
    made_here = PaperWatch(desk, papers)
    made_here.rest_seconds = 1e-6  # two looks apart: no test waits for a clock
    return made_here


def look(watch: PaperWatch, desk: Desk, times: int = 2) -> None:
    for _time in range(times):
        watch.look()
        settle(desk.tasks)


def test_a_paper_comes_in_once_it_is_whole_and_only_once(
    watch: PaperWatch, desk: Desk, papers: Papers, folder: Path, actor: UserId
) -> None:
    heard = Heard(watch)
    watch.watch(str(folder))
    settle(desk.tasks)
    file = folder / "scan.pdf"
    watch.rest_seconds = 60
    file.write_bytes(made.filled()[:5_000])
    look(watch, desk)
    file.write_bytes(made.filled())  # it was still being written
    look(watch, desk)
    assert papers.waiting(actor=actor) == ()
    watch.rest_seconds = 1e-6
    look(watch, desk)
    (paper,) = papers.waiting(actor=actor)
    assert (paper.origin, Path(paper.source)) == (PaperOrigin.WATCHED, file)
    assert file.exists()
    look(watch, desk)
    (folder / "nog eens.pdf").write_bytes(made.filled())
    look(watch, desk)
    assert len(heard.received) == 1
    assert heard.told == []
    watch.stop()


def test_a_wrong_file_is_told_of_once_and_others_still_come_in(
    watch: PaperWatch, desk: Desk, papers: Papers, folder: Path, actor: UserId
) -> None:
    heard = Heard(watch)
    (folder / "fout.pdf").write_bytes(b"geen papier")
    (folder / "goed.pdf").write_bytes(made.filled())
    (folder / "lijst.csv").write_text("a;b")
    (folder / ".half.pdf").write_bytes(b"van het mailprogramma")
    watch.watch(str(folder))
    settle(desk.tasks)
    look(watch, desk, times=4)
    assert len(heard.told) == 1
    assert heard.told[0].startswith("fout.pdf: ")
    assert len(papers.waiting(actor=actor)) == 1
    watch.stop()


def test_a_folder_that_is_away_is_told_of_once_and_watched_again_when_it_is_back(
    watch: PaperWatch, desk: Desk, papers: Papers, folder: Path, actor: UserId
) -> None:
    heard = Heard(watch)
    watch.watch(str(folder))
    settle(desk.tasks)
    folder.rmdir()
    look(watch, desk, times=3)
    assert len(heard.told) == 1
    folder.mkdir()
    (folder / "scan.pdf").write_bytes(made.filled())
    look(watch, desk, times=3)
    assert len(papers.waiting(actor=actor)) == 1
    watch.stop()


def test_nothing_comes_in_after_the_watch_ended(
    watch: PaperWatch, desk: Desk, papers: Papers, folder: Path, actor: UserId
) -> None:
    watch.watch(str(folder))
    watch.watch("")
    (folder / "scan.pdf").write_bytes(made.filled())
    look(watch, desk, times=3)
    assert papers.waiting(actor=actor) == ()


def test_links_and_what_lies_deeper_are_left_alone(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elders.pdf").write_bytes(b"x")
    (folder / "link.pdf").symlink_to(tmp_path / "elders.pdf")
    (folder / "map.pdf").mkdir()
    (folder / "FOTO.JPG").write_bytes(b"x")
    assert [file.name for file in look_into(folder).marks or {}] == ["FOTO.JPG"]
    assert look_into(folder / "weg").marks is None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_file_that_may_not_be_read_is_refused_in_words(papers: Papers, folder: Path, actor: UserId) -> None:
    file = folder / "dicht.pdf"
    file.write_bytes(made.filled())
    file.chmod(0)
    with pytest.raises(UserError):
        take_in(papers, file, actor)


def test_a_file_that_went_away_is_refused_in_words(papers: Papers, folder: Path, actor: UserId) -> None:
    with pytest.raises(UserError):
        take_in(papers, folder / "weg.pdf", actor)
