"""The card of restricted notes: folded, a count and no words; one key opens it, and closes it again."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.pieces import clear, link, show_text
from ks_desktop.casefile.page.reason import ReasonForm
from ks_desktop.casefile.page.restricted.form import RestrictedForm
from ks_desktop.casefile.page.restricted.notes import NotesView
from ks_desktop.casefile.page.restricted.words import counted
from ks_desktop.clients.domain.restricted import Access, RestrictedNote
from ks_desktop.clients.restricted import RestrictedNotes
from ks_desktop.clients.service.emergency import EmergencyAccess
from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, Changes
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Card, Flow, column, label
from ks_desktop.widgets.tabbing import make_visible
from ks_desktop.widgets.theme import Space, Tone

LETTER: Final = "I"
_EDITORS: Final = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
_NOT_HERS: Final = N_("They are for her own nurse.")
_NO_KEY: Final = N_("There are restricted notes. They lie sealed under a key that is not yours: ask her nurse.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedServices:
    """What the card reads and opens with."""

    notes: RestrictedNotes
    emergency: EmergencyAccess


class RestrictedCard(Card):
    """Says that there are notes; shows them for as long as somebody reads.

    Attributes:
        form_wanted: Open this one of its forms.
        form_left: The form that was open is done with.
    """

    form_wanted = Signal(QWidget)
    form_left = Signal()

    def __init__(self, desk: Desk, services: RestrictedServices, parent: QWidget | None = None) -> None:
        super().__init__(N_("Restricted notes"), parent)
        self.setObjectName("restricted")
        self._desk, self._services = desk, services
        self._page: CasePage | None = None
        self._view: NotesView | None = None
        self.form = RestrictedForm(desk, services.notes)
        self._said = label("", tone=Tone.MUTED, wrap=True)
        self._said.setObjectName("restricted_said")
        self._open = link("", "open_restricted")
        self._open.clicked.connect(self.turn)
        self._write = link(N_("Write a note"), "write_restricted")
        self._write.clicked.connect(partial(self._on_write, None))
        self._others = link(N_("Open those of others, with a reason"), "open_others")
        self._others.clicked.connect(self._ask)
        words = N_("These notes are for her own nurse. Open them only when your work asks for it now.")
        self.reason = ReasonForm(words, go=(N_("Open the notes"), "open_notes"), stay="leave_notes")
        self.reason.hide()
        self.reason.given.connect(self._on_given)
        self.reason.left.connect(self.reason.hide)
        self._notes = column()
        links = QWidget()
        links.setLayout(Flow(self._open, self._others, self._write, gap=Space.INSIDE))
        self.body.addLayout(column(self._said, links, self.reason, self._notes, gap=Space.RELATED))

    @property
    def forms(self) -> tuple[RestrictedForm, ...]:
        """Return the form that opens where the page opens its own."""
        return (self.form,)

    @property
    def is_open(self) -> bool:
        """Tell whether notes stand on the screen."""
        return self._view is not None

    def listen_in(self, around: QWidget) -> None:
        """Let the letter count inside this widget, where nobody types."""
        key = QShortcut(QKeySequence(LETTER), around)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._on_letter)

    def show_page(self, page: CasePage) -> None:
        """Show that a case has notes; of another case nothing stays open."""
        if self._page is None or self._page.case.id != page.case.id:
            self.close_notes()
            self.reason.hide()
        self._page = page
        shelf = page.shelf
        has_key = shelf.access is not Access.NO_KEY
        self.setVisible(has_key or not shelf.is_empty)
        self._show_said()
        self._open.setVisible(has_key and not shelf.is_empty)
        self._others.setVisible(shelf.access is Access.OWN)
        self._write.setVisible(has_key and not page.case.is_quiet)

    def _show_said(self) -> None:
        assert self._page is not None  # noqa: S101 - called with a case only
        shelf = self._page.shelf
        if shelf.access is Access.NO_KEY:
            show_text(self._said, "" if shelf.is_empty else _(_NO_KEY))
        elif shelf.is_empty:
            show_text(self._said, _("No restricted notes."))
        else:
            whose = "" if shelf.access in {Access.OPEN, Access.GIVEN} else f" {_(_NOT_HERS)}"
            show_text(self._said, counted(shelf) + whose)
        word = N_("Close ({letter})") if self.is_open else N_("Read ({letter})")
        if shelf.access is Access.REASON:
            word = N_("Read, with a reason ({letter})")
        self._open.setText(_(word, letter=LETTER))

    @Slot()
    def turn(self) -> None:
        """Open the notes, or close them; a reason is asked first where one is needed."""
        if self._page is None or self._page.shelf.is_empty:
            return
        if self.is_open:
            self.close_notes()
        elif self._page.shelf.access is Access.REASON:
            self._ask()
        elif self._page.shelf.access is not Access.NO_KEY:
            self._fetch(self._page.case.id)

    def close_notes(self) -> None:
        """Take the notes off the screen."""
        if self._view is not None:
            self._view.forget()
        clear(self._notes)
        self._view = None
        if self._page is not None:
            self._show_said()

    @Slot()
    def _on_letter(self) -> None:
        if not isinstance(QApplication.focusWidget(), _EDITORS) and self.isVisible() and not self.form.isVisible():
            self.turn()

    @Slot()
    def _ask(self) -> None:
        self.reason.show()
        self.reason.ask()
        make_visible(self)

    def _fetch(self, case_id: CaseId) -> None:
        call = partial(self._services.notes.of, case_id, actor=self._desk.actor)
        self._desk.tasks.run(
            call, done=partial(self._on_notes, case_id), failed=self._on_refused, owner=self, latest="restricted"
        )

    def _on_notes(self, case_id: CaseId, notes: tuple[RestrictedNote, ...]) -> None:
        page = self._page
        if page is None or page.case.id != case_id:
            return
        self.close_notes()
        self._view = NotesView(notes, page.names, page.today, may_write=not page.case.is_quiet, parent=self)
        self._view.correct_wanted.connect(self._on_write)
        self._notes.addWidget(self._view)
        self._show_said()
        make_visible(self)

    @Slot(str)
    def _on_given(self, reason: str) -> None:
        if self._page is not None:
            case_id = self._page.case.id
            call = partial(self._services.emergency.open, case_id, reason, actor=self._desk.actor)
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

    @Slot(object)
    def _on_write(self, corrected: RestrictedNote | None = None) -> None:
        if self._page is not None:
            self.form_wanted.emit(self.form)  # shown first: what is hidden takes no cursor
            self.form.show_case(self._page, corrected)
            self.close_notes()
