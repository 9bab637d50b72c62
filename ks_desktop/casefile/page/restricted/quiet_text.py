"""A text that is read on the screen and goes nowhere: it cannot be copied, and stands in no name or tooltip."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.parts import say
from ks_desktop.widgets.theme import Space


class QuietText(QPlainTextEdit):
    """Shows a text as high as it is. Who hears the screen reads it line by line, as any text."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(Space.NONE)
        self.setAccessibleName(_(N_("Text of the note")))
        say(self, part="said")
        self.setPlainText(text)

    @override
    def sizeHint(self) -> QSize:
        lines = self.document().size().height()  # of a plain text: lines, as they are broken now
        return QSize(super().sizeHint().width(), round(lines * self.fontMetrics().lineSpacing()) + Space.HAIR)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.sizeHint().height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.setFixedHeight(self.sizeHint().height())
