"""The one window of the program: locked, being set up, or at work. Nothing slow is imported before it is painted."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from ks_desktop.administration.page.unlock import UnlockPage
from ks_desktop.app import opening
from ks_desktop.app.closing import BackupAtClosing
from ks_desktop.app.entrance import Entrance
from ks_desktop.app.locking import Locking, not_kept, unnoticed
from ks_desktop.app.session import SessionWatch, watch_session
from ks_desktop.app.welcome import Welcome
from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.clipboard import forget_copied
from ks_desktop.widgets.messages import ask
from ks_desktop.widgets.parts import PracticeBand, column
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.widgets.theme import Size, Space

if TYPE_CHECKING:  # the house brings the database library, which takes half a second: it comes after the first paint
    from ks_desktop.administration.page.first_run import FirstRun
    from ks_desktop.app.opening import Opened
    from ks_desktop.window import MainWindow, Place


class Shell(QMainWindow):
    """Shows the unlock page, the first run or the pages; holds the opened house and closes it when it locks.

    Attributes:
        backs_up: Closing makes a backup first, when something was saved.
        locking: When it locks, and what then happens.
    """

    def __init__(
        self,
        folder: Path,
        *,
        clock: Clock | None = None,
        session: SessionWatch | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Take the data folder (with `start_practice` it is not touched), and what hears the computer's session."""
        super().__init__(parent)
        self.folder = folder
        self.clock = clock or Clock()
        self.tasks = Tasks(self)
        self.opened: Opened | None = None
        self.main: MainWindow | None = None
        self.first_run: FirstRun | None = None
        self.unlock = UnlockPage()
        self._place: Place | None = None
        self._band: PracticeBand | None = None
        self._may_lose = False
        self.backs_up = False
        self._closing: BackupAtClosing | None = None
        self.locking = Locking(self, self.tasks, self.clock, session or watch_session(self), self)
        self.lock, self.flush = self.locking.lock, self.locking.flush
        self._welcome = Welcome(self.locking.quick, self.tasks, self)
        self._entrance = Entrance(self.unlock, self.locking, self.tasks, folder, self.clock, self)
        self._entrance.entered.connect(self._enter)
        self._entrance.is_new.connect(self._begin_first_run)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.unlock)
        holder = QWidget()
        self._outer = column(self._stack, gap=Space.NONE)
        holder.setLayout(self._outer)
        self.setCentralWidget(holder)
        self.setWindowTitle(_("KS Huisbezoek"))  # neutral: a title stands in the task bar and in screen sharing
        self.setMinimumSize(Size.WINDOW_LEAST)
        self.tasks.problem.connect(self._on_problem)

    def start(self) -> None:
        """Show the unlock page, or the first run in a folder without a database; the rest loads after the paint."""
        QTimer.singleShot(0, self._begin_first_run if opening.is_new(self.folder) else self._entrance.warm_up)

    def start_practice(self) -> None:
        """Open practice mode; no data folder is touched."""
        self.unlock.show_working(True)
        QTimer.singleShot(0, self._entrance.begin_practice)

    @Slot()
    def _begin_first_run(self) -> None:
        from ks_desktop.administration.page.first_run import FirstRun

        self.first_run = FirstRun(self.tasks)
        self.first_run.create_wanted.connect(self._on_create_wanted)
        self.first_run.finished.connect(self._on_first_run_finished)
        self._show(self.first_run)

    @Slot(str, str)
    def _on_create_wanted(self, name: str, passphrase: str) -> None:
        if self.first_run is not None:
            call = partial(opening.create, self.folder, name, passphrase, self.clock)
            self.tasks.run(call, done=self._on_created, failed=self.first_run.show_problem)

    def _on_created(self, made: "tuple[Opened, str]") -> None:
        self.opened, code = made
        house = self.opened.house
        if self.first_run is not None:
            self.first_run.created(house.administration, house.actor, code)

    @Slot(bool)
    def _on_first_run_finished(self, practise: bool) -> None:
        if self.opened is None:
            return
        house = self.opened.house
        if practise:
            self.opened = None
            self.tasks.run(house.close)
            self._entrance.begin_practice()
        else:
            self._entrance.open(partial(opening.look, house))

    @Slot(object)
    def _enter(self, opened: "Opened") -> None:
        """Go to work: where she was before the lock, or on the first page."""
        from ks_desktop.window import MainWindow
        from ks_desktop.window.warming import Warming

        self.opened = opened
        self._put_practice_band(opened.house.is_practice)
        if opened.is_unfinished and self.first_run is None:
            self._begin_first_run()
            self._resume(opened)
            return
        self.main = MainWindow(opened.house, self.tasks, opened.user)
        self.main.lock_wanted.connect(self.lock)
        self._show(self.main)
        self.main.go_to(self._place)
        self._welcome.say(self.main, opened)
        self.unlock.forget()
        self.unlock.show_working(False)
        self._drop_first_run()
        self.locking.begin()
        Warming.of_pages(self.main).start()

    def _resume(self, opened: "Opened") -> None:
        if self.first_run is not None:
            self.first_run.resume(opened.house.administration, opened.house.actor, opened.recovery_code)

    def _drop_first_run(self) -> None:
        if self.first_run is not None:
            self._stack.removeWidget(self.first_run)
            self.first_run.deleteLater()
            self.first_run = None

    def _put_practice_band(self, is_practice: bool) -> None:
        if is_practice and self._band is None:
            self._band = PracticeBand(_("Practice mode: invented families, nothing is kept"))
            self._outer.insertWidget(0, self._band)
            self.setWindowTitle(_("KS Huisbezoek (practice)"))

    def cover(self) -> None:
        """Show the lock in place of the pages, painted before this returns."""
        if self.main is not None:
            self._place = self.main.place()
        self.unlock.show_locking()
        with unnoticed(self):
            self._stack.setCurrentWidget(self.unlock)
        self.repaint()

    def uncover(self) -> None:
        """Show the pages again."""
        if self.main is not None:
            self._stack.setCurrentWidget(self.main)

    def close_all(self) -> None:
        """Throw the pages away, close the house and drop its keys."""
        self._welcome.forget()
        if self.main is not None:
            self._stack.removeWidget(self.main)
            self.main.deleteLater()
            self.main = None
        if self.opened is not None:
            self.opened.close()
            self.opened = None

    def begin_again(self) -> None:
        """Ask who wants in."""
        self._entrance.warm_up()

    def keep_all(self) -> None:
        """Keep what is typed, as the last thing before a crash ends the program.

        Raises:
            StorageError: it could not be kept.
        """
        if not self.flush():
            raise not_kept()

    def _show(self, page: QWidget) -> None:
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    @Slot(object)
    def _on_problem(self, error: KsError) -> None:
        self.locking.heard(error)
        if self.main is None:  # the main window has a message bar of its own
            self.unlock.show_problem(error)

    @Slot()
    def _on_loss_accepted(self) -> None:
        self._may_lose = True
        self.close()

    def _must_back_up(self) -> bool:
        """Begin the backup at closing, or let go of it at the second try; return whether closing waits for it."""
        if self._closing is not None:
            self._closing.stop()
            return False
        if not self.backs_up or self.main is None or self.opened is None or self.opened.house.is_practice:
            return False
        self.main.messages.inform(N_("The program makes a backup and closes after that. Close once more to stop it."))
        self._closing = BackupAtClosing(self.tasks, self.opened.house.backups, self.opened.house.actor, self)
        self._closing.ended.connect(self.close, Qt.ConnectionType.QueuedConnection)
        self._closing.start()
        return True

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.flush() and not self._may_lose and self.main is not None:
            event.ignore()
            ask(
                self,
                N_("Close and lose what you typed?"),
                not_kept().text(),
                N_("Close and lose it"),
                self._on_loss_accepted,
                danger=True,
            )
            return
        if self._must_back_up():
            event.ignore()
            return
        self.locking.end()
        forget_copied()
        self.close_all()
        self.tasks.close()
        super().closeEvent(event)
