"""Why somebody opens the record of a colleague: asked in the page, kept in the log."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.service import CaseFiles
from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, Changes
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.parts import Button, Card, column, label, row
from ks_desktop.widgets.theme import Space


class ShieldCard(Card):
    """Asks why before a shielded record opens.

    Attributes:
        opened: The record of this case may be opened now.
    """

    opened = Signal(object)

    def __init__(self, desk: Desk, casefiles: CaseFiles, parent: QWidget | None = None) -> None:
        super().__init__(N_("Shielded record"))
        self.setParent(parent)
        self.setObjectName("shield")
        self._desk, self._casefiles = desk, casefiles
        self._case_id: CaseId | None = None
        words = N_(
            "This record is of a colleague, or a relative of one. Open it only when your work asks for it. Your name "
            "and your reason come in the log."
        )
        self.reason = LineField("reason", N_("Why do you open it?"))
        self.go = Button(N_("Open the record"))
        self.go.setObjectName("open_shielded")
        stay = Button(N_("Do not open"), part="link")
        stay.setObjectName("leave_shielded")
        buttons = row(self.go, stay, gap=Space.INSIDE)
        buttons.addStretch(1)
        holder = QWidget()
        holder.setLayout(column(label(words, wrap=True), self.reason, buttons, gap=Space.RELATED))
        self.body.addWidget(holder)
        self.go.clicked.connect(self._on_go)
        self.reason.editor.returnPressed.connect(self._on_go)
        stay.clicked.connect(self.hide)
        self.hide()

    @Slot(object)
    def ask(self, case_id: CaseId) -> None:
        """Ask why this case is opened."""
        self._case_id = case_id
        self.reason.set_raw("")
        self.reason.show_error("")
        self.show()
        self.reason.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_go(self) -> None:
        if self._case_id is not None:
            call = partial(self._casefiles.open_shielded, self._case_id, str(self.reason.raw()), actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_opened, failed=self._on_refused, owner=self)

    def _on_opened(self, _changes: Changes) -> None:
        self.hide()
        self.opened.emit(self._case_id)

    def _on_refused(self, error: KsError) -> None:
        if isinstance(error, UserError) and error.field == "reason":
            self.reason.show_error(error.text())
        else:
            self._desk.tasks.problem.emit(error)
