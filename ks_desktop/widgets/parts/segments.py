"""A few buttons of which one is down: which part of a list is shown."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QWidget
from typing_extensions import override

from ks_desktop.widgets.parts.buttons import Button
from ks_desktop.widgets.parts.flow import Flow
from ks_desktop.widgets.theme import Size, Space, font


class _Segment(Button):
    """One of them: the one that is down is bold, and its label needs that room before."""

    @override
    def sizeHint(self) -> QSize:
        bold = QFontMetrics(font(bold=True), self).horizontalAdvance(self.text())
        return super().sizeHint().expandedTo(QSize(bold + 2 * (Space.INSIDE + Size.FOCUS), 0))


class Segments(QWidget):
    """Buttons beside each other, going on on the next line where there is no more room.

    Attributes:
        chosen: The word of the button that the user put down.
    """

    chosen = Signal(str)

    def __init__(self, labels: Iterable[tuple[str, str]], prefix: str, parent: QWidget | None = None) -> None:
        """Take words with their labels (marked with N_); a button is named `prefix_word`, the first is down."""
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._words: list[str] = []
        line = Flow()
        for word, text in labels:
            button = _Segment(text, part="segment")
            button.setObjectName(f"{prefix}_{word}")
            button.setCheckable(True)
            self._group.addButton(button, len(self._words))
            self._words.append(word)
            line.addWidget(button)
        self.setLayout(line)
        self.show_word(self._words[0])
        self._group.idClicked.connect(self._on_clicked)

    def show_word(self, word: str) -> None:
        """Put a button down; `chosen` is for what the user does."""
        self._group.button(self._words.index(word)).setChecked(True)

    def word(self) -> str:
        """Return the word of the button that is down."""
        return self._words[self._group.checkedId()]

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._words[number])
