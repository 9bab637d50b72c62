"""Files that are dropped anywhere on the window."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.widgets.saving import files_of

_KINDS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class FileDrop(QObject):
    """Lets a window take files that are dropped on any part of it; what is no file is left to the parts.

    Attributes:
        dropped: The files (a tuple of `Path`).
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _KINDS or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        files = files_of(event.mimeData())
        if not files:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)  # never moved: the file stays where it is until she says
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(files)
        return True
