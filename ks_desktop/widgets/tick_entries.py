"""The lines of a list to tick, and which of them are ticked."""

from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ks_desktop.widgets.parts import tip
from ks_desktop.widgets.theme import Tone

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TickEntry:
    """One line of the list. All texts are translated already.

    Attributes:
        key: What it stands for; headings need none.
        title: The first line.
        note: The second line; "" for none.
        pill: A word at the right, in the tone of `tone`.
        has_box: Whether it can be ticked.
        is_heading: It only names what follows.
    """

    key: Hashable
    title: str
    note: str = ""
    pill: str = ""
    tone: Tone = Tone.MUTED
    has_box: bool = False
    is_heading: bool = False


class Entries(QAbstractListModel):
    """The lines and which of them are ticked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: tuple[TickEntry, ...] = ()
        self.ticked: set[Hashable] = set()

    def show(self, entries: Sequence[TickEntry], ticked: AbstractSet[Hashable]) -> None:
        """Show these lines, those with these keys ticked."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.ticked = {entry.key for entry in self.entries if entry.has_box and entry.key in ticked}
        self.endResetModel()

    def tick(self, row: int, *, is_ticked: bool) -> None:
        """Tick a line or not, if it has a box."""
        entry = self.entries[row]
        if entry.has_box and (entry.key in self.ticked) is not is_ticked:
            (self.ticked.add if is_ticked else self.ticked.discard)(entry.key)
            index = self.index(row)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.entries)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.entries[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.entries[index.row()].has_box else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ", ".join(part for part in (entry.title, entry.pill, entry.note) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(part for part in (entry.title, entry.note) if part))
        if role == Qt.ItemDataRole.CheckStateRole and entry.has_box:
            return Qt.CheckState.Checked if entry.key in self.ticked else Qt.CheckState.Unchecked
        return None
