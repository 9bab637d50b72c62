"""Why somebody opens the record of a colleague: asked in the page, written down for her nurse and the officer."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.page.reason import ReasonForm
from ks_desktop.clients.domain.emergency import Opens
from ks_desktop.clients.service.emergency import EmergencyAccess
from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, Changes
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Card


class ShieldCard(Card):
    """Asks why before a shielded record opens.

    Attributes:
        opened: The record of this case may be opened now.
    """

    opened = Signal(object)

    def __init__(self, desk: Desk, emergency: EmergencyAccess, parent: QWidget | None = None) -> None:
        super().__init__(N_("Shielded record"))
        self.setParent(parent)
        self.setObjectName("shield")
        self._desk, self._emergency = desk, emergency
        self._case_id: CaseId | None = None
        words = N_("This record is of a colleague, or a relative of one. Open it only when your work asks for it.")
        self.form = ReasonForm(words, go=(N_("Open the record"), "open_shielded"), stay="leave_shielded")
        self.reason = self.form.reason
        self.body.addWidget(self.form)
        self.form.given.connect(self._on_given)
        self.form.left.connect(self.hide)
        self.hide()

    @Slot(object)
    def ask(self, case_id: CaseId) -> None:
        """Ask why this case is opened."""
        self._case_id = case_id
        self.show()
        self.form.ask()

    @Slot(str)
    def _on_given(self, reason: str) -> None:
        if self._case_id is not None:
            actor = self._desk.actor
            call = partial(self._emergency.open, self._case_id, reason, opens=Opens.RECORD, actor=actor)
            self._desk.tasks.run(call, done=self._on_opened, failed=self._on_refused, owner=self)

    def _on_opened(self, _changes: Changes) -> None:
        self.hide()
        self.opened.emit(self._case_id)

    def _on_refused(self, error: KsError) -> None:
        if isinstance(error, UserError) and error.field == "reason":
            self.form.refuse(error.text())
        else:
            self._desk.tasks.problem.emit(error)
