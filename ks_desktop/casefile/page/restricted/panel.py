"""Where restricted notes are read: in the room for forms, for as long as somebody reads; a reason first if need be."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.pieces import clear
from ks_desktop.casefile.page.reason import ReasonForm
from ks_desktop.casefile.page.restricted.notes import NotesView
from ks_desktop.clients.domain.restricted import RestrictedNote
from ks_desktop.clients.restricted import RestrictedNotes
from ks_desktop.clients.service.emergency import EmergencyAccess
from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, Changes
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Card, Flow, column
from ks_desktop.widgets.theme import Size, Space


class ReadingPanel(Card):
    """Shows the notes of a case; hidden, by whatever, it holds none of them any more.

    Attributes:
        saved: Never: nothing is kept here.
        left: It is done with.
        correct_wanted: Write a note in the place of this one.
    """

    saved = Signal(object)
    left = Signal()
    correct_wanted = Signal(object)

    def __init__(
        self, desk: Desk, notes: RestrictedNotes, emergency: EmergencyAccess, parent: QWidget | None = None
    ) -> None:
        super().__init__(N_("Restricted notes"), parent)
        self.setObjectName("restricted_panel")
        self.setMaximumWidth(Size.FORM)
        self._desk, self._services, self._emergency = desk, notes, emergency
        self._page: CasePage | None = None
        self._view: NotesView | None = None
        words = N_("These notes are for her own nurse. Open them only when your work asks for it now.")
        self.reason = ReasonForm(words, go=(N_("Open the notes"), "open_notes"), stay="leave_notes")
        self.reason.hide()
        self.reason.given.connect(self._on_given)
        self.reason.left.connect(self.leave)
        self._notes = column()
        self._close = Button(N_("Close (I)"))
        self._close.setObjectName("close_restricted")
        self._close.clicked.connect(self.leave)
        self.body.addLayout(column(self.reason, self._notes, Flow(self._close), gap=Space.INSIDE))

    @property
    def shows_notes(self) -> bool:
        """Tell whether notes stand on the screen."""
        return self._view is not None

    def show_case(self, page: CasePage, *, asks: bool) -> None:
        """Read the notes of a case, after a reason where one is asked."""
        self._page = page
        self.reason.setVisible(asks)
        self._close.setVisible(not asks)
        if asks:
            self.reason.ask()
        else:
            self._fetch(page.case.id)

    @Slot()
    def leave(self) -> None:
        """Take the notes off the screen."""
        self.forget()
        self.left.emit()

    def forget(self) -> None:
        """Hold nothing of the notes any more."""
        if self._view is not None:
            self._view.forget()
        clear(self._notes)
        self._view, self._page = None, None
        self.reason.hide()

    def _fetch(self, case_id: CaseId) -> None:
        call = partial(self._services.of, case_id, actor=self._desk.actor)
        self._desk.tasks.run(
            call, done=partial(self._on_notes, case_id), failed=self._on_refused, owner=self, latest="restricted"
        )

    def _on_notes(self, case_id: CaseId, notes: tuple[RestrictedNote, ...]) -> None:
        page = self._page
        if page is None or page.case.id != case_id or not self.isVisible():
            return
        clear(self._notes)
        self._view = NotesView(notes, page.names, page.today, may_write=not page.case.is_quiet, parent=self)
        self._view.correct_wanted.connect(self.correct_wanted)
        self._notes.addWidget(self._view)
        self._close.show()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_given(self, reason: str) -> None:
        if self._page is not None:
            case_id = self._page.case.id
            call = partial(self._emergency.open, case_id, reason, actor=self._desk.actor)
            opened = partial(self._on_opened, case_id)
            self._desk.tasks.run(call, done=opened, failed=self._on_refused, owner=self)

    def _on_opened(self, case_id: CaseId, _changes: Changes) -> None:
        self.reason.hide()
        self._fetch(case_id)

    def _on_refused(self, error: KsError) -> None:
        if isinstance(error, UserError) and error.field == "reason" and self.reason.isVisible():
            self.reason.refuse(error.text())
        else:
            self._desk.tasks.problem.emit(error)
            self.leave()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.forget()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._leave_if_empty)  # it comes back with its page, and its notes are gone

    @Slot()
    def _leave_if_empty(self) -> None:
        if self._page is None and self.isVisible():
            self.left.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
