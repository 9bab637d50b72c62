"""The one view of every list: rows without a grid, an accent edge, everything by keyboard, an empty state."""

from collections.abc import Callable, Hashable, Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStackedLayout,
    QTableView,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.parts import EmptyState, tip
from ks_desktop.widgets.records import RECORD_ROLE, SORT_ROLE, Column, RecordsModel
from ks_desktop.widgets.rows import RowDelegate, SortedModel, fit_widths
from ks_desktop.widgets.theme import Size

__all__ = ["RECORD_ROLE", "SORT_ROLE", "Column", "RecordsModel", "RecordsTable"]

R = TypeVar("R")
SAMPLE: Final = 80  # rows that are measured for the widths: more would cost time and change little


class _View(QTableView):
    """The table itself; the keys and the tooltips of a list.

    Attributes:
        row_chosen: Enter or a double click on a row.
    """

    row_chosen = Signal(QModelIndex)

    def __init__(self, stretches: Sequence[bool], mosts: Sequence[int]) -> None:
        super().__init__()
        self._stretches, self._mosts = stretches, mosts
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(Size.ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.row_delegate = RowDelegate(self)
        self.setItemDelegate(self.row_delegate)
        self._wanted: list[int] = []
        header.sortIndicatorChanged.connect(self.measure_columns)
        self.doubleClicked.connect(self.row_chosen)

    def measure_columns(self) -> None:
        """Look anew how wide the columns want to be, and make them fill the view."""
        self.forget_widths()
        self.fit_columns()

    def forget_widths(self) -> None:
        """Measure anew when the columns are fitted next: other rows are shown."""
        self._wanted.clear()

    def fit_columns(self) -> None:
        """Make the columns fill the view; what they hold is measured once."""
        model = self.model()
        if not self._wanted:
            rows = range(min(SAMPLE, model.rowCount()))
            for column in range(model.columnCount()):
                cells = (model.index(row, column) for row in rows)
                widest = max((self.sizeHintForIndex(cell).width() for cell in cells), default=0)
                self._wanted.append(max(widest, self._heading_width(column), Size.COLUMN))
        room = self.viewport().width()
        wanted = [
            min(width, most) if most and sum(self._wanted) > room else width
            for width, most in zip(self._wanted, self._mosts, strict=True)
        ]
        for column, width in enumerate(fit_widths(wanted, self._stretches, room)):
            self.setColumnWidth(column, width)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._wanted.clear()

    def _heading_width(self, column: int) -> int:
        """Return the room a heading needs; only the column that is sorted on needs room for the arrow."""
        header = self.horizontalHeader()
        header.setSortIndicatorShown(header.sortIndicatorSection() == column)
        width = header.sectionSizeHint(column)
        header.setSortIndicatorShown(True)
        return width

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            if self.currentIndex().isValid():
                self.row_chosen.emit(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()  # a row is one thing: the page may use these keys
        else:
            super().keyPressEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            text = index.data(Qt.ItemDataRole.ToolTipRole) if index.isValid() else None
            if not text and index.isValid() and self.row_delegate.is_cut(index, self.columnWidth(index.column())):
                text = index.data()
            QToolTip.showText(event.globalPos(), tip(text or ""), self)
            return True
        return super().viewportEvent(event)


class RecordsTable(QWidget, Generic[R]):
    """A list of records with one selected.

    Attributes:
        chosen: Enter or a double click: the record.
        selected: Another row is the current one: the record, or None.
        acted: The action of the empty state.
    """

    chosen = Signal(object)
    selected = Signal(object)
    acted = Signal()

    def __init__(
        self,
        columns: Sequence[Column[R]],
        *,
        key: Callable[[R], Hashable],
        name: str,
        empty: str = N_("Nothing here."),
        action: str = "",
    ) -> None:
        """Take the columns, what identifies a record, the list's name for a screen reader, and the empty state."""
        super().__init__()
        self._key = key
        self.model: RecordsModel[R] = RecordsModel(columns, self)
        self._sorted = SortedModel(self.model, self)
        self.view = _View([column.stretch for column in columns], [column.most for column in columns])
        self.view.setAccessibleName(_(name))
        self.view.setModel(self._sorted)
        self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.view.horizontalHeader().setSortIndicatorClearable(True)
        self.view.row_chosen.connect(self._on_row_chosen)
        self.view.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.empty_state = EmptyState(empty, action)
        self.empty_state.acted.connect(self.acted)
        self._stack = QStackedLayout(self)  # with a parent at once: without, each page flashes as a window
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty_state)
        self._show_part(is_empty=True)
        self._is_setting = False

    def set_records(self, records: Sequence[R]) -> None:
        """Show these records; the selected one stays selected if it is among them, else the nearest row is."""
        before, row = self.current(), self.view.currentIndex().row()
        self._is_setting = True
        try:
            self.model.set_records(records)
            self.view.forget_widths()
            self._show_part(is_empty=not records)
            self.view.fit_columns()
            if before is None or not self.select(self._key(before)):
                self._select_row(min(max(row, 0), len(records) - 1) if before is not None else -1)
        finally:
            self._is_setting = False
        if self.current() != before:
            self.selected.emit(self.current())

    def _show_part(self, *, is_empty: bool) -> None:
        """Show the rows or the empty state; the focus is led to what can be seen of the two, and stays in the list."""
        focused = QApplication.focusWidget()
        has_focus = focused is not None and self.isAncestorOf(focused)
        is_button = is_empty and not self.empty_state.button.isHidden()
        self._stack.setCurrentWidget(self.empty_state if is_empty else self.view)
        self.setFocusProxy(self.empty_state.button if is_button else self.view)
        if has_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def records(self) -> tuple[R, ...]:
        """Return all records, in the order they stand."""
        return tuple(self._record(self._sorted.index(row, 0)) for row in range(self._sorted.rowCount()))

    def current(self) -> R | None:
        """Return the selected record."""
        index = self.view.currentIndex()
        return self._record(index) if index.isValid() else None

    def select(self, key: Hashable) -> bool:
        """Select the record with this key; tell whether it is there."""
        for row, record in enumerate(self.records()):
            if self._key(record) == key:
                self._select_row(row)
                return True
        return False

    def select_first(self) -> None:
        """Select the first row, if there is one."""
        self._select_row(0)

    def sort_by(self, column: int, *, descending: bool = False) -> None:
        """Sort on a column."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.view.sortByColumn(column, order)

    def show_empty(self, sentence: str) -> None:
        """Say something else while there are no records, such as that nothing was found."""
        self.empty_state.show_sentence(sentence)

    def _record(self, index: QModelIndex) -> R:
        return self.model.records()[self._sorted.mapToSource(index).row()]

    def _select_row(self, row: int) -> None:
        index = self._sorted.index(row, 0) if row >= 0 else QModelIndex()
        self.view.setCurrentIndex(index)
        if index.isValid():
            self.view.scrollTo(index)

    @Slot(QModelIndex)
    def _on_row_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(self._record(index))

    @Slot()
    def _on_current_changed(self) -> None:
        if not self._is_setting:
            self.selected.emit(self.current())
