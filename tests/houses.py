"""Opened houses for the tests of rooms that stand on all others: a real encrypted file, invented families."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop import house as houses
from ks_desktop.app.opening import Opened, look
from ks_desktop.app.shell import Shell
from ks_desktop.clients.domain import CaseState
from ks_desktop.core.clock import Clock, fixed_clock
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.security.vault import Cost
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.form import Form
from ks_desktop.widgets.tasks import Tasks

CHEAP: Final = Cost(passes=1, memory_kib=8 * 1024, lanes=1)
SENTENCE: Final = "een zin van vier woorden"
TODAY: Final = date(2026, 11, 21)
PATIENCE_MS: Final = 20_000


def practice(clock: Clock | None = None) -> House:
    """Return practice mode on a Saturday that does not move."""
    return houses.practice(clock=clock or fixed_clock(TODAY))


def new_house(folder: Path, clock: Clock | None = None) -> tuple[House, str]:
    """Return a new house of nurse `proef`, and its recovery code."""
    return houses.create(folder, "proef", SENTENCE, clock=clock or fixed_clock(TODAY), cost=CHEAP)


def desk_of(house: House, tasks: Tasks) -> Desk:
    """Return the desk of the nurse who is at work in a house."""
    return Desk(tasks=tasks, actor=house.actor, clock=house.clock, drafts=house.drafts, undo=house.undo)


def case_in(house: House, state: CaseState) -> CaseId:
    """Return the first case in a state."""
    return next(line.case_id for line in house.casefiles.list(actor=house.actor).lines if line.state is state)


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
