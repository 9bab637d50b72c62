"""How a row of a list is painted, how wide its columns are, and in which order the rows stand."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ks_desktop.widgets.icons import Icon, pixmap
from ks_desktop.widgets.parts import paint_pill, pill_size
from ks_desktop.widgets.records import PILL_ROLE, SORT_ROLE
from ks_desktop.widgets.theme import Size, Tone, current

Index = QModelIndex | QPersistentModelIndex
PAD: Final = Size.CELL_IN


def fit_widths(wanted: Sequence[int], stretches: Sequence[bool], room: int) -> list[int]:
    """Return widths that fill the room exactly, so that there is never a horizontal scroll bar.

    Room left goes to the columns that stretch (to the last if none does). Too little room is taken from the widest
    columns first, so that short ones (dates, weeks) stay whole as long as they can; none gets under 1 pixel.
    """
    widths = list(wanted)
    if not widths:
        return []
    excess = sum(widths) - max(room, len(widths))
    while excess > 0:
        widest = widths.index(max(widths))
        below = max((width for width in widths if width < widths[widest]), default=1)
        taken = max(1, min(widths[widest] - below, excess // widths.count(widths[widest])))
        widths[widest] -= taken
        excess -= taken
    takers = [i for i, stretch in enumerate(stretches) if stretch] or [len(widths) - 1]
    for turn, i in enumerate(takers):
        widths[i] += (-excess + turn) // len(takers)
    return widths


class SortedModel(QSortFilterProxyModel):
    """Sorts on the native values of the sort role; a missing value stands last in either direction."""

    def __init__(self, source: QAbstractItemModel, parent: QObject) -> None:
        super().__init__(parent)
        self.setSourceModel(source)

    @override
    def lessThan(self, left: Index, right: Index) -> bool:
        source = self.sourceModel()
        first, second = source.data(left, SORT_ROLE), source.data(right, SORT_ROLE)
        if first is None or second is None:
            is_upward = self.sortOrder() == Qt.SortOrder.AscendingOrder
            return first is not second and (second is None) == is_upward
        return bool(first < second)


class TickDelegate(QStyledItemDelegate):
    """Paints the mark in the box of a ticked item: the style sheet gives the box, the mark is our own drawing."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.data(Qt.ItemDataRole.CheckStateRole) != Qt.CheckState.Checked.value:
            return
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        view = self.parent()
        if isinstance(view, QAbstractItemView):
            box = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, shown, view)
            mark = pixmap(Icon.CHECK, Tone.ON_ACCENT, size=Size.MARK, ratio=view.devicePixelRatioF())
            painter.drawPixmap(QPointF(QRectF(box).center()) - QPointF(Size.MARK / 2, Size.MARK / 2), mark)


class RowDelegate(QStyledItemDelegate):
    """Paints a cell: a hairline below; accent soft and a 3-pixel edge when selected; a ring when it has the focus."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = current()
        area: QRect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(area, QColor(tokens.accent_soft if is_selected else tokens.surface))
        below = QRect(area.left(), area.bottom(), area.width(), Size.HAIRLINE)
        painter.fillRect(below, QColor(tokens.line))
        self._paint_content(painter, area.adjusted(PAD, 0, -PAD, -Size.HAIRLINE), index)
        if is_selected:
            self._paint_edges(painter, area, index)
        painter.restore()

    def _paint_content(self, painter: QPainter, area: QRect, index: Index) -> None:
        text = str(index.data() or "")
        metrics = self._view.fontMetrics()
        tone = index.data(PILL_ROLE)  # Qt gives the tone back as a plain str
        if tone and text:
            size = pill_size(self._view, text)
            width = min(size.width(), area.width())
            pill = QRectF(area.left(), area.center().y() - size.height() / 2 + 1, width, size.height())
            paint_pill(painter, pill, text, Tone(tone))
            return
        painter.setPen(QColor(current().ink))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), shown)

    def _paint_edges(self, painter: QPainter, area: QRect, index: Index) -> None:
        accent = QColor(current().accent)
        is_first, is_last = index.column() == 0, index.column() == index.model().columnCount() - 1
        if is_first:
            painter.fillRect(QRect(area.left(), area.top(), Size.EDGE, area.height()), accent)
        if not self._view.hasFocus():
            return
        painter.fillRect(QRect(area.left(), area.top(), area.width(), Size.FOCUS), accent)
        painter.fillRect(QRect(area.left(), area.bottom() - Size.HAIRLINE, area.width(), Size.FOCUS), accent)
        if is_last:
            painter.fillRect(QRect(area.right() - Size.HAIRLINE, area.top(), Size.FOCUS, area.height()), accent)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        text = str(index.data() or "")
        if index.data(PILL_ROLE):
            return QSize(pill_size(self._view, text).width() + 2 * PAD, Size.ROW)
        return QSize(self._view.fontMetrics().horizontalAdvance(text) + 2 * PAD + Size.HAIRLINE, Size.ROW)

    def is_cut(self, index: Index, width: int) -> bool:
        """Tell whether the text of a cell does not fit in this width."""
        return self.sizeHint(QStyleOptionViewItem(), index).width() > width
