from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ks_desktop.administration.page.recovery import ASKED
from ks_desktop.app.shell import Shell
from ks_desktop.clients.domain import CaseState
from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import StorageError
from ks_desktop.core.paths import DATABASE_NAME, KEY_FILE_NAME
from ks_desktop.security import vault
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.messages import ask
from ks_desktop.widgets.parts import PracticeBand
from ks_desktop.window import MainWindow
from tests.houses import SENTENCE, case_in, new_house, settle, wait_for


class Wall:
    """A clock on the wall that is moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
        self.clock = Clock(lambda: self.now)


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    house, _code = new_house(tmp_path / "data")
    typed = {"full_name": "Mw. Proef", "job_title": "jeugdverpleegkundige"}
    house.administration.save_profile(typed, actor=house.actor)
    house.close()
    return tmp_path / "data"


@pytest.fixture
def shell(qtbot: QtBot, folder: Path, wall: Wall) -> Iterator[Shell]:
    shell = Shell(folder, clock=wall.clock)
    qtbot.addWidget(shell)
    shell.resize(1280, 760)
    shell.show()
    shell.start()
    wait_for(qtbot, shell.unlock.isVisible)
    settle(shell.tasks)
    yield shell
    shell.close()


def unlock(qtbot: QtBot, shell: Shell, passphrase: str = SENTENCE) -> None:
    shell.unlock.passphrase.editor.setText(passphrase)
    QTest.keyClick(shell.unlock.passphrase.editor, Qt.Key.Key_Return)
    wait_for(qtbot, lambda: shell.main is not None or shell.unlock.unlock.isEnabled())
    settle(shell.tasks)


def test_the_right_passphrase_opens_the_first_page(qtbot: QtBot, shell: Shell) -> None:
    unlock(qtbot, shell)
    assert shell.main is not None
    assert shell.main.place().word == "today"
    assert shell.unlock.passphrase.value() == ""


def test_a_wrong_passphrase_is_a_sentence_and_the_next_try_is_free(qtbot: QtBot, shell: Shell) -> None:
    unlock(qtbot, shell, "niet deze zin hier")
    assert shell.main is None
    assert "klopt niet" in shell.unlock.passphrase.error()
    unlock(qtbot, shell)
    assert shell.main is not None


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "leeg"), (b"SQLite format 3\0" + bytes(4096), "niet versleuteld"), (b"\x17" * 8192, "beschadigd")],
)
def test_a_file_that_is_not_right_is_named_with_what_to_do(
    qtbot: QtBot, folder: Path, content: bytes, words: str
) -> None:
    (folder / DATABASE_NAME).write_bytes(content)
    shell = Shell(folder)
    qtbot.addWidget(shell)
    shell.show()
    shell.start()
    settle(shell.tasks)
    unlock(qtbot, shell)
    assert shell.main is None
    assert words in shell.unlock._message.accessibleName()  # noqa: SLF001 - the sentence itself


def test_a_missing_key_file_is_named(qtbot: QtBot, folder: Path) -> None:
    for file in folder.glob(f"{KEY_FILE_NAME}*"):
        file.unlink()
    shell = Shell(folder)
    qtbot.addWidget(shell)
    shell.show()
    shell.start()
    QApplication.processEvents()
    settle(shell.tasks)
    assert shell.unlock._message.isVisibleTo(shell.unlock)  # noqa: SLF001 - the sentence itself


def test_a_second_window_on_the_folder_is_told_who_has_it(qtbot: QtBot, shell: Shell, folder: Path) -> None:
    unlock(qtbot, shell)
    other = Shell(folder)
    qtbot.addWidget(other)
    other.show()
    other.start()
    settle(other.tasks)
    unlock(qtbot, other)
    assert other.main is None
    assert "in gebruik" in other.unlock._message.accessibleName()  # noqa: SLF001 - the sentence itself


def test_locking_closes_the_file_drops_the_pages_and_comes_back_to_the_place(qtbot: QtBot, shell: Shell) -> None:
    unlock(qtbot, shell)
    assert shell.main is not None
    assert shell.opened is not None
    house = shell.opened.house
    shell.main.show_page("letters")
    settle(shell.tasks)
    QTest.keyClick(shell.main, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle(shell.tasks)
    assert not shell.findChildren(MainWindow)
    assert shell.unlock.isVisible()
    with pytest.raises(StorageError), house.database.reading(house.actor) as reading:
        reading.session.execute(sa.text("SELECT 1 FROM client"))
    unlock(qtbot, shell)
    assert shell.main is not None
    assert shell.main.place().word == "letters"


def test_an_open_question_does_not_stay_over_the_locked_window(qtbot: QtBot, shell: Shell) -> None:
    unlock(qtbot, shell)
    assert shell.main is not None
    answered: list[bool] = []
    question = ask(shell.main, "Sure?", "Something.", "Yes", lambda: answered.append(True))
    shell.lock()
    settle(shell.tasks)
    assert answered == []
    assert not isValid(question) or not question.isVisible()


def test_what_was_half_typed_is_there_after_the_lock(qtbot: QtBot, shell: Shell) -> None:
    unlock(qtbot, shell)
    assert shell.main is not None
    shell.main.new_referral()
    settle(shell.tasks)
    editor = _surname(shell)
    QTest.keyClicks(editor, "Halfgety")
    shell.lock()
    settle(shell.tasks)
    unlock(qtbot, shell)
    settle(shell.tasks)
    assert _surname(shell).text() == "Halfgety"


def _surname(shell: Shell) -> QLineEdit:
    assert shell.main is not None
    page = shell.main.pages.referrals()
    field = page.findChild(LineField, "birth_surname")
    assert field is not None
    editor = field.findChild(QLineEdit)
    assert editor is not None
    return editor


def test_it_locks_when_nothing_is_touched(qtbot: QtBot, shell: Shell, wall: Wall) -> None:
    unlock(qtbot, shell)
    wall.now += timedelta(minutes=4)
    shell.locking.idle.look()
    assert shell.main is not None
    wall.now += timedelta(minutes=6)
    shell.locking.idle.look()
    settle(shell.tasks)
    assert shell.main is None


def test_closing_the_window_closes_the_file(qtbot: QtBot, shell: Shell, folder: Path) -> None:
    unlock(qtbot, shell)
    shell.close()
    assert shell.opened is None
    again = Shell(folder)
    qtbot.addWidget(again)
    again.show()
    again.start()
    settle(again.tasks)
    unlock(qtbot, again)
    assert again.main is not None
    again.close()


def test_practice_wears_its_band_and_locks_without_losing_anything(qtbot: QtBot, tmp_path: Path) -> None:
    shell = Shell(tmp_path / "nothing")
    qtbot.addWidget(shell)
    shell.resize(1280, 760)
    shell.show()
    shell.start_practice()
    wait_for(qtbot, lambda: shell.main is not None)
    settle(shell.tasks)
    assert shell.findChild(PracticeBand) is not None
    assert "oefenen" in shell.windowTitle()
    assert shell.main is not None
    assert shell.opened is not None
    case = case_in(shell.opened.house, CaseState.NEW)
    shell.main.open_case(case)
    settle(shell.tasks)
    shell.lock()
    assert not shell.main.isVisible()
    shell.unlock.unlock.click()
    settle(shell.tasks)
    assert shell.main.place().case_id == case
    practice = shell.opened.house.folder
    shell.close()
    assert not practice.exists()
    assert not (tmp_path / "nothing").exists()


def test_a_first_run_that_was_broken_off_goes_on_where_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    new_house(tmp_path / "data")[0].close()
    shell = Shell(tmp_path / "data")
    qtbot.addWidget(shell)
    shell.resize(1280, 760)
    shell.show()
    shell.start()
    settle(shell.tasks)
    shell.unlock.passphrase.editor.setText(SENTENCE)
    shell.unlock.submit()
    wait_for(qtbot, lambda: shell.first_run is not None)
    settle(shell.tasks)
    assert shell.main is None
    first_run = shell.first_run
    assert first_run is not None
    assert first_run.sheet.isVisible()  # she never proved that she has it
    assert first_run.sheet.renewed.isVisible()
    code = first_run.sheet._code  # noqa: SLF001 - what is shown
    for field, place in zip(first_run.sheet.fields, ASKED, strict=True):
        field.set_value(vault.groups(code)[place])
    first_run.go_on()
    wait_for(qtbot, first_run.profile.isVisible)
    vault.unlock_with_recovery(tmp_path / "data", code).wipe()
    first_run.profile.form.set_values({"full_name": "Mw. Proef", "job_title": "jeugdverpleegkundige"})
    first_run.go_on()
    settle(shell.tasks)
    first_run.skip.click()
    first_run.skip.click()
    first_run.last.begin.click()
    wait_for(qtbot, lambda: shell.main is not None)
    settle(shell.tasks)
    shell.close()
