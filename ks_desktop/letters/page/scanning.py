"""A scanner types: the code it reads comes as quick keys with Enter behind them, wherever the focus is."""

import re
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_PAUSE_MS: Final = 300  # a scanner leaves a few of these between two keys, and nobody types a code with such pauses
_CODE: Final = re.compile(r"ks[hv].+|20[0-9]{2}-[0-9]{4,6}.*", re.IGNORECASE)
_MOST: Final = 40


class ScannerKeys(QObject):
    """Hears a code of ours that is typed into parts which take no text.

    Attributes:
        read: The code, as it was typed.
    """

    read = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._typed = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._forget)

    def listen(self, part: QWidget) -> None:
        """Hear what is typed into this part too."""
        part.installEventFilter(self)

    def _forget(self) -> None:
        self._typed = ""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._take(event):
            return True
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            code, self._typed = self._typed, ""
            if _CODE.fullmatch(code):
                self.read.emit(code)
                return True
        elif event.text().isprintable() and event.text():
            self._typed = (self._typed + event.text())[-_MOST:]
            self._pause.start()
        return False
