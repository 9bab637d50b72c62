"""A few buttons of which one is down: which part of a list is shown."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QWidget
from typing_extensions import override

from ks_desktop.widgets.parts.buttons import Button
from ks_desktop.widgets.parts.flow import Flow
from ks_desktop.widgets.theme import Size, font

_USUAL: Final = " 88"  # a number that needs no more room than is there already, so that the row stays as it is


class _Segment(Button):
    """One of them: the one that is down is bold, and its label needs that room before; so does its number."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text, part="segment")
        self._label = self.text()
        self._widest = self._label
        self.setObjectName(name)
        self.setCheckable(True)

    def show_count(self, count: int) -> None:
        """Show a number behind the label; none for 0."""
        self.setText(f"{self._label} {count}" if count else self._label)
        self._widest = max(f"{self._label}{_USUAL}", self.text(), key=len)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        bold = QFontMetrics(font(bold=True), self).horizontalAdvance(self._widest)
        return super().sizeHint().expandedTo(QSize(bold + 2 * (Size.CELL_IN + Size.FOCUS), 0))


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
        self._segments: list[_Segment] = []
        line = Flow()
        for word, text in labels:
            segment = _Segment(text, f"{prefix}_{word}")
            self._group.addButton(segment, len(self._words))
            self._words.append(word)
            self._segments.append(segment)
            line.addWidget(segment)
        self.setLayout(line)
        self.show_word(self._words[0])
        self._group.idClicked.connect(self._on_clicked)

    def show_word(self, word: str) -> None:
        """Put a button down; `chosen` is for what the user does."""
        self._group.button(self._words.index(word)).setChecked(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show behind the labels how many there are: a word of `counts` that is 0 or not there shows no number."""
        for word, segment in zip(self._words, self._segments, strict=True):
            segment.show_count(counts.get(word, 0))

    def step(self, by: int) -> None:
        """Put the next button down (1) or the one before it (-1), as if she had; it goes round."""
        number = (self._group.checkedId() + by) % len(self._words)
        self._segments[number].click()

    def word(self) -> str:
        """Return the word of the button that is down."""
        return self._words[self._group.checkedId()]

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._words[number])
