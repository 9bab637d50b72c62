"""Notices, for the window, that nobody has touched the program for a while.

It listens to the windows, not to every event of the program. A computer that slept was not touched meanwhile, though
the clock that counts idle time may have slept too: so it looks at the clock on the wall as well.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

from ks_desktop.core.clock import Clock
from ks_desktop.security.access import IdleWatch

_LOOK_EVERY_MS: Final = 5_000
_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleLock(QObject):
    """Watches the keys and the mouse in all windows of the program.

    Attributes:
        idle: Nothing was touched for the time that was set.
    """

    idle = Signal()

    def __init__(
        self, clock: Clock, *, monotonic: Callable[[], float] = time.monotonic, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._monotonic = monotonic
        self._watch: IdleWatch | None = None
        self._after = timedelta(0)
        self._looked: datetime = clock.now()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self.listen_to)

    def start(self, minutes: int) -> None:
        """Watch from now on; `idle` comes after so many minutes."""
        self._watch = IdleWatch(minutes, monotonic=self._monotonic)
        self._after = timedelta(minutes=minutes)
        self._looked = self._clock.now()
        self._timer.start()
        self.listen_to(QGuiApplication.focusWindow())

    def stop(self) -> None:
        """Stop watching."""
        self._watch = None
        self._timer.stop()

    @Slot()
    def look(self) -> bool:
        """Say `idle` when the time is over, and tell whether it was."""
        if self._watch is None:
            return False
        slept = self._clock.now() - self._looked >= self._after
        self._looked = self._clock.now()
        if not slept and not self._watch.is_due():
            return False
        self.stop()
        self.idle.emit()
        return True

    @Slot(QWindow)
    def listen_to(self, window: QWindow | None) -> None:
        """Hear the keys and the mouse of a window, once."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The first touch after a sleep must find a locked program: look before counting it.
        if event.type() in _TOUCHES and not self.look() and self._watch is not None:
            self._watch.touch()
        return super().eventFilter(watched, event)
