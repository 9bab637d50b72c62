"""Looking for a woman by name or number to begin a request; nobody's name stays in it."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId
from ks_desktop.records.requests.register import RequestRegister
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, LineField, Option
from ks_desktop.widgets.parts import column
from ks_desktop.widgets.theme import Space

Women = tuple[tuple[CaseId, str], ...]


class WomanField(QWidget):
    """A line to type in, and a list when several fit.

    Attributes:
        chosen: Her case, and her name as it is shown.
    """

    chosen = Signal(object, str)

    def __init__(self, desk: Desk, requests: RequestRegister, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._requests = desk, requests
        self._women: dict[str, tuple[CaseId, str]] = {}
        self.typed = LineField("request_woman", N_("New request: look for her"))
        self.typed.show_note(_("Type her name, birth date or postcode, and press Enter."))
        self.typed.editor.returnPressed.connect(self.look)
        self.which = ChoiceField("request_which", N_("Which of them?"), (), as_list=True)
        self.which.edited.connect(self._on_chosen)
        self.which.hide()
        self.setLayout(column(self.typed, self.which, gap=Space.TIGHT))

    @Slot()
    def look(self) -> None:
        """Look for her."""
        if self.typed.value():
            call = partial(self._requests.find, self.typed.value(), actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_found, failed=self._on_failed, owner=self, latest="women")

    def forget(self) -> None:
        """Keep nobody's name."""
        self._women = {}
        self.typed.set_value("")
        self.typed.show_error("")
        self.which.offer(())
        self.which.hide()

    def _on_found(self, women: Women) -> None:
        self._women = {str(case_id): (case_id, name) for case_id, name in women}
        self.typed.show_error("" if women else _("Nobody of this name is on record."))
        self.which.offer(Option(key, name) for key, (_case, name) in self._women.items())
        self.which.setVisible(len(women) > 1)
        if len(women) == 1:
            self.chosen.emit(*women[0])
        elif women:
            self.which.setFocus()

    def _on_failed(self, error: KsError) -> None:
        self.typed.show_error(error.text())

    @Slot()
    def _on_chosen(self) -> None:
        found = self._women.get(str(self.which.value()))
        if found is not None:
            self.chosen.emit(*found)
