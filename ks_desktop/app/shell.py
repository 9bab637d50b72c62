"""The one window of the program: locked, being set up, or at work. Nothing slow is imported before it is painted."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from ks_desktop.administration.page.unlock import UnlockPage
from ks_desktop.app import opening
from ks_desktop.app.closing import BackupAtClosing
from ks_desktop.app.idle import IdleLock
from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import KsError, StorageError, StorageProblem
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

_WAIT_MS = 20_000


class Shell(QMainWindow):
    """Shows the unlock page, the first run or the pages; holds the opened house and closes it when it locks.

    Attributes:
        backs_up: Closing makes a backup first, when something was saved.
    """

    def __init__(self, folder: Path, *, clock: Clock | None = None, parent: QWidget | None = None) -> None:
        """Take the data folder; with `start_practice` it is not touched."""
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
        self._flush_problems: list[KsError] = []
        self._is_covered = False  # locked, but with the pages kept, because what is typed could not be saved
        self._may_lose = False
        self.backs_up = False
        self._closing: BackupAtClosing | None = None
        self._idle = IdleLock(self.clock, parent=self)
        self._idle.idle.connect(self.lock)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.unlock)
        holder = QWidget()
        self._outer = column(self._stack, gap=Space.NONE)
        holder.setLayout(self._outer)
        self.setCentralWidget(holder)
        self.setWindowTitle(_("KS Huisbezoek"))  # neutral: a title stands in the task bar and in screen sharing
        self.setMinimumSize(Size.WINDOW_LEAST)
        self.unlock.unlock_wanted.connect(self._on_unlock_wanted)
        self.unlock.recovery_wanted.connect(self._on_recovery_wanted)
        self.unlock.continue_wanted.connect(self._on_continue_wanted)
        self.tasks.problem.connect(self._on_problem)

    def start(self) -> None:
        """Show the unlock page, or the first run in a folder without a database; the rest loads after the paint."""
        QTimer.singleShot(0, self._begin_first_run if opening.is_new(self.folder) else self._warm_up)

    def start_practice(self) -> None:
        """Open practice mode; no data folder is touched."""
        self.unlock.show_working(True)
        QTimer.singleShot(0, self._begin_practice)

    @Slot()
    def _warm_up(self) -> None:
        call = partial(opening.warm_up, self.folder)
        self.tasks.run(call, done=self._on_warm, failed=self.unlock.show_problem)

    def _on_warm(self, names: tuple[str, ...] | None) -> None:
        if names is None:
            self._begin_first_run()
        else:
            self.unlock.show_users(names)
            self.tasks.run(opening.load_pages)

    @Slot()
    def _begin_first_run(self) -> None:
        from ks_desktop.administration.page.first_run import FirstRun

        self.first_run = FirstRun(self.tasks)
        self.first_run.create_wanted.connect(self._on_create_wanted)
        self.first_run.finished.connect(self._on_first_run_finished)
        self._show(self.first_run)

    @Slot()
    def _begin_practice(self) -> None:
        self._open(partial(opening.practice, self.clock))

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
            self._begin_practice()
        else:
            self._open(partial(opening.look, house))

    @Slot(str, str)
    def _on_unlock_wanted(self, name: str, passphrase: str) -> None:
        if self._is_covered:
            call = partial(opening.check, self.folder, name, passphrase, self.clock)
            self.tasks.run(call, done=self._on_uncovered, failed=self.unlock.show_problem)
            return
        self._open(partial(opening.unlock, self.folder, name, passphrase, self.clock))

    def _on_uncovered(self, _user_name: str) -> None:
        self._is_covered = False
        self.unlock.forget()
        self.unlock.show_working(False)
        self._on_continue_wanted()

    @Slot(str, str, str)
    def _on_recovery_wanted(self, name: str, code: str, passphrase: str) -> None:
        self._open(partial(opening.recover, self.folder, name, code, passphrase, self.clock))

    def _open(self, call: "Callable[[], Opened]") -> None:
        self.tasks.run(call, done=self._enter, failed=self.unlock.show_problem)

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
        if opened.house.key_from_copy:
            self.main.messages.warn(N_("The key file was damaged. Its spare copy was used and put back."))
        if opened.house.was_restored:
            self.main.messages.inform(
                N_("The backup was put back. What was there before lies in a folder that begins with vervangen.")
            )
        self.unlock.forget()
        self.unlock.show_working(False)
        self._drop_first_run()
        self._idle.start(opened.lock_after_minutes)
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

    @Slot()
    def lock(self) -> None:
        """Keep what is typed, hide everything, close the database and drop the key."""
        if self.main is None or self.opened is None:
            return
        self._place = self.main.place()
        forget_copied()
        is_kept = self.flush()
        for dialog in self.findChildren(QDialog):
            dialog.reject()  # a question left open would stand over the locked window
        self._idle.stop()
        self._stack.setCurrentWidget(self.unlock)
        if self.opened.house.is_practice:
            self.unlock.show_practice()
            return
        if not is_kept:
            # The disk took nothing. What she typed lives only here: it is covered, not thrown away.
            self._is_covered = True
            self.unlock.show_working(False)
            self.unlock.show_problem(_not_kept())
            return
        self._close_main()
        self._close_house()
        self.unlock.show_working(False)
        self._warm_up()

    @Slot()
    def _on_continue_wanted(self) -> None:
        if self.main is not None and self.opened is not None:
            self._stack.setCurrentWidget(self.main)
            self._idle.start(self.opened.lock_after_minutes)

    @Slot()
    def flush(self) -> bool:
        """Keep what is typed in every form, wait until it is on the disk, and tell whether it is."""
        self._flush_problems.clear()
        self.tasks.stop_for_lock()
        if self.main is not None:
            self.main.flush()
        return self.tasks.wait_all(_WAIT_MS) and not any(isinstance(e, StorageError) for e in self._flush_problems)

    def keep_all(self) -> None:
        """Keep what is typed, as the last thing before a crash ends the program.

        Raises:
            StorageError: it could not be kept.
        """
        if not self.flush():
            raise _not_kept()

    def _close_main(self) -> None:
        if self.main is not None:
            self._stack.removeWidget(self.main)
            self.main.deleteLater()
            self.main = None

    def _close_house(self) -> None:
        if self.opened is not None:
            self.opened.close()
            self.opened = None

    def _show(self, page: QWidget) -> None:
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    @Slot(object)
    def _on_problem(self, error: KsError) -> None:
        self._flush_problems.append(error)
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
                _not_kept().text(),
                N_("Close and lose it"),
                self._on_loss_accepted,
                danger=True,
            )
            return
        if self._must_back_up():
            event.ignore()
            return
        self._idle.stop()
        forget_copied()
        self._close_main()
        self._close_house()
        self.tasks.close()
        super().closeEvent(event)


def _not_kept() -> StorageError:
    return StorageError(
        StorageProblem.OTHER,
        N_("What you typed last could not be saved. It is still in the window: mend the disk or the folder and go on."),
    )
