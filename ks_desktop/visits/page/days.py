"""The days a nurse names herself, when she does not want the best of the usual weeks."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.widgets.fields import DateField
from ks_desktop.widgets.parts import Button, column, row


class DaysAsked(QWidget):
    """A link that opens two dates and a button.

    Attributes:
        opened: The dates stand there now, and ask for room.
        asked: The first and the last day, each a date or None.
    """

    opened = Signal()
    asked = Signal(object, object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = Button(N_("Choose the days yourself"), part="link")
        self._link.setObjectName("choose_days")
        self._link.clicked.connect(self._on_link_clicked)
        self.first = DateField("first", N_("From"), today, lean=Lean.FUTURE)
        self.last = DateField("last", N_("Until"), today, lean=Lean.FUTURE)
        self._search = Button(N_("Look for times"))
        self._search.setObjectName("look")
        self._search.clicked.connect(self._on_search_clicked)
        self._dates = QWidget()
        self._dates.setLayout(column(self.first, self.last, row(self._search)))
        for field in (self.first, self.last):
            field.editor.returnPressed.connect(self._on_search_clicked)
        self.setLayout(column(row(self._link), self._dates))
        self.clear()

    def clear(self) -> None:
        """Go back to the link."""
        for field in (self.first, self.last):
            field.set_value(None)
        self._dates.hide()
        self._link.show()

    @Slot()
    def _on_link_clicked(self) -> None:
        self._link.hide()
        self._dates.show()
        self.opened.emit()
        self.first.setFocus()

    @Slot()
    def _on_search_clicked(self) -> None:
        try:
            first, last = self.first.value(), self.last.value()
        except UserError as error:
            wrong = self.last if error.field == "last" else self.first
            wrong.show_error(error.text())
            wrong.setFocus()
            return
        self.asked.emit(first, last)
