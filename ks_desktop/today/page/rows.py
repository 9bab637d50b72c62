"""Rows under each other that stay where they are while the page looks again: only what changed is made anew."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ks_desktop.today.page.line import Line
from ks_desktop.widgets.parts import Hairline, column

Entry = TypeVar("Entry", bound=Hashable)


class Rows(QWidget, Generic[Entry]):
    """A row for each entry, a hairline between two; a row whose entry is as it was keeps its focus and its typing."""

    def __init__(
        self, make: Callable[[Entry], QWidget], key: Callable[[Entry], Hashable], *, lined: bool = True
    ) -> None:
        """Take what makes the row of an entry, what tells entries apart, and whether hairlines stand between them."""
        super().__init__()
        self._lined = lined
        self._make = make
        self._key = key
        self._rows: dict[Hashable, tuple[Entry, QWidget]] = {}
        self._lines: list[Hairline] = []
        self._day: date | None = None
        self._box: QVBoxLayout = column()
        self.setLayout(self._box)

    def show_entries(self, entries: Sequence[Entry], day: date | None = None) -> None:
        """Show these, in this order; what was made on another day says something else now ("open for 2 days")."""
        before, self._rows = self._rows, {}
        is_as_said, self._day = day == self._day, day
        for entry in entries:
            known = before.pop(self._key(entry), None)
            if known is not None and ((is_as_said and known[0] == entry) or _is_busy(known[1])):
                self._rows[self._key(entry)] = known
            else:
                self._rows[self._key(entry)] = (entry, self._make(entry))
                if known is not None:
                    self._drop(known[1])
        for _entry, row in before.values():
            self._drop(row)
        self._arrange()

    def rows(self) -> list[QWidget]:
        """Return the rows in order."""
        return [row for _entry, row in self._rows.values()]

    def row(self, key: Hashable) -> QWidget | None:
        """Return the row of an entry, None when it is not shown."""
        found = self._rows.get(key)
        return found[1] if found else None

    def keys(self) -> list[Hashable]:
        """Return what tells the entries apart, in order."""
        return list(self._rows)

    def _arrange(self) -> None:
        wanted = self.rows()
        lines = max(0, len(wanted) - 1) if self._lined else 0
        while len(self._lines) < lines:
            self._lines.append(Hairline(self))
        for line in self._lines[lines:]:
            self._drop(line)
        del self._lines[lines:]
        for at, row in enumerate(wanted):
            self._put(2 * at if self._lined else at, row)
            if at < lines:
                self._put(2 * at + 1, self._lines[at])

    def _put(self, at: int, widget: QWidget) -> None:
        there = self._box.itemAt(at)
        if there is None or there.widget() is not widget:
            self._box.insertWidget(at, widget)  # what lies in it already is moved
            widget.setVisible(True)

    def _drop(self, widget: QWidget) -> None:
        self._box.removeWidget(widget)
        widget.hide()
        widget.setObjectName("")
        widget.deleteLater()


def _is_busy(row: QWidget) -> bool:
    """Tell whether something is being typed in a row: it stays as it is until that is done."""
    return isinstance(row, Line) and row.is_busy()
