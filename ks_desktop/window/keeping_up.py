"""Looks each day for what keeping asks: the proposal of a new month, copies whose day has come, what came back."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

from ks_desktop.core.values import Changes
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.messages import MessageBar

if TYPE_CHECKING:
    from ks_desktop.house import House

_LOOK_AGAIN_MS: Final = 10 * 60 * 1000  # not a timer until midnight: a laptop that sleeps would miss it


class KeepingWatch(QObject):
    """Asks once each day, off the screen's thread."""

    def __init__(self, desk: Desk, house: "House", messages: MessageBar) -> None:
        super().__init__(messages)
        self._desk, self._house, self._messages = desk, house, messages
        self._looked_on = desk.clock.today()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and then once on each day that begins."""
        self._timer.start()
        self._look()

    @Slot()
    def look(self) -> None:
        """Look when a new day has begun."""
        if self._desk.clock.today() != self._looked_on:
            self._look()

    def _look(self) -> None:
        self._looked_on = self._desk.clock.today()
        self._desk.tasks.run(partial(_each_day, self._house, self._desk), done=self._on_looked, owner=self)

    def _on_looked(self, found: tuple[str, Changes]) -> None:
        if found[0]:
            self._messages.inform(found[0])


def _each_day(house: "House", desk: Desk) -> tuple[str, Changes]:
    said, changes = house.keeping.look_again(actor=desk.actor)
    house.backups.tidy(actor=desk.actor)
    return said, changes | house.keeping.make_month(actor=desk.actor)
