"""A list to tick: two lines for each thing, under headings, all of it by keyboard.

Space ticks, Enter rings; every other key is left to the page.
"""

from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ks_desktop.core.texts import _
from ks_desktop.widgets.icons import Icon, pixmap
from ks_desktop.widgets.parts import paint_pill, pill_size
from ks_desktop.widgets.theme import Point, Size, Space, Tone, current, font
from ks_desktop.widgets.tick_entries import ENTRY_ROLE, Entries, Index, TickEntry

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_KEYS_OF_LIST: Final = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
)


class _Painter(QStyledItemDelegate):
    """Paints a line: a box, two lines of words, a word in a pill."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: TickEntry = index.data(ENTRY_ROLE)
        if entry.is_heading:
            return QSize(Size.FIELD, Size.ROW)
        first = QFontMetrics(font(), self._view).height()
        second = QFontMetrics(font(Point.SECONDARY), self._view).height() if entry.note else 0
        return QSize(Size.FIELD, max(Size.ROW, first + second + 2 * Space.RELATED))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: TickEntry = index.data(ENTRY_ROLE)
        area: QRect = option.rect
        tokens = current()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(area, QColor(tokens.accent_soft if is_selected else tokens.surface))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), Size.HAIRLINE), QColor(tokens.line))
        if is_selected:
            self._paint_edges(painter, area)
        inside = area.adjusted(Size.CELL_IN, Space.NONE, -Space.RELATED, -Size.HAIRLINE)
        if entry.is_heading:
            painter.setFont(font(Point.SECONDARY, bold=True))
            painter.setPen(tokens.of(Tone.MUTED))
            painter.drawText(inside, int(_LEFT), _cut(painter, entry.title, inside.width()))
        else:
            self._paint_entry(painter, inside, entry, index)
        painter.restore()

    def _paint_entry(self, painter: QPainter, area: QRect, entry: TickEntry, index: Index) -> None:
        if entry.has_box:
            is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            self._paint_box(painter, area, is_ticked=is_ticked)
        words = area.adjusted(Size.MARK + Space.RELATED, Space.RELATED, Space.NONE, -Space.RELATED)
        upper, lower = QRect(words), QRect(words)
        if entry.note:
            upper.setHeight(QFontMetrics(font(), self._view).height())
            lower.setTop(upper.bottom() + 1)
        room = upper.width()
        if entry.pill:
            size = pill_size(self._view, entry.pill)
            left = upper.right() + 1 - size.width()
            pill = QRectF(left, upper.center().y() + 1 - size.height() / 2, size.width(), size.height())
            paint_pill(painter, pill, entry.pill, entry.tone)
            room -= size.width() + Space.RELATED
        painter.setFont(font())
        painter.setPen(current().of(Tone.INK))
        painter.drawText(upper, int(_LEFT), _cut(painter, entry.title, room))
        if entry.note:
            painter.setFont(font(Point.SECONDARY))
            painter.setPen(current().of(Tone.MUTED))
            painter.drawText(lower, int(_LEFT), _cut(painter, entry.note, lower.width()))

    def _paint_box(self, painter: QPainter, area: QRect, *, is_ticked: bool) -> None:
        tokens = current()
        box = QRectF(area.left(), area.center().y() - Size.MARK / 2, Size.MARK, Size.MARK)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tokens.of(Tone.ACCENT if is_ticked else Tone.MUTED))
        painter.setBrush(tokens.of(Tone.ACCENT) if is_ticked else QColor(tokens.surface))
        painter.drawRoundedRect(box, Space.TIGHT, Space.TIGHT)
        if is_ticked:
            ratio = self._view.devicePixelRatioF()
            painter.drawPixmap(box.topLeft(), pixmap(Icon.CHECK, Tone.ON_ACCENT, size=Size.MARK, ratio=ratio))
        painter.restore()

    def _paint_edges(self, painter: QPainter, area: QRect) -> None:
        accent = current().of(Tone.ACCENT)
        painter.fillRect(QRect(area.left(), area.top(), Size.EDGE, area.height()), accent)
        if self._view.hasFocus():
            for left, top, width, height in (
                (area.left(), area.top(), area.width(), Size.FOCUS),
                (area.left(), area.bottom() - Size.HAIRLINE, area.width(), Size.FOCUS),
                (area.right() - Size.HAIRLINE, area.top(), Size.FOCUS, area.height()),
            ):
                painter.fillRect(QRect(left, top, width, height), accent)


def _cut(painter: QPainter, text: str, room: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))


class TickList(QListView):
    """Things to tick. Arrows go from one to the next and pass the headings by.

    Attributes:
        ticks_changed: Something was ticked or unticked.
        moved: Another line is the current one: its key, or None.
        entered: Enter.
        opened: A double click on the words of a line: its key.
    """

    ticks_changed = Signal()
    moved = Signal(object)
    entered = Signal()
    opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_(name))
        self._entries = Entries(self)
        self.setModel(self._entries)
        self.setItemDelegate(_Painter(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_entries(self, entries: Sequence[TickEntry], ticked: AbstractSet[Hashable]) -> None:
        """Show these lines, ticked as given; the current one stays current if it is among them, else the nearest is."""
        before, row = self.current(), self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self._entries.show(entries, ticked)
        self.verticalScrollBar().setValue(scrolled)
        if before is None or not self.select(before):
            self._go_to(self._nearest(max(row, 0)))

    def ticked(self) -> frozenset[Hashable]:
        """Return the keys of what is ticked."""
        return frozenset(self._entries.ticked)

    def tick_all(self, *, is_ticked: bool) -> None:
        """Tick everything that can be, or nothing."""
        for row in range(len(self._entries.entries)):
            self._entries.tick(row, is_ticked=is_ticked)
        self.ticks_changed.emit()

    def current(self) -> Hashable | None:
        """Return the key of the current line."""
        index = self.currentIndex()
        return self._entries.entries[index.row()].key if index.isValid() else None

    def keys(self) -> list[Hashable]:
        """Return the keys in the order they stand, without headings."""
        return [entry.key for entry in self._entries.entries if not entry.is_heading]

    def select(self, key: Hashable) -> bool:
        """Make the line of a key current; tell whether it is there."""
        for row, entry in enumerate(self._entries.entries):
            if entry.key == key and not entry.is_heading:
                self._go_to(row)
                return True
        return False

    def _go_to(self, row: int | None) -> None:
        index = self._entries.index(row) if row is not None else QModelIndex()
        self.setCurrentIndex(index)
        if index.isValid():
            above = row == 1 or (row is not None and row > 0 and self._entries.entries[row - 1].is_heading)
            if above and row is not None:
                self.scrollTo(self._entries.index(row - 1))  # so that its heading is seen too
            self.scrollTo(index)

    def _nearest(self, row: int) -> int | None:
        there = [at for at, entry in enumerate(self._entries.entries) if not entry.is_heading]
        return min(there, key=lambda at: abs(at - row), default=None)

    @Slot()
    def _on_current_changed(self) -> None:
        self.moved.emit(self.current())

    @override
    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier, /) -> QModelIndex:
        wanted = super().moveCursor(action, modifiers)
        step = 1 if wanted.row() >= self.currentIndex().row() else -1
        entries = self._entries.entries
        row = wanted.row()
        while 0 <= row < len(entries) and entries[row].is_heading:
            row += step
        if not 0 <= row < len(entries):  # above the first heading there is nothing: what follows it is the first
            self.scrollTo(wanted)
            nearest = self._nearest(wanted.row())
            return self._entries.index(nearest) if nearest is not None else wanted
        return self._entries.index(row)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and row >= 0:
            entry = self._entries.entries[row]
            self._entries.tick(row, is_ticked=entry.key not in self._entries.ticked)
            self.ticks_changed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.entered.emit()
        elif event.key() in _KEYS_OF_LIST:
            super().keyPressEvent(event)
        else:
            event.ignore()  # the page has keys of its own

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():  # what stands below has grown: the current line must not go under it
            self.scrollTo(self.currentIndex())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        beside = self.visualRect(index).left() + Size.CELL_IN + Size.MARK + Space.RELATED
        if index.isValid() and event.position().x() < beside:
            entry = self._entries.entries[index.row()]
            self._entries.tick(index.row(), is_ticked=entry.key not in self._entries.ticked)
            self.ticks_changed.emit()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._entries.entries[index.row()].is_heading:
            self.opened.emit(self._entries.entries[index.row()].key)
