"""A page's desk in a test: real tasks on a real file, and a way to let everything that was asked be answered."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.drafts import Drafts
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import UserId
from ks_desktop.widgets import theme
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.widgets.theme import Scheme


@contextmanager
def desk_over(database: Database, clock: Clock, actor: UserId, undo: Undo | None = None) -> Iterator[Desk]:
    """Give a desk over a database, with the look on; its tasks are ended after."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, Scheme.LIGHT)
    tasks = Tasks()
    drafts = Drafts(database, clock)
    yield Desk(tasks=tasks, actor=actor, clock=clock, drafts=drafts, undo=undo or Undo(database, clock))
    settle(tasks)
    tasks.close()


def end_pauses(page: QWidget) -> None:
    """Let each pause in typing that a page waits for be over now: no test waits for a clock, busy machine or not."""
    waiting = [timer for timer in page.findChildren(QTimer) if timer.isSingleShot() and timer.isActive()]
    for timer in sorted(waiting, key=QTimer.remainingTime):  # in their order: a longer one may count on a shorter
        if timer.isActive():
            pause = timer.interval()
            timer.start(0)
            while timer.isActive():
                QApplication.processEvents()
            timer.setInterval(pause)


def settle(tasks: Tasks) -> None:
    """Let every call be answered, and the calls that an answer asks for."""
    for _again in range(4):
        assert tasks.wait_all()
        QApplication.processEvents()
