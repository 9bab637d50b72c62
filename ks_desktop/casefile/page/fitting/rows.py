"""The list of what is offered: three lines a row, painted; thousands of rows cost no more than those in sight."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ks_desktop.casefile.page.fitting.words import Choice, lines_of, until_words
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import OrganisationId, ServiceId
from ks_desktop.widgets.parts import tip
from ks_desktop.widgets.records import RECORD_ROLE, Column, RecordsModel
from ks_desktop.widgets.rows import Index, RowDelegate
from ks_desktop.widgets.theme import Point, Space, current, font

_BETWEEN_PARTS: Final = 3  # of the width: two thirds at most are for the last day
_LEAST_ROWS: Final = 3


class FitDelegate(RowDelegate):
    """Paints what it is with the last day at its right, under it who and how long, under that why."""

    def __init__(self, view: QAbstractItemView, today: date) -> None:
        super().__init__(view)
        self._today = today

    @override
    def _paint_content(self, painter: QPainter, area: QRect, index: Index) -> None:
        choice = index.data(RECORD_ROLE)
        if not isinstance(choice, Choice):
            return
        name, about, why = lines_of(choice, self._today)
        until = until_words(choice.line.fit) if choice.line is not None and choice.is_now else ""
        ink, muted = QColor(current().ink), QColor(current().muted)
        strong, plain = font(bold=True), font(Point.SECONDARY)
        heights = [QFontMetrics(each, self._view).height() for each in (strong, plain, plain)]
        top = area.top() + (area.height() - sum(heights)) // 2
        wanted = QFontMetrics(plain, self._view).horizontalAdvance(until) + Space.TIGHT  # letters fall between pixels
        width = min(wanted if until else 0, area.width() * 2 // _BETWEEN_PARTS)
        first = QRect(area.left(), top, area.width() - width - (Space.INSIDE if width else 0), heights[0])
        painter.setFont(strong)
        _write(painter, first, name, ink if choice.is_now else muted)
        painter.setFont(plain)
        _write(painter, QRect(area.right() - width + 1, top, width, heights[0]), until, ink)
        for number, said in enumerate((about, why), start=1):
            line = QRect(area.left(), top + sum(heights[:number]), area.width(), heights[number])
            _write(painter, line, said, muted)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        strong, plain = (QFontMetrics(each, self._view).height() for each in (font(bold=True), font(Point.SECONDARY)))
        return QSize(self._view.viewport().width(), strong + 2 * plain + 2 * Space.RELATED)


def _write(painter: QPainter, area: QRect, text: str, ink: QColor) -> None:
    painter.setPen(ink)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class FitRows(QListView):
    """What can be chosen.

    Attributes:
        chosen: Enter or a double click on a row: the choice.
        selected: Another row is the current one: the choice, or None.
    """

    chosen = Signal(object)
    selected = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fit_rows")
        self.setAccessibleName(_(N_("What is offered")))
        columns: tuple[Column[Choice], ...] = (
            Column("", partial(_whole, today=today), tooltip=lambda choice: tip(_whole(choice, today=today))),
        )
        self._records: RecordsModel[Choice] = RecordsModel(columns, self)
        self.setModel(self._records)
        self.setItemDelegate(FitDelegate(self, today))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(_LEAST_ROWS * self._row_height())
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def _row_height(self) -> int:
        return self.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex()).height()

    def show_choices(self, choices: Sequence[Choice], *, keep: bool = False) -> None:
        """Show these rows, with the first as the current one; or the one that was, if it is among them and kept."""
        before = self.current() if keep else None
        key = before.key if before is not None else None
        self._records.set_records(choices)
        row = next((number for number, choice in enumerate(choices) if choice.key == key), 0)
        if choices:
            self.setCurrentIndex(self._records.index(row, 0))
        self.selected.emit(self.current())

    def choices(self) -> tuple[Choice, ...]:
        """Return all rows, in their order."""
        return self._records.records()

    def current(self) -> Choice | None:
        """Return the row that is the current one."""
        index = self.currentIndex()
        return self._records.records()[index.row()] if index.isValid() else None

    def select(self, key: ServiceId | OrganisationId) -> bool:
        """Make the row of this service or partner the current one; tell whether it is there."""
        for number, choice in enumerate(self._records.records()):
            if choice.key == key:
                self.setCurrentIndex(self._records.index(number, 0))
                return True
        return False

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.chosen.emit(self._records.records()[index.row()])

    def _on_current_changed(self) -> None:
        self.selected.emit(self.current())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            if (choice := self.current()) is not None:
                self.chosen.emit(choice)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the panel's
        else:
            super().keyPressEvent(event)


def _whole(choice: Choice, *, today: date) -> str:
    """Return everything a row says, a line each: what is cut in the row is read in its tooltip."""
    said = [*lines_of(choice, today)]
    if choice.line is not None and choice.is_now:
        said.insert(1, until_words(choice.line.fit))
    return "\n".join(filter(None, said))
