"""Records that belong to one partner, under its card: each a line that opens, and a form for one of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ks_desktop.coalition.domain import Organisation
from ks_desktop.core.errors import KsError, StaleError, UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import OrganisationId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.form import Form
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.keeping import Draft, Keeper
from ks_desktop.widgets.parts import Button, Card, Flow, NameButton, column, row, typed
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Space, Tone


class Kept(Protocol):
    """A record with a name."""

    @property
    def id(self) -> Any:
        """What it is known by."""

    @property
    def name(self) -> str:
        """How it is called."""


R = TypeVar("R", bound=Kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The sentences of one sort of record, marked with N_; `noun` ends the names of its buttons."""

    noun: str
    title: str
    add: str
    save: str
    aside: str
    back: str
    changed: str


class BesidePane(QWidget, Generic[R]):
    """Shows what belongs to a partner; one is added, corrected or put aside in the form below.

    Attributes:
        counted: They were looked up, or one was stored: all as they are now.
    """

    counted = Signal(object)

    def __init__(self, desk: Desk, form: Form, words: Words, draft_form: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._words = desk, words
        self._organisation: Organisation | None = None
        self._stored: R | None = None
        self._keeper = Keeper(desk, draft_form, self)
        self.status = StatusLine()
        policy = self.status.sizePolicy()
        policy.setRetainSizeWhenHidden(False)  # it stands last in its card: nothing under it jumps
        self.status.setSizePolicy(policy)
        self.form = form
        self.form.setObjectName(f"{words.noun}_form")
        self.add = self._button("add", words.add, Icon.ADD)
        self.save = self._button("save", words.save, Icon.CHECK)
        self.retire = self._button("retire", words.aside)
        self.cancel = self._button("cancel", N_("Cancel"))
        self._lines = column(gap=Space.TIGHT)
        self._editor = QWidget()
        self._lay_out()
        self._connect()

    def _button(self, verb: str, text: str, drawing: Icon | None = None) -> Button:
        made = Button(text, drawing)
        made.setObjectName(f"{verb}_{self._words.noun}")
        return made

    def _lay_out(self) -> None:
        buttons = row(self.save, self.retire, self.cancel)
        buttons.addStretch(1)
        self._editor.setLayout(column(self.form, buttons, gap=Space.RELATED))
        self._editor.hide()
        card = Card(self._words.title)
        card.body.addLayout(self._lines)
        card.body.addLayout(Flow(self.add))
        card.body.addWidget(self.status)
        box = column(card, self._editor, gap=Space.RELATED)
        box.addSpacing(Space.INSIDE)
        self.setLayout(box)

    def _connect(self) -> None:
        self.add.clicked.connect(self.begin)
        self.save.clicked.connect(self.save_shown)
        self.retire.clicked.connect(self._on_retire)
        self.cancel.clicked.connect(self.leave)
        self.form.submitted.connect(self.save_shown)
        self.form.draft_due.connect(self._on_draft_due)

    def fetch(self, organisation_id: OrganisationId) -> Callable[[], tuple[R, ...]]:
        """Return the call that finds what belongs to a partner."""
        raise NotImplementedError

    def said(self, record: R) -> str:
        """Return what stands beside its name."""
        raise NotImplementedError

    def is_aside(self, record: R) -> bool:
        """Tell whether it is put aside."""
        raise NotImplementedError

    def fill(self, record: R) -> None:
        """Show it in the form."""
        raise NotImplementedError

    def read(self, organisation_id: OrganisationId, stored: R | None) -> R:
        """Return what is typed, as a record that the service checks further.

        Raises:
            UserError: something is missing or cannot be understood.
        """
        raise NotImplementedError

    def storing(self, record: R) -> Callable[[], object]:
        """Return the call that stores it."""
        raise NotImplementedError

    def setting_aside(self, record: R, *, is_aside: bool) -> Callable[[], object]:
        """Return the call that puts it aside, or takes it back."""
        raise NotImplementedError

    def show_organisation(self, organisation: Organisation | None, *, said: str = "") -> None:
        """Show what belongs to a stored partner; a new one has nothing yet."""
        self.form.flush_draft()
        self._organisation = organisation
        self._leave()
        self.status.tell(said)
        self.setVisible(organisation is not None)
        self._show_lines(())
        if organisation is not None:
            call = self.fetch(organisation.id)
            self._desk.tasks.run(call, done=self._on_found, owner=self, latest=self._words.noun)

    @Slot(object)
    def _on_found(self, records: tuple[R, ...]) -> None:
        self._show_lines(records)
        self._keeper.find(self._subject(), partial(self._on_draft_found, self._organisation))

    def _show_lines(self, records: Iterable[R]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        for record in records:
            self._lines.addWidget(self._line(record))
        self.counted.emit(records)

    def _line(self, record: R) -> QWidget:
        name = NameButton(record.name)
        name.setObjectName(f"open_{self._words.noun}")
        name.clicked.connect(partial(self.edit, record))
        line = row(name, gap=Space.RELATED)
        line.addWidget(typed(self.said(record), "secondary", tone=Tone.MUTED, wrap=True), 1)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    @Slot()
    def begin(self) -> None:
        """Open an empty form for a new one."""
        self._open(None)

    def edit(self, record: R) -> None:
        """Open one in the form."""
        self._open(record)

    def _open(self, record: R | None) -> None:
        self.form.flush_draft()
        self._stored = record
        self.form.clear()
        if record is not None:
            self.fill(record)
        self.form.take_as_saved()
        is_aside = record is not None and self.is_aside(record)
        self.retire.setText(_(self._words.back) if is_aside else _(self._words.aside))
        self.retire.setVisible(record is not None)
        self._editor.show()
        self.add.hide()
        self.form.focus_first()

    @Slot()
    def leave(self) -> None:
        """Close the form without storing what is typed in it."""
        if self._organisation is not None:
            self._keeper.keep(self._subject(), {})
        self._leave()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> bool:
        """Close the form if she is in it; tell whether she was. The Escape of the whole card asks this first."""
        focused = QApplication.focusWidget()
        is_in_it = focused is not None and self._editor.isAncestorOf(focused)
        if is_in_it:
            self.leave()
        return is_in_it

    def _leave(self) -> None:
        self._stored = None
        self.form.clear()
        self._editor.hide()
        self.add.show()

    def _subject(self) -> str:
        return "" if self._organisation is None else str(self._organisation.id)

    @Slot()
    def _on_draft_due(self) -> None:
        if self._organisation is None or self._editor.isHidden():
            return
        typed_now = self.form.unsaved()
        which = "" if self._stored is None else str(self._stored.id)
        noun = self._words.noun
        self._keeper.keep(self._subject(), {noun: which, "typed": dict(typed_now)} if typed_now else {})

    def _on_draft_found(self, asked: Organisation | None, draft: Draft) -> None:
        if not draft or asked is not self._organisation or not self._editor.isHidden():
            return
        if not draft[self._words.noun]:  # of one that is stored already, the stored record stands
            self._open(None)
            self.form.restore(draft["typed"])
            self.status.tell(_("What you had typed is still here, and not yet saved."))

    @Slot()
    def save_shown(self) -> None:
        """Store what is typed, or say at each field what is wrong."""
        organisation = self._organisation
        if organisation is None or not self.form.isEnabled():
            return
        self.form.flush_draft()
        try:
            record = self.read(organisation.id, self._stored)
        except UserError as error:
            self._on_refused(error)
            return
        self._store(self.storing(record))

    @Slot()
    def _on_retire(self) -> None:
        if self._stored is not None:
            self._store(self.setting_aside(self._stored, is_aside=not self.is_aside(self._stored)))

    def said_after(self, answer: object) -> str:
        """Return what is said when one was stored, put aside or taken back."""
        del answer
        return _("Saved.")

    def _store(self, call: Callable[[], object]) -> None:
        self.form.setEnabled(False)
        self._desk.tasks.run(call, done=self._on_stored, failed=self._on_refused, owner=self)

    @Slot(object)
    def _on_stored(self, answer: object) -> None:
        self.form.setEnabled(True)
        self._keeper.keep(self._subject(), {})
        self.show_organisation(self._organisation, said=self.said_after(answer))
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_refused(self, error: KsError) -> None:
        self.form.setEnabled(True)
        if isinstance(error, StaleError):
            self.show_organisation(self._organisation)
            self.status.tell(_(self._words.changed), Tone.ATTENTION)
            return
        self.form.show_errors(error)
        self.status.tell(_("Not saved yet: mend the marked fields. F8 goes to the next one."), Tone.ATTENTION)

    def shown(self) -> OrganisationId | None:
        """Return the partner whose records are shown."""
        return None if self._organisation is None else self._organisation.id
