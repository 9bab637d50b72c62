"""A week as a grid: working hours white, the rest tinted; visits as cards, the road as thin bands between them."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
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
from ks_desktop.widgets.theme import Point, Size, Space, current, font
from ks_desktop.widgets.week_plan import FIRST_MINUTE, LAST_MINUTE, Block, BlockKind, Stretch, clock, lanes
from ks_desktop.widgets.words import brief_day, long_day

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SPAN: Final = LAST_MINUTE - FIRST_MINUTE
_ARROWS: Final = {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}


class WeekGrid(QWidget):
    """The grid; arrows go from block to block, Enter or a double click chooses one.

    Attributes:
        chosen: The key of a block.
        selected: The key of the block that has the selection now.
    """

    chosen = Signal(str)
    selected = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = _(name)
        self._days: tuple[date, ...] = ()
        self._today: date | None = None
        self._working: tuple[Stretch, ...] = ()
        self._travel: tuple[Stretch, ...] = ()
        self._blocks: tuple[Block, ...] = ()
        self._lanes: dict[str, tuple[int, int]] = {}
        self._key = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self._name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_week(
        self,
        days: Sequence[date],
        blocks: Sequence[Block],
        *,
        working: Sequence[Stretch] = (),
        travel: Sequence[Stretch] = (),
        today: date | None = None,
    ) -> None:
        """Show these days; the selection stays if its block is still there."""
        self._days, self._today = tuple(days), today
        self._working, self._travel = tuple(working), tuple(travel)
        order = sorted((b for b in blocks if b.day in self._days), key=lambda b: (b.day, b.start, b.end))
        self._blocks = tuple(order)
        self._lanes = {}
        for day in self._days:
            own = [block for block in order if block.day == day]
            placed = lanes([(block.start, block.end) for block in own])
            self._lanes |= {block.key: place for block, place in zip(own, placed, strict=True)}
        if self._key not in self._lanes:
            self._key = ""
        self.updateGeometry()
        self.update()

    def selected_key(self) -> str:
        """Return the key of the selected block, empty if none is."""
        return self._key

    def select(self, key: str) -> None:
        """Select a block by its key, and say it to a screen reader."""
        block = self._block(key)
        if block is None or key == self._key:
            return
        self._key = key
        self.setAccessibleDescription(self.words(block))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words(block)))
        self.update()
        self.selected.emit(key)

    def words(self, block: Block) -> str:
        """Return a block in words: day, times, title and lines."""
        times = f"{clock(block.start)}–{clock(block.end)}"
        kind = {BlockKind.PROPOSED: _("proposal"), BlockKind.DONE: _("done"), BlockKind.ABSENT: _("absent")}
        parts = (long_day(block.day), times, kind.get(block.kind, ""), block.title, *block.lines)
        return ", ".join(part for part in parts if part)

    @override
    def sizeHint(self) -> QSize:
        return QSize(Size.HOURS + len(self._days) * Size.DAY_COLUMN, Size.ROW + _SPAN * Size.HOUR // 60)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # Where things stand

    def _column_width(self) -> float:
        return (self.width() - Size.HOURS) / max(1, len(self._days))

    def _y(self, minute: int) -> float:
        inside = max(FIRST_MINUTE, min(LAST_MINUTE, minute))
        return Size.ROW + (self.height() - Size.ROW - Size.HAIRLINE) * (inside - FIRST_MINUTE) / _SPAN

    def _area(self, day: date, start: int, end: int) -> QRectF:
        width = self._column_width()
        left = Size.HOURS + self._days.index(day) * width
        return QRectF(left, self._y(start), width, self._y(end) - self._y(start))

    def area_of(self, block: Block) -> QRectF:
        """Return where a block is painted."""
        area = self._area(block.day, block.start, block.end)
        lane, count = self._lanes[block.key]
        width = (area.width() - Space.RELATED) / count
        return QRectF(area.left() + Space.TIGHT + lane * width, area.top() + 1, width - Space.HAIR, area.height() - 2)

    def _block(self, key: str) -> Block | None:
        return next((block for block in self._blocks if block.key == key), None)

    def _block_at(self, point: QPointF) -> Block | None:
        return next((block for block in self._blocks if self.area_of(block).contains(point)), None)

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_hours(painter)
        self._paint_days(painter)
        for stretch in self._travel:
            self._paint_travel(painter, stretch)
        for block in self._blocks:
            self._paint_block(painter, block)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        tokens = current()
        painter.fillRect(QRectF(Size.HOURS, Size.ROW, self.width(), self.height()), QColor(tokens.rest))
        for stretch in self._working:
            if stretch.day in self._days:
                painter.fillRect(self._area(stretch.day, stretch.start, stretch.end), QColor(tokens.surface))

    def _paint_hours(self, painter: QPainter) -> None:
        painter.setFont(font(Point.SECONDARY))
        for minute in range(-(-FIRST_MINUTE // 60) * 60, LAST_MINUTE, 60):
            y = self._y(minute)
            painter.setPen(QPen(QColor(current().line), Size.HAIRLINE))
            painter.drawLine(QPointF(Size.HOURS, y), QPointF(self.width(), y))
            painter.setPen(QColor(current().muted))
            words = QRectF(0, y - Space.INSIDE, Size.HOURS - Space.RELATED, 2 * Space.INSIDE)
            painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, clock(minute))

    def _paint_days(self, painter: QPainter) -> None:
        tokens, width = current(), self._column_width()
        for number, day in enumerate(self._days):
            left = Size.HOURS + number * width
            is_today = day == self._today
            painter.setFont(font(Point.BODY, bold=is_today))
            painter.setPen(QColor(tokens.accent if is_today else tokens.ink))
            painter.drawText(QRectF(left + Space.RELATED, 0, width, Size.ROW - Space.TIGHT), _LEFT, brief_day(day))
            if is_today:
                edge = QRectF(left, Size.ROW - Size.EDGE, width - Size.HAIRLINE, Size.EDGE)
                painter.fillRect(edge, QColor(tokens.accent))
            painter.setPen(QPen(QColor(tokens.line), Size.HAIRLINE))
            painter.drawLine(QPointF(left, Size.ROW), QPointF(left, self.height()))

    def _paint_travel(self, painter: QPainter, stretch: Stretch) -> None:
        if stretch.day not in self._days:
            return
        area = self._area(stretch.day, stretch.start, stretch.end)
        band = QRectF(area.left() + Space.INSIDE, area.top(), Size.EDGE, area.height())
        painter.fillRect(band, QColor(current().muted))
        if area.height() >= painter.fontMetrics().height() - Space.TIGHT:
            painter.setFont(font(Point.SECONDARY))
            painter.setPen(QColor(current().muted))
            painter.drawText(area.adjusted(Space.BETWEEN, 0, 0, 0), _LEFT, stretch.label)

    def _paint_block(self, painter: QPainter, block: Block) -> None:
        tokens, area = current(), self.area_of(block)
        ground = {BlockKind.BOOKED: tokens.accent_soft, BlockKind.ABSENT: tokens.rest}
        is_selected = block.key == self._key
        pen = QPen(QColor(tokens.accent), Size.FOCUS if is_selected else Size.HAIRLINE)
        if block.kind is BlockKind.PROPOSED and not is_selected:
            pen.setStyle(Qt.PenStyle.DashLine)
        if block.kind in {BlockKind.DONE, BlockKind.ABSENT} and not is_selected:
            pen.setColor(QColor(tokens.muted))
        painter.setPen(pen)
        painter.setBrush(QColor(ground.get(block.kind, tokens.surface)))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), Space.TIGHT, Space.TIGHT)
        if block.kind is BlockKind.BOOKED:
            painter.fillRect(QRectF(area.left(), area.top() + 1, Size.EDGE, area.height() - 2), QColor(tokens.accent))
        self._paint_words(painter, block, area.adjusted(Space.RELATED, Space.HAIR, -Space.HAIR, -Space.HAIR))

    def _paint_words(self, painter: QPainter, block: Block, area: QRectF) -> None:
        """Write the title and as many lines as there is room for, each cut off with dots if need be."""
        painter.save()
        painter.setClipRect(area)
        top = area.top()
        for number, line in enumerate((f"{clock(block.start)} {block.title}", *block.lines)):
            painter.setFont(font(Point.SECONDARY, bold=number == 0))
            painter.setPen(QColor(current().ink if number == 0 else current().muted))
            metrics = painter.fontMetrics()
            if number and top + metrics.height() > area.bottom() + Space.HAIR:
                break
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(area.width()))
            painter.drawText(QRectF(area.left(), top, area.width(), metrics.height()), _LEFT, shown)
            top += metrics.height()
        painter.restore()

    # Keys and mouse

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._key:
            self.chosen.emit(self._key)
        elif key in _ARROWS and self._blocks:
            self.select(self._towards(*_ARROWS[key]))
        elif key == Qt.Key.Key_Home and self._blocks:
            self.select(self._blocks[0].key)
        elif key == Qt.Key.Key_End and self._blocks:
            self.select(self._blocks[-1].key)
        else:
            super().keyPressEvent(event)

    def _towards(self, days: int, steps: int) -> str:
        """Return the key of the next block in a direction: along the day, or the nearest in time on a later day."""
        here = self._block(self._key)
        if here is None:
            return self._blocks[0].key
        if steps:
            own = [block.key for block in self._blocks if block.day == here.day]
            return own[max(0, min(len(own) - 1, own.index(here.key) + steps))]
        beyond = [block for block in self._blocks if (block.day - here.day).days * days > 0]
        nearest = min(beyond, key=lambda b: (abs((b.day - here.day).days), abs(b.start - here.start)), default=here)
        return nearest.key

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        block = self._block_at(event.position())
        if block is not None:
            self.select(block.key)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        block = self._block_at(event.position())
        if block is not None:
            self.chosen.emit(block.key)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            block = self._block_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if block is None else self.words(block), self)
            return True
        return super().event(event)
