"""The one model of every list: plain records as rows, columns as data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ks_desktop.core.texts import _
from ks_desktop.widgets.theme import Tone

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

SORT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
RECORD_ROLE: Final = Qt.ItemDataRole.UserRole + 2
PILL_ROLE: Final = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column, as data. Annotate the tuple of columns (`COLUMNS: Final[tuple[Column[Referral], ...]]`).

    Attributes:
        title: Marked with N_.
        text: What stands in the cell, translated already.
        sort: What it sorts on; the folded text if not given. None stands last.
        tooltip: More than fits; the whole text is shown anyway when it is cut off.
        align_right: For numbers.
        pill: The tone of a pill around the text, or None for plain text.
        stretch: Takes the room that is left.
        most: How wide it is at most while there is too little room for all; 0 for as wide as its widest cell.
    """

    title: str
    text: Callable[[R], str]
    sort: Callable[[R], Any] | None = None
    tooltip: Callable[[R], str] | None = None
    align_right: bool = False
    pill: Callable[[R], Tone | None] | None = None
    stretch: bool = False
    most: int = 0


class RecordsModel(QAbstractTableModel, Generic[R]):
    """Records as rows. It fetches nothing: `set_records` replaces them all."""

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._records: tuple[R, ...] = ()

    def set_records(self, records: Sequence[R]) -> None:
        """Show these records."""
        self.beginResetModel()
        self._records = tuple(records)
        self.endResetModel()

    def records(self) -> tuple[R, ...]:
        """Return the records in the order they were given."""
        return self._records

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._records)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section], None)
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._records):
            return None
        record = self._records[index.row()]
        answer = _ANSWERS.get(role)
        return None if answer is None else answer(self.columns[index.column()], record)


def _text(column: Column[Any], record: Any) -> str:
    return column.text(record)


def _sort(column: Column[Any], record: Any) -> Any:
    return column.text(record).casefold() if column.sort is None else column.sort(record)


def _tooltip(column: Column[Any], record: Any) -> str | None:
    return None if column.tooltip is None else column.tooltip(record)


def _pill(column: Column[Any], record: Any) -> Tone | None:
    return None if column.pill is None else column.pill(record)


def _alignment(column: Column[Any], _record: Any) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.align_right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


_ANSWERS: Final[dict[int, Callable[[Column[Any], Any], Any]]] = {
    Qt.ItemDataRole.DisplayRole: _text,
    Qt.ItemDataRole.AccessibleTextRole: _text,
    Qt.ItemDataRole.ToolTipRole: _tooltip,
    Qt.ItemDataRole.TextAlignmentRole: _alignment,
    SORT_ROLE: _sort,
    RECORD_ROLE: lambda _column, record: record,
    PILL_ROLE: _pill,
}
