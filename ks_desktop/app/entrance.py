"""From the first page to an open house: whichever way she comes in, and what is offered when the file is not right."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ks_desktop.administration.page.unlock import UnlockPage
from ks_desktop.administration.page.ways import Way
from ks_desktop.app import opening
from ks_desktop.app.locking import Locking
from ks_desktop.app.ways_out import WaysOut
from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import KsError
from ks_desktop.widgets.tasks import Tasks

if TYPE_CHECKING:
    from ks_desktop.app.opening import Opened


class Entrance(QObject):
    """Answers the first page.

    Attributes:
        entered: A house is open: an `Opened`.
        is_new: There is no database in this folder yet.
    """

    entered = Signal(object)
    is_new = Signal()

    def __init__(
        self, page: UnlockPage, locking: Locking, tasks: Tasks, folder: Path, clock: Clock, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._page, self._locking, self._tasks = page, locking, tasks
        self._folder, self._clock = folder, clock
        self._last = ""
        self._ways = WaysOut(page, tasks, folder, clock, self.open)
        page.unlock_wanted.connect(self._on_unlock_wanted)
        page.pin_wanted.connect(self._on_pin_wanted)
        page.recovery_wanted.connect(self._on_recovery_wanted)
        page.change_wanted.connect(self._on_change_wanted)
        page.continue_wanted.connect(locking.come_back)

    @Slot()
    def warm_up(self) -> None:
        """Load what the pages need, and offer who may come in."""
        call = partial(opening.warm_up, self._folder)
        self._tasks.run(call, done=self._on_warm, failed=self._ways.answer)

    def _on_warm(self, names: tuple[str, ...] | None) -> None:
        if names is None:
            self.is_new.emit()
        else:
            self._page.show_users(names, pin_of=self._locking.quick.user_name, last=self._last)
            self._page.show_working(False)
            self._tasks.run(opening.load_pages)

    @Slot()
    def begin_practice(self) -> None:
        """Open practice mode."""
        self.open(partial(opening.practice, self._clock))

    def open(self, call: "Callable[[], Opened]") -> None:
        """Open a house, or say on the first page why not."""
        self._tasks.run(call, done=self._on_opened, failed=self._on_refused)

    def _on_opened(self, opened: "Opened") -> None:
        quick = self._locking.quick
        self._last = opened.user.name
        used = self._page.way is Way.PIN
        if quick.user_name != opened.user.name:
            quick.forget()  # a PIN never stands open behind somebody else's back
        if opened.house.pins is not None:
            self._tasks.run(partial(opened.house.pins.note, quick, used=used))
        self.entered.emit(opened)

    def _on_refused(self, error: KsError) -> None:
        if error.code == "must_change":
            self._page.show_working(False)
            self._page.show_way(Way.CHANGE)
            return
        self._ways.answer(error)

    @Slot(str, str)
    def _on_unlock_wanted(self, name: str, passphrase: str) -> None:
        if self._locking.is_covered:
            self._prove(partial(opening.check, self._folder, name, passphrase, self._clock))
        else:
            self.open(partial(opening.unlock, self._folder, name, passphrase, self._clock))

    @Slot(str)
    def _on_pin_wanted(self, pin: str) -> None:
        quick = self._locking.quick
        if self._locking.is_covered:
            self._prove(partial(opening.check_pin, self._folder, quick, pin))
        else:
            self.open(partial(opening.unlock_with_pin, self._folder, quick, pin, self._clock))

    @Slot(str, str, str)
    def _on_recovery_wanted(self, name: str, code: str, passphrase: str) -> None:
        self.open(partial(opening.recover, self._folder, name, code, passphrase, self._clock))

    @Slot(str, str, str)
    def _on_change_wanted(self, name: str, old: str, new: str) -> None:
        self.open(partial(opening.change_and_unlock, self._folder, name, old, new, self._clock))

    def _prove(self, call: Callable[[], str]) -> None:
        # Beside the other calls: one of them may be what the lock is waiting for.
        self._tasks.run_aside(call, done=self._on_proved, failed=self._page.show_problem)

    def _on_proved(self, user_name: str) -> None:
        self._page.forget()
        self._page.show_working(False)
        self._locking.come_back_as(user_name)
