"""A desk with the letters page on it, over the rooms of a real file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.core.drafts import Drafts
from ks_desktop.core.undo import Undo
from ks_desktop.letters.page import LettersPage
from ks_desktop.widgets import theme
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.messages import Question
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.widgets.theme import Scheme
from tests.desks import end_pauses, settle
from tests.letters.rooms import Rooms


@dataclass(frozen=True, kw_only=True)
class Sight:
    """The page, and what surrounds it in a test."""

    page: LettersPage
    rooms: Rooms
    desk: Desk
    tasks: Tasks
    problems: list[str]
    qtbot: QtBot

    def settle(self) -> None:
        """Wait until nothing is under way and no pause in typing is being waited for."""
        for _again in range(2):  # an answer may put things back, which is typing too
            end_pauses(self.page)
            settle(self.tasks)

    def answer(self, click: Callable[[], object], button: str = "yes") -> None:
        """Do what asks a question and answer it."""
        click()
        assert self.tasks.wait_all()  # what hinders is looked for before anything is asked
        question = self.page.window().findChildren(Question)[-1]
        push(question, button)
        self.settle()


def push(parent: QWidget, name: str) -> None:
    """Click the button of a name."""
    button = parent.findChild(QPushButton, name)
    assert button is not None
    button.click()


@contextmanager
def seen(qtbot: QtBot, application: QApplication, rooms: Rooms) -> Iterator[Sight]:
    """Show the letters page."""
    theme.apply(application, Scheme.LIGHT)
    tasks = Tasks()
    problems: list[str] = []
    tasks.problem.connect(lambda error: problems.append(error.code))
    desk = Desk(
        tasks=tasks,
        actor=rooms.actor,
        clock=rooms.clock,
        drafts=Drafts(rooms.database, rooms.clock),
        undo=Undo(rooms.database, rooms.clock),
    )
    page = LettersPage(desk, rooms.letters)
    qtbot.addWidget(page)
    tasks.changed.connect(page.on_changes)
    page.resize(1052, 720)
    page.show()
    yield Sight(page=page, rooms=rooms, desk=desk, tasks=tasks, problems=problems, qtbot=qtbot)
    page.flush_draft()  # as a lock or a close does, while calls are still taken
    assert tasks.wait_all()
    tasks.close()
