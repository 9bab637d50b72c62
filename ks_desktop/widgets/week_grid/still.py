"""The grid as it stands: what it shows, which block is selected, how it is painted."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from ks_desktop.core.texts import _
from ks_desktop.widgets.theme import Size, current
from ks_desktop.widgets.week_grid.painting import paint_sheet
from ks_desktop.widgets.week_grid.sheet import Sheet, sheet_of
from ks_desktop.widgets.week_plan import Block, BlockKind, GridColumn, Stretch, clock
from ks_desktop.widgets.words import long_day


class StillGrid(QWidget):
    """What stands still is painted once and kept: what moves over it costs no more than its own area.

    Attributes:
        selected: The key of the block that has the selection now.
    """

    selected = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet()
        self._name = _(name)
        self._key = ""
        self._picture: QPixmap | None = None
        self.setAccessibleName(self._name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_week(
        self,
        days: Sequence[date | GridColumn],
        blocks: Sequence[Block],
        *,
        working: Sequence[Stretch] = (),
        travel: Sequence[Stretch] = (),
        busy: Sequence[Stretch] = (),
        today: date | None = None,
    ) -> None:
        """Show these days or columns; the selection stays if its block is still there."""
        made = sheet_of(days, blocks, today=today, working=working, travel=travel, busy=busy)
        self._put(made.sized(self.width(), self.height()))
        if self.sheet.block(self._key) is None:
            self._key = ""

    def selected_key(self) -> str:
        """Return the key of the selected block, empty if none is."""
        return self._key

    def select(self, key: str) -> None:
        """Select a block by its key, and say it to a screen reader."""
        block = self.sheet.block(key)
        if block is None or key == self._key:
            return
        self._key = key
        self.announce(self.words(block))
        self._paint_anew()
        self.selected.emit(key)

    def announce(self, words: str) -> None:
        """Say something to a screen reader."""
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def words(self, block: Block) -> str:
        """Return a block in words: day, times, title and lines."""
        times = f"{clock(block.start)}–{clock(block.end)}"
        kind = {BlockKind.PROPOSED: _("proposal"), BlockKind.DONE: _("done"), BlockKind.ABSENT: _("absent")}
        column = self.sheet.columns[self.sheet.number_of(block.place)].title
        mark = _(block.mark) if block.mark else ""
        parts = (long_day(block.day), column, times, kind.get(block.kind, ""), block.title, *block.lines, mark)
        return ", ".join(part for part in parts if part)

    def area_of(self, block: Block) -> QRectF:
        """Return where a block is painted."""
        return self.sheet.area_of(block)

    def point_at(self, column: str, minute: int) -> QPointF:
        """Return the middle of a column at a minute of the day."""
        return QPointF(self.sheet.area(column, minute, minute + 1).center().x(), self.sheet.y(minute))

    def _scroll_to(self, point: QPointF, room: int) -> None:
        """Scroll so that a point can be seen, with room around it."""
        port = self.parentWidget()
        area = None if port is None else port.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureVisible(round(point.x()), round(point.y()), 0, room + Size.HOUR // 2 + self.sheet.head)

    @override
    def sizeHint(self) -> QSize:
        return QSize(*self.sheet.least)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _put(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.updateGeometry()
        self._paint_anew()

    def _lifted_key(self) -> str:
        """Return the key of what is lifted: only its outline is painted where it was."""
        return ""

    def _paint_anew(self) -> None:
        self._picture = None
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(current().page)
            painter = QPainter(self._picture)
            paint_sheet(painter, self.sheet, self._key, self._lifted_key())
            painter.end()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        """Paint the headings once more where they can be seen, when the grid is scrolled under them."""
        if self.y() < 0 and self._picture is not None:
            ratio = self._picture.devicePixelRatio()
            source = QRectF(0, 0, self.width() * ratio, self.sheet.head * ratio)
            painter.drawPixmap(QRectF(0, -self.y(), self.width(), self.sheet.head), self._picture, source)

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.update()  # the headings stay at the top

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sheet = self.sheet.sized(self.width(), self.height())
        self._paint_anew()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._paint_anew()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            block = self.sheet.block_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if block is None else self.words(block), self)
            return True
        return super().event(event)
