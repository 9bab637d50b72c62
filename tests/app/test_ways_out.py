"""What she sees and can do when the file is not right: the real first page, the real window."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.app.shell import Shell
from ks_desktop.core.paths import DATABASE_NAME, KEY_FILE_NAME
from ks_desktop.widgets.messages import Question
from ks_desktop.widgets.parts import Button, PracticeBand
from tests.houses import SENTENCE, new_house, settle, wait_for


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a backup, something saved after it, and the write-ahead log a power cut leaves."""
    folder = tmp_path_factory.mktemp("made") / "data"
    house, _code = new_house(folder)
    typed = {"full_name": "Mw. Proef", "job_title": "jeugdverpleegkundige"}
    house.administration.save_profile(typed, actor=house.actor)
    house.backups.make(actor=house.actor)
    house.database.fold_in()
    house.coalition.serve(["Utrecht"], actor=house.actor)
    kept = folder.with_name("kept")
    shutil.copytree(folder, kept)
    house.close()
    return kept


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def shells(qtbot: QtBot) -> Iterator[Callable[[Path], Shell]]:
    """Make windows over a folder in which somebody typed the right passphrase."""
    opened: list[Shell] = []

    def make(folder: Path) -> Shell:
        shell = Shell(folder)
        opened.append(shell)
        qtbot.addWidget(shell)
        shell.resize(1280, 760)
        shell.show()
        shell.start()
        wait_for(qtbot, shell.unlock.isVisible)
        settle(shell.tasks)
        if shell.unlock.unlock.isEnabled():
            shell.unlock.passphrase.editor.setText(SENTENCE)
            QTest.keyClick(shell.unlock.passphrase.editor, Qt.Key.Key_Return)
        wait_for(qtbot, lambda: shell.main is not None or shell.unlock.unlock.isEnabled())
        settle(shell.tasks)
        return shell

    yield make
    for shell in opened:
        shell.close()


def said(shell: Shell) -> str:
    return shell.unlock._message.accessibleName()  # noqa: SLF001 - the sentence itself


def offered(shell: Shell) -> dict[str, Button]:
    offers = shell.unlock._offers  # noqa: SLF001 - the buttons under it
    items = [offers.itemAt(at) for at in range(offers.count())]
    found = [item.widget() for item in items if item is not None]
    return {button.text(): button for button in found if isinstance(button, Button)}


def choose(qtbot: QtBot, shell: Shell, words: str) -> None:
    offered(shell)[words].click()
    for question in shell.findChildren(Question):
        if question.isVisible():
            question.accept()
    wait_for(qtbot, lambda: shell.main is not None or shell.unlock.unlock.isEnabled())
    settle(shell.tasks)


def lose_the_log(folder: Path) -> None:
    (folder / f"{DATABASE_NAME}-wal").unlink()


def spoil_the_file(folder: Path) -> None:
    path = folder / DATABASE_NAME
    path.write_bytes(path.read_bytes()[:16] + os.urandom(1) * 8_176)


def test_what_is_missing_is_said_and_she_goes_on_with_what_is_there(
    qtbot: QtBot, folder: Path, shells: Callable[[Path], Shell]
) -> None:
    lose_the_log(folder)
    shell = shells(folder)
    assert shell.main is None
    assert "ontbreekt" in said(shell)
    assert list(offered(shell)) == [
        "De nieuwste back-up terugzetten",
        "Een andere back-up terugzetten",
        "Alleen kijken",
        "Verder zonder wat ontbreekt",
    ]
    choose(qtbot, shell, "Verder zonder wat ontbreekt")
    assert shell.main is not None


def test_a_damaged_file_is_replaced_by_the_newest_backup_and_kept_whole(
    qtbot: QtBot, folder: Path, shells: Callable[[Path], Shell]
) -> None:
    spoil_the_file(folder)
    before = (folder / DATABASE_NAME).read_bytes()
    shell = shells(folder)
    assert "beschadigd" in said(shell)
    assert "Verder zonder wat ontbreekt" not in offered(shell)
    choose(qtbot, shell, "De nieuwste back-up terugzetten")
    assert shell.main is not None
    assert shell.opened is not None
    assert shell.opened.house.verify() == []
    (aside,) = folder.glob(f"vervangen-*/{DATABASE_NAME}")
    assert aside.read_bytes() == before


def test_only_looking_has_a_band_and_saves_nothing(qtbot: QtBot, folder: Path, shells: Callable[[Path], Shell]) -> None:
    lose_the_log(folder)
    before = (folder / DATABASE_NAME).read_bytes()
    shell = shells(folder)
    choose(qtbot, shell, "Alleen kijken")
    assert shell.main is not None
    (band,) = shell.main.findChildren(PracticeBand)
    assert "Er wordt niets opgeslagen" in band.accessibleName()
    assert not shell.main.messages.is_speaking()  # nothing was tried that cannot be done
    for word in ("women", "agenda", "letters", "today"):
        shell.main.show_page(word)
        settle(shell.tasks)
    assert "opgeslagen" not in shell.main.messages.sentence()
    shell.lock()
    settle(shell.tasks)
    assert shell.opened is None
    assert (folder / DATABASE_NAME).read_bytes() == before


def test_a_file_that_is_gone_has_a_way_out_and_nothing_changes_on_the_disk(
    folder: Path, shells: Callable[[Path], Shell]
) -> None:
    (folder / DATABASE_NAME).unlink()
    before = {path.name: path.read_bytes() for path in folder.glob("huisbezoek.*")}
    shell = shells(folder)
    assert shell.main is None
    assert "geen database" in said(shell)
    assert "De nieuwste back-up terugzetten" in offered(shell)
    after = {path.name: path.read_bytes() for path in folder.glob("huisbezoek.*")}
    for name in ("huisbezoek.slot", f"{KEY_FILE_NAME}.pogingen", f"{KEY_FILE_NAME}.bak"):
        before.pop(name, None)
        after.pop(name, None)
    assert after == before


def test_a_folder_that_cannot_be_is_said_and_no_new_database_is_begun(
    tmp_path: Path, shells: Callable[[Path], Shell]
) -> None:
    shell = shells(tmp_path / ("lang" * 100))
    assert shell.first_run is None
    assert "te lang" in said(shell)
