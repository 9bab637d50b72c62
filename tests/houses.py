"""Opened houses for the tests of rooms that stand on all others: a real encrypted file, invented families."""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop import house as houses
from ks_desktop.app.opening import Opened, look
from ks_desktop.app.shell import Shell
from ks_desktop.clients.domain import CaseState
from ks_desktop.core import log
from ks_desktop.core.clock import Clock, fixed_clock
from ks_desktop.core.database import Database
from ks_desktop.core.folder_lock import FolderLock
from ks_desktop.core.paths import DATABASE_NAME, LOG_NAME
from ks_desktop.core.sealing import Sealer
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.house import House
from ks_desktop.practice import MovableClock
from ks_desktop.security.audit import head
from ks_desktop.security.vault import Cost
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.form import Form
from ks_desktop.widgets.tasks import Tasks

CHEAP: Final = Cost(passes=1, memory_kib=8 * 1024, lanes=1)
SENTENCE: Final = "een zin van vier woorden"
TODAY: Final = date(2026, 11, 21)
PATIENCE_MS: Final = 20_000
_PREFIX: Final = "ks-proef-"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """The file of a practice mode, what opens it, and whose it is."""

    file: Path
    key: bytes
    sealing: bytes
    user: UserId


@cache
def _saturday() -> _Made:
    house = houses.practice(clock=fixed_clock(TODAY))
    kept = Path(tempfile.mkdtemp(prefix=_PREFIX))
    atexit.register(shutil.rmtree, kept, ignore_errors=True)
    assert house.database.integrity_findings() == []  # which folds all that was written into the one file
    made = _Made(
        file=kept / DATABASE_NAME,
        key=bytes(house.database._key),  # noqa: SLF001 - practice mode gives its key to nobody
        sealing=bytes(house.sealed_texts.check(house.actor)._key),  # noqa: SLF001 - as the other
        user=house.actor,
    )
    shutil.copyfile(house.database.path, made.file)
    house.close()
    return made


def practice(clock: Clock | None = None) -> House:
    """Return practice mode on a Saturday that does not move, or by another clock.

    The families of that Saturday are made once in a test process, and each house opens a copy of the real encrypted
    file. Tests of how practice mode is made call `ks_desktop.house.practice` itself.
    """
    if clock is not None:
        return houses.practice(clock=clock)
    made = _saturday()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    shutil.copyfile(made.file, folder / DATABASE_NAME)
    clock = MovableClock(fixed_clock(TODAY))
    lock = FolderLock(folder, holder="practice", clock=clock)
    house = House(
        Database(folder / DATABASE_NAME, made.key, is_lasting=False),
        clock,
        folder=folder,
        process="practice",
        sealer=Sealer(made.sealing),
    )
    house.is_practice = True
    house.actor = made.user
    handler = log.start(folder / LOG_NAME)
    for close in (lambda: log.stop(handler), lock.release, lambda: shutil.rmtree(folder, ignore_errors=True)):
        house.when_closed(close)
    return house


@cache
def _new() -> tuple[Path, str]:
    kept = Path(tempfile.mkdtemp(prefix=_PREFIX))
    atexit.register(shutil.rmtree, kept, ignore_errors=True)
    house, code = houses.create(kept / "nieuw", "proef", SENTENCE, clock=fixed_clock(TODAY), cost=CHEAP)
    house.close()
    return kept / "nieuw", code


def new_house(folder: Path, clock: Clock | None = None) -> tuple[House, str]:
    """Return a new house of nurse `proef`, and its recovery code.

    By the clock that does not move it is made once in a test process, and each test unlocks a copy of that folder.
    Tests of how a folder is made call `ks_desktop.house.create` itself.
    """
    if clock is not None:
        return houses.create(folder, "proef", SENTENCE, clock=clock, cost=CHEAP)
    made, code = _new()
    shutil.copytree(made, folder, dirs_exist_ok=True)
    return houses.open_house(folder, None, SENTENCE, clock=fixed_clock(TODAY)), code


def desk_of(house: House, tasks: Tasks) -> Desk:
    """Return the desk of the nurse who is at work in a house."""
    return Desk(tasks=tasks, actor=house.actor, clock=house.clock, drafts=house.drafts, undo=house.undo)


_FOUND: Final[dict[tuple[str, CaseState], CaseId]] = {}  # by the newest line of the log: copies of one file are alike


def case_in(house: House, state: CaseState) -> CaseId:
    """Return the first case in a state, of those that no colleague visits and of whom no referrer waits for news."""
    with house.database.reading(house.actor) as reading:
        log_head = head(reading.session)[1]
    known = (log_head, state)
    if known not in _FOUND:
        _FOUND[known] = _case_in(house, state)
    return _FOUND[known]


def _case_in(house: House, state: CaseState) -> CaseId:
    found = [line.case_id for line in house.casefiles.list(actor=house.actor).lines if line.state is state]
    with house.database.reading(house.actor) as reading:
        facts = house.casefiles.facts(found, reading=reading)
    mine = [case for case in found if all(visit.nurse == house.actor for visit in facts[case].appointments)]
    return min(mine, key=lambda case: facts[case].news_owed)


def news_case(house: House) -> CaseId:
    """Return the case of the families in which a referrer was told, and is to hear how it went on."""
    ids = [line.case_id for line in house.casefiles.list(actor=house.actor).lines]
    with house.database.reading(house.actor) as reading:
        return next(key for key, facts in house.casefiles.facts(ids, reading=reading).items() if facts.news_owed)


def settle(tasks: Tasks) -> None:
    """Wait until every call is done and handed over, also those that its answers started."""
    for _turn in range(4):
        assert tasks.wait_all(PATIENCE_MS)
        QApplication.processEvents()


def end(tasks: Tasks) -> None:
    """Let every form hand over what is typed, wait, and take no more calls."""
    for widget in QApplication.topLevelWidgets():
        for form in widget.findChildren(Form):
            form.flush_draft()
    settle(tasks)
    tasks.close()


def at_work(qtbot: QtBot, house: House, clock: Clock | None = None) -> Shell:
    """Return the window over an open house, on its first page."""
    shell = Shell(house.folder, clock=clock or house.clock)
    qtbot.addWidget(shell)
    shell.resize(1280, 760)
    shell.show()
    enter(shell, look(house))
    return shell


def enter(shell: Shell, opened: Opened) -> None:
    """Let the window go to work over an open house."""
    shell._enter(opened)  # noqa: SLF001 - what unlocking ends in
    settle(shell.tasks)


def wait_for(qtbot: QtBot, there: Callable[[], object]) -> None:
    """Wait until something is so."""
    qtbot.waitUntil(lambda: bool(there()), timeout=PATIENCE_MS)


def part(parent: QObject, name: str) -> QWidget:
    """Return the widget of a name; there must be one."""
    found = parent.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found
