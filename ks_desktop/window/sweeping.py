"""Looks each day for what may not be kept any more: when the window opens, and after midnight while it is open."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

from ks_desktop.widgets.desk import Desk

if TYPE_CHECKING:
    from ks_desktop.referrals.service.retention import Retention

_LOOK_AGAIN_MS: Final = 10 * 60 * 1000  # not a timer until midnight: a laptop that sleeps would miss it


class Sweeper(QObject):
    """Asks for the sweep of a day once."""

    def __init__(self, desk: Desk, retention: "Retention", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._retention = retention
        self._swept_on = desk.clock.today()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Sweep now, and then once on each day that begins."""
        self._timer.start()
        self._sweep()

    @Slot()
    def look(self) -> None:
        """Sweep when a new day has begun."""
        if self._desk.clock.today() != self._swept_on:
            self._sweep()

    def _sweep(self) -> None:
        self._swept_on = self._desk.clock.today()
        self._desk.tasks.run(partial(self._retention.sweep, actor=self._desk.actor), owner=self)
        self._desk.tasks.run(partial(self._desk.undo.sweep, actor=self._desk.actor), owner=self)
