"""Garbage is looked for in the thread of the window, and in no other.

A page and its slots hold each other, so it is destroyed when Python looks for garbage; and Python looks in whichever
thread happens to make something. A page that a worker's thread finds is destroyed while the window may be drawing it:
rarely, and then the program is gone. So the automatic look is switched off as long as there are workers, and done here.
"""

import gc
from typing import Final
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer, Slot
from shiboken6 import isValid

_EACH_MS: Final = 500
_at_work: "WeakSet[GarbageLook]" = WeakSet()


class GarbageLook(QObject):
    """Looks for garbage when Python itself would, in the thread it was made in; until `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EACH_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        _at_work.add(self)
        gc.disable()

    @Slot()
    def look(self) -> int:
        """Look as far as is due, and return how many generations were looked through."""
        due = [made > most for made, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        # The oldest generation that is due takes the younger ones along.
        oldest = max((place for place, is_due in enumerate(due) if is_due), default=-1)
        if oldest >= 0:
            gc.collect(oldest)
        return oldest + 1

    def stop(self) -> None:
        """Look no more; Python does it again by itself when nobody else is at work here."""
        if isValid(self._timer):
            self._timer.stop()
        _at_work.discard(self)
        if not _at_work:
            gc.enable()
