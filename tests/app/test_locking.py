"""The order of a lock, and what waits behind it."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ks_desktop.administration.people import NewColleague
from ks_desktop.app.session import SessionWatch
from ks_desktop.app.shell import Shell
from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import UserError
from ks_desktop.core.paths import DATABASE_NAME
from ks_desktop.security.domain import Role
from ks_desktop.widgets.fields import LineField
from tests.houses import CHEAP, SENTENCE, new_house, settle, wait_for

_SECONDS = 20
OTHER = "zeven fietsen in de regen"


@cache
def _made() -> Path:
    kept = Path(tempfile.mkdtemp(prefix="ks-proef-"))
    atexit.register(shutil.rmtree, kept, ignore_errors=True)
    folder = kept / "data"
    house, _code = new_house(folder)
    house.administration.save_profile({"full_name": "Mw. Proef", "job_title": "verpleegkundige"}, actor=house.actor)
    house.people.cost = CHEAP
    other = NewColleague(
        name="tweede",
        full_name="Mw. Tweede",
        job_title="verpleegkundige",
        passphrase=OTHER,
        repeated=OTHER,
        roles=frozenset({Role.NURSE}),
    )
    house.people.add(other, actor=house.actor)
    house.close()
    return folder


@pytest.fixture
def made() -> Path:
    """A folder with two users, made once in a process; each test gets a copy."""
    return _made()


@pytest.fixture
def shell(qtbot: QtBot, made: Path, tmp_path: Path, clock: Clock) -> Iterator[Shell]:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    for file in made.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    shell = Shell(folder, clock=clock, session=SessionWatch())
    qtbot.addWidget(shell)
    shell.resize(1280, 760)
    shell.show()
    shell.start()
    wait_for(qtbot, shell.unlock.isVisible)
    settle(shell.tasks)
    yield shell
    shell.close()


def unlock(qtbot: QtBot, shell: Shell, name: str = "proef", passphrase: str = SENTENCE) -> None:
    wait_for(qtbot, lambda: shell.unlock.user is not None)
    assert shell.unlock.user is not None
    shell.unlock.user.set_value(name)
    shell.unlock.passphrase.editor.setText(passphrase)
    shell.unlock.submit()
    wait_for(qtbot, shell.unlock.unlock.isEnabled)
    settle(shell.tasks)


def surname(shell: Shell) -> QLineEdit:
    assert shell.main is not None
    field = shell.main.pages.referrals().findChild(LineField, "birth_surname")
    assert field is not None
    editor = field.findChild(QLineEdit)
    assert editor is not None
    return editor


def is_open(shell: Shell) -> bool:
    return shell.opened is not None


def waits(shell: Shell) -> bool:
    return shell.locking.is_covered


def is_covered(shell: Shell) -> bool:
    return shell.unlock.isVisible() and not (shell.main is not None and shell.main.isVisible())


def test_the_window_is_covered_before_anything_is_waited_for(qtbot: QtBot, shell: Shell) -> None:
    unlock(qtbot, shell)
    may_end, ended = Event(), []
    shell.tasks.run(lambda: ended.append(may_end.wait(_SECONDS)))
    seen: list[tuple[bool, bool]] = []

    def look() -> None:
        seen.append((is_covered(shell), bool(ended)))
        may_end.set()

    shell.locking.covered.connect(look)
    shell.locking.lock()
    assert seen == [(True, False)]
    assert ended == [True]
    settle(shell.tasks)
    assert not is_open(shell)


def test_work_that_does_not_end_in_time_ends_behind_the_cover_and_then_the_file_closes(
    qtbot: QtBot, shell: Shell
) -> None:
    unlock(qtbot, shell)
    may_end = Event()
    shell.tasks.run_aside(lambda: may_end.wait(_SECONDS))
    shell.locking.wait_ms = 0
    shell.locking.lock()
    assert is_covered(shell)
    assert waits(shell)
    assert is_open(shell)
    may_end.set()
    wait_for(qtbot, lambda: not is_open(shell))
    settle(shell.tasks)
    assert not waits(shell)
    unlock(qtbot, shell)
    assert shell.main is not None


def test_behind_the_cover_nobody_else_gets_in(qtbot: QtBot, shell: Shell) -> None:
    unlock(qtbot, shell)
    may_end = Event()
    shell.tasks.run(lambda: may_end.wait(_SECONDS))
    shell.locking.wait_ms = 0
    shell.locking.lock()
    shell.locking.come_back_as("tweede")
    assert is_covered(shell)
    assert shell.unlock.user is not None
    assert "anders" in shell.unlock.user.error()
    shell.locking.come_back_as("proef")
    assert not is_covered(shell)
    may_end.set()
    settle(shell.tasks)
    assert is_open(shell), "she is at work again: nothing closes any more"


def test_what_could_not_be_kept_is_covered_and_kept_the_next_time(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    unlock(qtbot, shell)
    assert shell.main is not None
    shell.main.new_referral()
    settle(shell.tasks)
    surname(shell).setText("Halfgety")
    file, away = shell.folder / DATABASE_NAME, tmp_path / "weg"
    file.rename(away)
    shell.locking.lock()
    assert waits(shell)
    assert is_open(shell)
    away.rename(file)
    unlock(qtbot, shell)
    assert not is_covered(shell)
    shell.locking.lock()  # nothing was typed since: it must be handed over all the same
    settle(shell.tasks)
    assert not is_open(shell)
    unlock(qtbot, shell)
    assert surname(shell).text() == "Halfgety"


def test_the_session_of_the_computer_locks_also_after_a_call_that_failed(qtbot: QtBot, shell: Shell) -> None:
    session = shell.locking._session  # noqa: SLF001 - what hears the computer
    session.lock_wanted.emit()  # nothing is open: nothing happens
    unlock(qtbot, shell)

    def refuse() -> None:
        raise UserError("Something.", code="something")

    shell.tasks.run(refuse)
    session.lock_wanted.emit()
    settle(shell.tasks)
    assert not is_open(shell)
