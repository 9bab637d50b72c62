"""A text on the clipboard for a minute: no longer than it takes to paste it, and gone at a lock and at the end.

What somebody copied since is left alone. Where the system keeps a history of the clipboard, it is asked to leave this
out: Windows by its own words for that, KDE's clipboard by the one it has for passwords.
"""

import hashlib
import os
from typing import Final
from weakref import WeakSet

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

SECONDS: Final = 60
_TICK_MS: Final = 1000
_WINDOWS: Final = 'application/x-qt-windows-mime;value="{name}"'
_NOT_KEPT: Final = (
    (_WINDOWS.format(name="ExcludeClipboardContentFromMonitorProcessing"), b"\x01\x00\x00\x00"),
    (_WINDOWS.format(name="CanIncludeInClipboardHistory"), b"\x00\x00\x00\x00"),
    (_WINDOWS.format(name="CanUploadToCloudClipboard"), b"\x00\x00\x00\x00"),
    ("x-kde-passwordManagerHint", b"secret"),
)
_PLACES: Final = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
_SALT: Final = os.urandom(16)
_there: "WeakSet[Copied]" = WeakSet()
_watching: "WeakSet[OwnCopies]" = WeakSet()


class Copied(QObject):
    """A text that lies on the clipboard.

    Attributes:
        counted: Another second went by: how many are left; 0 when it was taken away.
    """

    counted = Signal(int)

    def __init__(self, text: str, parent: QObject, *, seconds: int = SECONDS, tick_ms: int = _TICK_MS) -> None:
        super().__init__(parent)
        self._text = text
        self.left = seconds
        self._clock = QTimer(self)
        self._clock.setInterval(tick_ms)
        self._clock.timeout.connect(self._on_tick)
        QGuiApplication.clipboard().setMimeData(_mime(text))
        self._clock.start()
        _there.add(self)

    @Slot()
    def _on_tick(self) -> None:
        self.left -= 1
        if self.left > 0 and self.is_there():
            self.counted.emit(self.left)
        else:
            self.forget()

    def is_there(self) -> bool:
        """Tell whether the clipboard still holds it."""
        return QGuiApplication.clipboard().text() == self._text

    @Slot()
    def forget(self) -> None:
        """Take it off the clipboard, and on Linux out of the selection, wherever it still is."""
        clipboard = QGuiApplication.clipboard()
        self._clock.stop()
        for place in _PLACES:
            is_known = place is QClipboard.Mode.Clipboard or clipboard.supportsSelection()
            if is_known and clipboard.text(place) == self._text:
                clipboard.clear(place)
        self._text, self.left = "", 0
        _there.discard(self)
        self.counted.emit(0)


def copy_for_a_minute(text: str, parent: QObject) -> Copied:
    """Put a text on the clipboard and take it off again after a minute; what was copied so before goes at once."""
    for copied in list(_there):
        copied.forget()
    return Copied(text, parent)


def forget_copied() -> None:
    """Take off the clipboard what lies there from us, before a lock and at the end; also what she copied from a field.

    What another program put there is left alone.
    """
    for copied in list(_there):
        copied.forget()
    for copies in list(_watching):
        copies.forget()


class OwnCopies(QObject):
    """Knows what she copied from a field of this program by the keys, so that a lock can take it away too."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._marks: dict[QClipboard.Mode, bytes] = {}
        clipboard = QGuiApplication.clipboard()
        clipboard.dataChanged.connect(self._on_copied)
        clipboard.selectionChanged.connect(self._on_selected)
        _watching.add(self)

    @Slot()
    def _on_copied(self) -> None:
        self._note(QClipboard.Mode.Clipboard)

    @Slot()
    def _on_selected(self) -> None:
        self._note(QClipboard.Mode.Selection)

    def _note(self, place: QClipboard.Mode) -> None:
        # Another program copies while it has the focus, and then no window of ours has it.
        is_ours = QGuiApplication.focusWindow() is not None
        self._marks[place] = _mark(QGuiApplication.clipboard().text(place)) if is_ours else b""

    def forget(self) -> None:
        """Take it away, where it still lies."""
        clipboard = QGuiApplication.clipboard()
        for place in _PLACES:
            if place is QClipboard.Mode.Selection and not clipboard.supportsSelection():
                continue
            owns = clipboard.ownsClipboard() if place is QClipboard.Mode.Clipboard else clipboard.ownsSelection()
            if owns or self._marks.get(place) == _mark(clipboard.text(place)):
                clipboard.clear(place)
        self._marks.clear()


def _mark(text: str) -> bytes:
    return hashlib.sha256(_SALT + text.encode("utf-8", "replace")).digest()  # enough to know it again, not to read it


def _mime(text: str) -> QMimeData:
    made = QMimeData()
    made.setText(text)
    for name, value in _NOT_KEPT:
        made.setData(name, value)
    return made
