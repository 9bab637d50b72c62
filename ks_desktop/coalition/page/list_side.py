"""The list beside a card: one table where there is room, a narrow one where there is not, and the search above it."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ks_desktop.coalition.page.beside import Kept
from ks_desktop.core.texts import _
from ks_desktop.widgets.parts import Card
from ks_desktop.widgets.table import RecordsTable

R = TypeVar("R", bound=Kept)


def search_line(text: str, name: str, *, least: int, most: int) -> QLineEdit:
    """Return a field to search in, with what it is for; it gives way between these widths."""
    made = QLineEdit()
    made.setAcceptDrops(False)  # a dropped file is for the window
    made.setObjectName(name)
    made.setPlaceholderText(_(text))
    made.setAccessibleName(_(text))
    made.setClearButtonEnabled(True)
    made.setMinimumWidth(least)
    made.setMaximumWidth(most)
    return made


class ListSide(Card, Generic[R]):
    """Two tables of the same records, of which one is shown.

    Attributes:
        table: The list as it is shown now, wide or narrow.
        chosen: One of them is opened.
        acted: The action of an empty list.
    """

    chosen = Signal(object)
    acted = Signal()

    def __init__(
        self, wide: RecordsTable[R], narrow: RecordsTable[R], names: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        """Take the tables, and their names."""
        super().__init__(parent=parent)
        self.wide, self.narrow = wide, narrow
        self.table = wide
        for table, name in zip((wide, narrow), names, strict=True):
            table.setObjectName(name)
            self.body.addWidget(table)
            table.chosen.connect(self.chosen)
            table.acted.connect(self.acted)
        narrow.hide()

    def set_records(self, records: Sequence[R]) -> None:
        """Show these."""
        for table in (self.wide, self.narrow):
            table.set_records(records)

    def show_empty(self, sentence: str) -> None:
        """Say this when there are none."""
        for table in (self.wide, self.narrow):
            table.show_empty(sentence)

    def show_narrow(self, *, is_narrow: bool) -> None:
        """Show the table there is room for; what was chosen stays chosen."""
        shown, other = (self.narrow, self.wide) if is_narrow else (self.wide, self.narrow)
        if shown is self.table:
            return
        before, self.table = self.table.current(), shown
        other.hide()
        shown.show()
        if before is not None:
            shown.select(before.id)

    @Slot()
    def enter(self) -> None:
        """Go from the search to the first that was found."""
        if self.table.records():
            self.table.select_first()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
