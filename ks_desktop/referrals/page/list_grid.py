"""A list as it lies in its file, with a choice above each column for the field it holds."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _
from ks_desktop.referrals.domain import FIELDS
from ks_desktop.referrals.exchange import Line, ReferralList, letter_of
from ks_desktop.referrals.exchange.labels import label_of
from ks_desktop.widgets.fields import QuietComboBox
from ks_desktop.widgets.theme import Size, Space, Tone, current

Index = QModelIndex | QPersistentModelIndex
_TOP: Final = QModelIndex()
_COLUMN_CHARACTERS: Final = 26
_SHOWN: Final = 120  # characters of a cell; the whole stands in its tooltip


class _Cells(QAbstractTableModel):
    """The lines below the names, as texts; a cell with an error says so."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()
        self._headings: Sequence[str] = ()
        self._wrong: Mapping[tuple[int, int], str] = {}

    def show_list(self, found: ReferralList | None) -> None:
        """Show another list, without errors yet."""
        self.beginResetModel()
        self.lines = () if found is None else found.grid.lines[found.layout.top + 1 :]
        self._headings = () if found is None else found.layout.headings
        self._wrong = {}
        self.endResetModel()

    def show_wrong(self, wrong: Mapping[tuple[int, int], str]) -> None:
        """Mark cells, by number of the line and column, with what is wrong with them."""
        self._wrong = wrong
        if self.lines:
            last = self.index(len(self.lines) - 1, max(0, len(self._headings) - 1))
            self.dataChanged.emit(self.index(0, 0), last)

    def place_of(self, line: int, column: int) -> QModelIndex:
        """Return where the cell of a line of the file stands."""
        at = next((row for row, each in enumerate(self.lines) if each.number == line), -1)
        return self.index(at, max(0, column)) if at >= 0 else QModelIndex()

    @override
    def rowCount(self, parent: Index = _TOP, /) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: Index = _TOP, /) -> int:
        return 0 if parent.isValid() else len(self._headings)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        line = self.lines[index.row()]
        text = line.cells[index.column()] if index.column() < len(line.cells) else ""
        wrong = self._wrong.get((line.number, index.column()))
        if role == Qt.ItemDataRole.DisplayRole:
            shown = text.replace("\n", " ")[:_SHOWN]
            return f"⚠ {shown}" if wrong else shown
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                "\n".join(part for part in (wrong, text) if part) if wrong or len(text) > _COLUMN_CHARACTERS else None
            )
        if role == Qt.ItemDataRole.ForegroundRole and wrong:
            return current().of(Tone.ATTENTION)
        return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self.lines[section].number)
        return f"{letter_of(section)}  {self._headings[section]}".strip()


class _Choice(QuietComboBox):
    """The field a column holds."""

    def __init__(self, letter: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"column_{letter}")
        self.setAccessibleName(_("What column {letter} holds", letter=letter))
        self.addItem(_("(not taken over)"), "")
        for field in FIELDS:
            self.addItem(label_of(field), field)
        self.view().setMinimumWidth(Size.LIST)


class _Header(QHeaderView):
    """Letter and name of each column, and below them the choice of its field."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.choices: list[_Choice] = []
        self.sectionResized.connect(self.place)

    def show_fields(self, fields: Sequence[str]) -> None:
        """Show what each column holds."""
        for choice in self.choices:
            choice.deleteLater()
        self.choices = [_Choice(letter_of(column), self) for column in range(len(fields))]
        for choice, field in zip(self.choices, fields, strict=True):
            choice.setCurrentIndex(choice.findData(field))
            choice.activated.connect(self._on_activated)
            choice.show()
        for before, after in zip(self.choices, self.choices[1:], strict=False):
            QWidget.setTabOrder(before, after)
        self.place()

    def fields(self) -> tuple[str, ...]:
        """Return what each column holds now."""
        return tuple(str(choice.currentData()) for choice in self.choices)

    @Slot()
    def place(self) -> None:
        """Put each choice below the name of its column."""
        top = self.sizeHint().height() - Size.CONTROL - Space.TIGHT
        for column, choice in enumerate(self.choices):
            left = self.sectionViewportPosition(column) + Space.HAIR
            choice.setGeometry(left, top, self.sectionSize(column) - Space.TIGHT, Size.CONTROL)

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        del index
        self.chosen.emit()

    @override
    def sizeHint(self) -> QSize:
        names = super().sizeHint()
        return QSize(names.width(), self.fontMetrics().height() + Size.CONTROL + Space.INSIDE)

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.place()


class ListGrid(QTableView):
    """The list, its columns, and what they hold.

    Attributes:
        rearranged: Another field was chosen for a column.
    """

    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("list_grid")
        self.setAccessibleName(_(N_("The list as it lies in the file")))
        self._cells = _Cells(self)
        self.header = _Header(self)
        self.setHorizontalHeader(self.header)
        self.setModel(self._cells)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(Size.ROW_COMPACT)
        self.header.chosen.connect(self.rearranged)
        self.horizontalScrollBar().valueChanged.connect(self.header.place)

    def show_list(self, found: ReferralList | None) -> None:
        """Show a list with its columns as they are chosen."""
        self._cells.show_list(found)
        self.header.show_fields(() if found is None else found.layout.fields)
        width = self.fontMetrics().averageCharWidth() * _COLUMN_CHARACTERS
        for column in range(self._cells.columnCount()):
            self.setColumnWidth(column, width)

    def is_showing(self, found: ReferralList) -> bool:
        """Tell whether the lines on the screen are those of this list."""
        return self._cells.lines == found.grid.lines[found.layout.top + 1 :]

    def fields(self) -> tuple[str, ...]:
        """Return what each column holds, "" for none."""
        return self.header.fields()

    def show_wrong(self, wrong: Mapping[tuple[int, int], str]) -> None:
        """Mark cells, by number of the line and column, with what is wrong with them."""
        self._cells.show_wrong(wrong)

    def go_to(self, line: int, column: int) -> None:
        """Make a cell the current one and bring it into view."""
        place = self._cells.place_of(line, column)
        if place.isValid():
            self.setCurrentIndex(place)
            self.scrollTo(place, QAbstractItemView.ScrollHint.PositionAtCenter)
