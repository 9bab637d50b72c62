"""Locking: hidden at once, then what is under way ends, what is typed is kept, the file is closed and the keys go.

The window is covered before anything else, because everything else may take its time: a slow disk, a long import. What
cannot end in time, or cannot be kept, waits behind the cover, and the file closes as soon as it can.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from typing_extensions import override

from ks_desktop.administration.page.unlock import UnlockPage
from ks_desktop.app.idle import IdleLock
from ks_desktop.app.session import SessionWatch
from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import KsError, StorageError, StorageProblem, UserError
from ks_desktop.core.log import Word, logger
from ks_desktop.core.texts import N_
from ks_desktop.security.quick import QuickUnlock
from ks_desktop.widgets.clipboard import OwnCopies, forget_copied
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.widgets.theme import Tone

if TYPE_CHECKING:
    from ks_desktop.app.opening import Opened
    from ks_desktop.window import MainWindow

WAIT_MS: Final = 20_000


class Window(Protocol):
    """What locking asks of the window."""

    main: "MainWindow | None"
    opened: "Opened | None"
    unlock: UnlockPage

    def cover(self) -> None:
        """Show the lock in place of the pages, painted before this returns."""

    def uncover(self) -> None:
        """Show the pages again."""

    def close_all(self) -> None:
        """Throw the pages away, close the house and drop its keys."""

    def begin_again(self) -> None:
        """Ask who wants in."""


class Locking(QObject):
    """Decides when the program locks, and does it.

    Attributes:
        is_covered: Locked, but with the pages kept: work is still going on, or what is typed could not be saved.
        quick: The PIN of who works here, if she set one.
        idle: Watches the keys and the mouse.
        covered: Nothing can be read in the window any more; what else a lock does comes after it.
    """

    covered = Signal()

    def __init__(self, window: Window, tasks: Tasks, clock: Clock, session: SessionWatch, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._tasks, self._session = window, tasks, session
        self.quick = QuickUnlock(clock)
        self.idle = IdleLock(clock, parent=self)
        self.idle.idle.connect(self.lock)
        session.lock_wanted.connect(self.lock, Qt.ConnectionType.DirectConnection)
        tasks.busy.connect(self._on_busy)
        self._copies = OwnCopies(self)
        self.is_covered = False
        self.wait_ms = WAIT_MS
        self._is_locking = False
        self._must_ask_again = False  # something typed could not be kept: forms hand over all of it next time
        self._problems: list[KsError] = []
        self._hears: tuple[str, ...] | None = None

    def begin(self) -> None:
        """Watch over somebody who is at work from now on."""
        opened = self._window.opened
        if opened is None:
            return
        self.is_covered = False
        self.idle.start(opened.lock_after_minutes)
        if self._hears is None:
            self._hears = self._session.start()
            words = "+".join(self._hears) or "nothing, only idle time locks"
            logger.info("locks with the session of the computer: %s", Word(words))

    def end(self) -> None:
        """Watch no more: the program closes."""
        self.idle.stop()
        self._session.stop()

    @Slot()
    def lock(self) -> None:
        """Lock now; a second call while it goes on, or behind the cover, does nothing new."""
        window = self._window
        if window.main is None or window.opened is None or self._is_locking or self.is_covered:
            return
        self._is_locking = True
        try:
            window.cover()
            _hide_others(window.main.window())
            self.covered.emit()
            forget_copied()
            self.idle.stop()
            is_kept = self.flush()
            _close_dialogs(window.main.window())
            self._go_on(is_kept=is_kept)
        finally:
            self._is_locking = False

    def _go_on(self, *, is_kept: bool) -> None:
        window = self._window
        if window.opened is not None and window.opened.house.is_practice:
            window.unlock.show_practice()
        elif is_kept:
            self._finish()
        else:
            self.is_covered = True
            window.unlock.show_working(False)
            self._say_why()

    def _say_why(self) -> None:
        page = self._window.unlock
        if self._is_lost():
            page.show_problem(not_kept())
        else:
            page.say(
                N_("Locked. Work that was under way is finished first; then the file closes by itself."), Tone.MUTED
            )

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        # What was waited for too long is done: the lock goes on where it stopped.
        if not busy and self.is_covered and not self._is_locking and not self._is_lost():
            self._finish()

    def _finish(self) -> None:
        window = self._window
        self.is_covered = False
        if window.opened is not None and window.opened.house.pins is not None:
            window.opened.house.pins.hold(self.quick)
        window.close_all()
        window.begin_again()
        gc.collect()  # pages and their slots hold each other: what they showed goes now, not some time

    def come_back(self) -> None:
        """Show again what was covered: she proved who she is."""
        self.is_covered = False
        self._window.uncover()
        self.begin()

    def come_back_as(self, user_name: str) -> None:
        """Show again what was covered to whoever it belongs to, and to nobody else."""
        opened = self._window.opened
        if opened is None:  # meanwhile the lock was finished
            self._window.begin_again()
        elif opened.user.name.casefold() == user_name.casefold():
            self.come_back()
        else:
            self._window.unlock.show_problem(
                UserError(
                    N_("Somebody else's work stands open behind this. Only she can go on with it."),
                    code="other_user",
                    field="user_name",
                )
            )

    @Slot()
    def flush(self) -> bool:
        """Keep what is typed in every form, wait until it is on the disk, and tell whether it is."""
        self._problems.clear()
        self._tasks.stop_for_lock()
        if self._window.main is not None:
            self._window.main.flush(everything=self._must_ask_again)
        is_kept = self._tasks.wait_all(self.wait_ms) and not self._is_lost()
        self._must_ask_again = self._is_lost()
        return is_kept

    def heard(self, error: KsError) -> None:
        """Take note of what went wrong with a call that nobody waited for, such as keeping a draft."""
        self._problems.append(error)
        self._must_ask_again = self._must_ask_again or isinstance(error, StorageError)

    def _is_lost(self) -> bool:
        return any(isinstance(error, StorageError) for error in self._problems)


class _KeepsQuiet(QObject):
    """Tells nobody that the focus went."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.FocusOut


@contextmanager
def unnoticed(window: QWidget) -> Iterator[None]:
    """Take the focus from a field without its noticing: one that was left reads what is half typed in its own way."""
    focused, filter_ = window.focusWidget(), _KeepsQuiet()
    if focused is not None:
        focused.installEventFilter(filter_)
    try:
        yield
    finally:
        if focused is not None:
            focused.removeEventFilter(filter_)


def _hide_others(own: QWidget) -> None:
    for widget in QApplication.topLevelWidgets():
        if widget is not own and widget.isVisible():
            widget.hide()  # a question, a menu, a list to choose from: it would stand over the locked window


def _close_dialogs(own: QWidget) -> None:
    dialogs: Callable[..., list[QDialog]] = own.findChildren
    for dialog in dialogs(QDialog):
        dialog.reject()


def not_kept() -> StorageError:
    """Return the error for what is typed and could not be saved."""
    return StorageError(
        StorageProblem.OTHER,
        N_("What you typed last could not be saved. It is still in the window: mend the disk or the folder and go on."),
    )
