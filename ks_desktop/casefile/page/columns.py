"""The cards of a woman's page in their places: three columns, two when it is narrow, one when it is very narrow."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ks_desktop.casefile.page.cards import Place
from ks_desktop.widgets.parts import column
from ks_desktop.widgets.theme import Size, Space

Cell = tuple[int, int, int, int]  # row, column, rows, columns

THREE: Final[dict[Place, Cell]] = {
    Place.MEDICAL: (0, 0, 1, 1),
    Place.LEFT: (1, 0, 1, 1),
    Place.MIDDLE: (0, 1, 2, 1),
    Place.SOCIAL: (0, 2, 1, 1),
    Place.RIGHT: (1, 2, 1, 1),
}
TWO: Final[dict[Place, Cell]] = {
    Place.MEDICAL: (0, 0, 1, 1),
    Place.SOCIAL: (0, 1, 1, 1),
    Place.MIDDLE: (1, 0, 1, 2),
    Place.LEFT: (2, 0, 1, 1),
    Place.RIGHT: (2, 1, 1, 1),
}
ONE: Final[dict[Place, Cell]] = {
    Place.MEDICAL: (0, 0, 1, 1),
    Place.SOCIAL: (1, 0, 1, 1),
    Place.MIDDLE: (2, 0, 1, 1),
    Place.RIGHT: (3, 0, 1, 1),
    Place.LEFT: (4, 0, 1, 1),
}
_SHARES: Final = {3: (5, 9, 5), 2: (1, 1, 0), 1: (1, 0, 0)}  # of the width; the time line has most to say
_LOW: Final = {Place.LEFT, Place.MIDDLE, Place.RIGHT}  # as high as their cards; the threads are as high as each other
_MOST_ROWS: Final = 5


def cells(width: int) -> dict[Place, Cell]:
    """Return where each place lies in a width."""
    if width >= Size.FORM:
        return THREE
    return TWO if width >= Size.PROSE else ONE


class Columns(QWidget):
    """The two threads beside each other, the time line between or under them, everything else below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stacks: dict[Place, QVBoxLayout] = {}
        self._holders: dict[Place, QWidget] = {}
        for place in THREE:
            holder, stack, box = QWidget(self), column(gap=Space.INSIDE), column()
            box.addLayout(stack, 0 if place in _LOW else 1)
            if place in _LOW:
                box.addStretch(1)
            holder.setLayout(box)
            self._holders[place], self._stacks[place] = holder, stack
        self._grid = QGridLayout()
        self._grid.setContentsMargins(Space.NONE, Space.NONE, Space.NONE, Space.NONE)
        self._grid.setSpacing(Space.INSIDE)
        self.setLayout(self._grid)
        self.arrangement: dict[Place, Cell] = {}
        self._arrange(THREE)

    def add(self, card: QWidget, place: Place, before: QWidget | None = None) -> None:
        """Put a card in a place, over one that stands there or under all of them."""
        stack = self._stacks[place]
        stack.insertWidget(stack.indexOf(before) if before is not None else -1, card)

    def _arrange(self, wanted: dict[Place, Cell]) -> None:
        if wanted is self.arrangement:
            return
        self.arrangement = wanted
        for holder in self._holders.values():
            self._grid.removeWidget(holder)
        widest = max(place + columns for _row, place, _rows, columns in wanted.values())
        for number, share in enumerate(_SHARES[widest]):
            self._grid.setColumnStretch(number, share)
        last = max(row + rows for row, _place, rows, _columns in wanted.values()) - 1
        for number in range(_MOST_ROWS):
            self._grid.setRowStretch(number, 1 if number == last else 0)
        for place, cell in wanted.items():
            self._grid.addWidget(self._holders[place], *cell)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(cells(self.width()))
