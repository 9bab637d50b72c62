"""The card of restricted notes: a count and no words; one key opens them where there is room, and closes them again."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.pieces import link, show_text
from ks_desktop.casefile.page.restricted.form import RestrictedForm
from ks_desktop.casefile.page.restricted.panel import ReadingPanel
from ks_desktop.casefile.page.restricted.words import counted
from ks_desktop.clients.domain.restricted import NO_NOTES, Access, RestrictedNote, Shelf
from ks_desktop.clients.restricted import RestrictedNotes
from ks_desktop.clients.service.emergency import EmergencyAccess
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Card, Flow, column, label
from ks_desktop.widgets.theme import Space, Tone

LETTER: Final = "I"
_EDITORS: Final = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
_NOT_HERS: Final = N_("They are for her own nurse.")
_NO_KEY: Final = N_("There are restricted notes. They lie sealed under a key that is not yours: ask her nurse.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictedServices:
    """What is read and opened with."""

    notes: RestrictedNotes
    emergency: EmergencyAccess


class RestrictedCard(Card):
    """Says that there are notes, and opens them.

    Attributes:
        form_wanted: Open this one of its forms.
        form_left: The form that was open is done with.
    """

    form_wanted = Signal(QWidget)
    form_left = Signal()

    def __init__(self, desk: Desk, services: RestrictedServices, parent: QWidget | None = None) -> None:
        super().__init__(N_("Restricted notes"), parent)
        self.setObjectName("restricted")
        self._page: CasePage | None = None
        self.form = RestrictedForm(desk, services.notes)
        self.panel = ReadingPanel(desk, services.notes, services.emergency)
        self.panel.correct_wanted.connect(self._on_write)
        self._said = label("", tone=Tone.MUTED, wrap=True)
        self._said.setObjectName("restricted_said")
        self._open = link("", "open_restricted")
        self._open.clicked.connect(self.turn)
        self._write = link(N_("Write a note"), "write_restricted")
        self._write.clicked.connect(partial(self._on_write, None))
        self._others = link(N_("Those of others, with a reason"), "open_others")
        self._others.clicked.connect(partial(self._read, asks=True))
        links = QWidget()
        links.setLayout(Flow(self._open, self._others, self._write))
        self.body.addLayout(column(self._said, links, gap=Space.RELATED))

    @property
    def forms(self) -> tuple[QWidget, ...]:
        """Return what opens where the page opens its own forms."""
        return self.form, self.panel

    def listen_in(self, around: QWidget) -> None:
        """Let the letter count inside this widget, where nobody types."""
        key = QShortcut(QKeySequence(LETTER), around)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._on_letter)

    def show_page(self, page: CasePage) -> None:
        """Show that a case has notes."""
        self._page = page
        shelf = page.shelf
        has_key = shelf.access is not Access.NO_KEY
        self.setVisible(has_key or not shelf.is_empty)
        show_text(self._said, _words(shelf))
        word = N_("Read, with a reason ({letter})") if shelf.access is Access.REASON else N_("Read ({letter})")
        self._open.setText(_(word, letter=LETTER))
        self._open.setVisible(has_key and not shelf.is_empty)
        self._others.setVisible(shelf.access is Access.OWN)
        self._write.setText(_("Write a note ({letter})", letter=LETTER) if shelf.is_empty else _("Write a note"))
        self._write.setVisible(has_key and not page.case.is_quiet)

    @Slot()
    def turn(self) -> None:
        """Open the notes, or close them, or begin the first; a reason is asked first where one is needed."""
        if self.panel.isVisible():
            self.panel.leave()
            return
        shelf = NO_NOTES if self._page is None else self._page.shelf
        if not shelf.is_empty and shelf.access is not Access.NO_KEY:
            self._read(asks=shelf.access is Access.REASON)
        elif shelf.is_empty and self._write.isVisibleTo(self):
            self._on_write()

    def _read(self, *, asks: bool) -> None:
        if self._page is not None:
            self.form_wanted.emit(self.panel)  # shown first: what is hidden takes no cursor
            self.panel.show_case(self._page, asks=asks)

    @Slot()
    def _on_letter(self) -> None:
        is_typing = isinstance(QApplication.focusWidget(), _EDITORS)
        if not is_typing and self.isVisible() and not self.form.isVisible():
            self.turn()

    @Slot(object)
    def _on_write(self, corrected: RestrictedNote | None = None) -> None:
        if self._page is not None:
            page = self._page
            self.form_wanted.emit(self.form)
            self.form.show_case(page, corrected)


def _words(shelf: Shelf) -> str:
    if shelf.access is Access.NO_KEY:
        return "" if shelf.is_empty else _(_NO_KEY)
    if shelf.is_empty:
        return _("No restricted notes.")
    if shelf.access in {Access.OPEN, Access.GIVEN}:
        return counted(shelf)
    return f"{counted(shelf)} {_(_NOT_HERS)}"
