"""A week of several people as a table: a row for each, a column for each day, a line for each block."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QBrush,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from ks_desktop.core.texts import _
from ks_desktop.widgets.parts import paint_focus
from ks_desktop.widgets.theme import Point, Size, Space, current, font
from ks_desktop.widgets.words import brief_day, long_day

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ARROWS: Final = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_NAMES: Final = 2 * Size.COLUMN - Space.INSIDE  # how wide the names are
_LINES: Final = 2  # room in an empty cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One day of one person.

    Attributes:
        lines: one for each block: time and code.
        note: what keeps her all day, such as leave; "" on a working day.
        is_free: she does not work.
    """

    lines: tuple[str, ...] = ()
    note: str = ""
    is_free: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person with her days, as many as there are columns."""

    key: str
    title: str
    cells: tuple[Cell, ...]


class WeekOverview(QWidget):
    """The table; arrows go from cell to cell, Enter or a double click opens the day.

    Attributes:
        chosen: The key of a row, and the day.
    """

    chosen = Signal(str, object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[date, ...] = ()
        self._notes: tuple[str, ...] = ()
        self._today: date | None = None
        self._rows: tuple[PersonRow, ...] = ()
        self._at = (0, 0)
        self.setAccessibleName(_(name))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)

    def show_rows(
        self, days: Sequence[date], rows: Sequence[PersonRow], *, notes: Sequence[str] = (), today: date | None = None
    ) -> None:
        """Show these people on these days; `notes` stand under the days."""
        self._days, self._rows, self._today = tuple(days), tuple(rows), today
        self._notes = tuple(notes) or ("",) * len(self._days)
        row, column = self._at
        self._at = (max(0, min(row, len(self._rows) - 1)), max(0, min(column, len(self._days) - 1)))
        self.updateGeometry()
        self.update()

    def words(self, row: int, column: int) -> str:
        """Return a cell in words."""
        cell = self._rows[row].cells[column]
        said = cell.lines or ((_("free"),) if cell.is_free and not cell.note else ())
        return ", ".join(filter(None, (self._rows[row].title, long_day(self._days[column]), cell.note, *said)))

    def area_of(self, row: int, column: int) -> QRectF:
        """Return where a cell is painted."""
        top = self._head() + sum(self._row_height(self._rows[number]) for number in range(row))
        width = self._width()
        left = _NAMES + column * width
        return QRectF(left, top, width, self._row_height(self._rows[row]))

    @override
    def sizeHint(self) -> QSize:
        height = self._head() + sum(self._row_height(row) for row in self._rows)
        return QSize(_NAMES + len(self._days) * Size.COLUMN, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _width(self) -> float:
        return (self.width() - _NAMES) / max(1, len(self._days))

    def _head(self) -> int:
        return Size.ROW + (Space.INSIDE if any(self._notes) else 0)

    def _row_height(self, row: PersonRow) -> int:
        lines = max((len(cell.lines) + bool(cell.note) for cell in row.cells), default=0)
        return max(_LINES, lines) * (Space.INSIDE + Space.HAIR) + Space.INSIDE

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, day in enumerate(self._days):
            self._paint_day(painter, number, day)
        for number, row in enumerate(self._rows):
            if event.rect().intersects(self.area_of(number, 0).toRect().adjusted(-_NAMES, 0, self.width(), 0)):
                self._paint_row(painter, number, row)
        painter.end()
        if self.hasFocus() and not self._rows:
            paint_focus(self)

    def _paint_day(self, painter: QPainter, number: int, day: date) -> None:
        tokens, width = current(), self._width()
        room = QRectF(_NAMES + number * width + Space.TIGHT, 0, width - Space.TIGHT, Size.ROW - Space.TIGHT)
        painter.setFont(font(Point.BODY, bold=day == self._today))
        painter.setPen(QColor(tokens.accent if day == self._today else tokens.ink))
        _cut(painter, room, brief_day(day))
        painter.setFont(font(Point.SECONDARY))
        painter.setPen(QColor(tokens.muted))
        _cut(painter, QRectF(room.left(), room.bottom() - Space.TIGHT, room.width(), Space.INSIDE), self._notes[number])

    def _paint_row(self, painter: QPainter, number: int, row: PersonRow) -> None:
        tokens = current()
        first = self.area_of(number, 0)
        painter.setFont(font(Point.BODY, bold=True))
        painter.setPen(QColor(tokens.ink))
        _cut(painter, QRectF(0, first.top(), _NAMES - Space.RELATED, Size.ROW), row.title)
        for column, cell in enumerate(row.cells):
            self._paint_cell(painter, self.area_of(number, column), cell)
        painter.setPen(QPen(QColor(tokens.line), Size.HAIRLINE))
        painter.drawLine(QPointF(0, first.bottom()), QPointF(self.width(), first.bottom()))
        if self.hasFocus() and number == self._at[0]:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), Size.FOCUS))
            painter.drawRoundedRect(self.area_of(*self._at).adjusted(2, 2, -2, -2), Space.TIGHT, Space.TIGHT)

    def _paint_cell(self, painter: QPainter, area: QRectF, cell: Cell) -> None:
        tokens = current()
        inside = area.adjusted(Size.HAIRLINE, 0, 0, 0)
        painter.fillRect(inside, QColor(tokens.rest if cell.is_free or cell.note else tokens.surface))
        if cell.note:
            painter.fillRect(inside, QBrush(QColor(tokens.line), Qt.BrushStyle.BDiagPattern))
        top = area.top() + Space.RELATED
        painter.setFont(font(Point.SECONDARY))
        for line in (*((cell.note,) if cell.note else ()), *cell.lines):
            painter.setPen(QColor(tokens.muted if line == cell.note else tokens.ink))
            room = QRectF(area.left() + Space.TIGHT, top, area.width() - Space.TIGHT, Space.INSIDE + Space.HAIR)
            _cut(painter, room, line)
            top += room.height()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._rows or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _ENTER:
            self._choose()
        elif key in _ARROWS:
            self._step(*_ARROWS[key])
        else:
            super().keyPressEvent(event)

    def _step(self, rows: int, columns: int) -> None:
        row = max(0, min(len(self._rows) - 1, self._at[0] + rows))
        column = max(0, min(len(self._days) - 1, self._at[1] + columns))
        self._go_to(row, column)

    def _go_to(self, row: int, column: int) -> None:
        self._at = (row, column)
        self.setAccessibleDescription(self.words(row, column))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words(row, column)))
        self.update()

    def _choose(self) -> None:
        self.chosen.emit(self._rows[self._at[0]].key, self._days[self._at[1]])

    def _cell_at(self, point: QPointF) -> tuple[int, int] | None:
        every = [(row, column) for row in range(len(self._rows)) for column in range(len(self._days))]
        return next((place for place in every if self.area_of(*place).contains(point)), None)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._cell_at(event.position())
        if place is not None:
            self._go_to(*place)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._cell_at(event.position()) is not None:
            self._choose()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._cell_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if place is None else self.words(*place), self)
            return True
        return super().event(event)


def _cut(painter: QPainter, room: QRectF, text: str) -> None:
    if text:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, _LEFT, shown)
