"""What she is told when she comes in, and the PIN she may choose for the rest of the day."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ks_desktop.administration.page.pin import PinDialog
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.tasks import Tasks

if TYPE_CHECKING:
    from ks_desktop.app.opening import Opened
    from ks_desktop.security.quick import QuickUnlock
    from ks_desktop.window import MainWindow


class Welcome(QObject):
    """Speaks once after each unlock; offers a PIN once, and again to who had one that is over."""

    def __init__(self, quick: "QuickUnlock", tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._quick, self._tasks = quick, tasks
        self._main: MainWindow | None = None
        self._opened: Opened | None = None
        self._offers = True

    def say(self, main: "MainWindow", opened: "Opened") -> None:
        """Tell what happened to the file, or else offer a PIN."""
        self._main, self._opened = main, opened
        main.pin_wanted.connect(self.ask_pin)
        house = opened.house
        told = [_(notice) for notice in house.notices]
        if house.key_from_copy:
            told.append(_("The key file was damaged. Its spare copy was used and put back."))
        if told:
            main.messages.warn(" ".join(told))
        elif house.was_restored:
            main.messages.inform(
                N_("The backup was put back. What was there before lies in a folder that begins with vervangen.")
            )
        elif house.pins is not None and self._offers and not self._quick.is_ready():
            self._tasks.run(house.pins.may_set, done=self._offer, owner=main)

    def forget(self) -> None:
        """Let go of the house: it was locked."""
        self._main = self._opened = None

    def _offer(self, may_set: bool) -> None:
        if may_set and self._main is not None and not self._main.messages.is_speaking():
            self._offers = False
            self._main.messages.inform(
                N_("You can unlock with a PIN for the rest of the day."), action=N_("Choose a PIN"), act=self.ask_pin
            )

    @Slot()
    def ask_pin(self) -> None:
        """Ask for a PIN over the page she is on."""
        if self._main is None or self._opened is None:
            return
        if self._opened.house.pins is None:
            self._main.messages.inform(N_("In practice mode there is nothing to unlock."))
            return
        settings = partial(self._opened.house.settings.read, actor=self._opened.house.actor)
        self._tasks.run(settings, done=lambda found: self._ask(found.quick_unlock, found.quick_unlock_hours))

    def _ask(self, allowed: str, hours: int) -> None:
        if self._main is None:
            return
        if allowed != "yes":
            self._main.messages.inform(N_("Unlocking with a PIN is switched off in the settings."))
            return
        dialog = PinDialog(hours, self._main.window())
        dialog.chosen.connect(partial(self._on_chosen, dialog))
        dialog.open()

    def _on_chosen(self, dialog: PinDialog, pin: str) -> None:
        if self._opened is None or self._opened.house.pins is None:
            return

        def is_set(_nothing: None) -> None:
            self._offers = True  # when it is over, she is asked for another
            dialog.accept()
            if self._main is not None:
                self._main.messages.inform(N_("From now on this PIN opens the program after a lock."))

        call = partial(self._opened.house.pins.set, self._quick, pin)
        self._tasks.run(call, done=is_set, failed=dialog.show_problem, owner=dialog)
