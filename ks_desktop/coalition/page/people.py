"""The people at one partner, under its card: each a line that opens, and a form for one of them."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain import Organisation, Person
from ks_desktop.coalition.form import PersonForm
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.wording import feedback_text
from ks_desktop.core.errors import KsError, StaleError, UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import OrganisationId, PersonId, new_id
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.keeping import Draft, Keeper
from ks_desktop.widgets.parts import Button, Card, Flow, column, row, typed
from ks_desktop.widgets.parts.buttons import NameButton
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Space, Tone

DRAFT_FORM: Final = "contact_person"


class PeoplePane(QWidget):
    """Shows who works at a partner; one is added, corrected or retired in the form below.

    Attributes:
        counted: Somebody was stored: the people as they are now.
    """

    counted = Signal(object)

    def __init__(self, desk: Desk, coalition: Coalition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("people")
        self._desk, self._coalition = desk, coalition
        self._organisation: Organisation | None = None
        self._stored: Person | None = None
        self._keeper = Keeper(desk, DRAFT_FORM, self)
        self.status = StatusLine()
        policy = self.status.sizePolicy()
        policy.setRetainSizeWhenHidden(False)  # it stands last in its card: nothing under it jumps
        self.status.setSizePolicy(policy)
        self.add = _button(N_("Add a person"), "add_person", Icon.ADD)
        self.form = PersonForm()
        self.form.setObjectName("person_form")
        self.save = _button(N_("Save this person"), "save_person", Icon.CHECK)
        self.retire = _button(N_("No longer works here"), "retire_person")
        self.cancel = _button(N_("Cancel"), "cancel_person")
        self._lines = column(gap=Space.TIGHT)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        buttons = row(self.save, self.retire, self.cancel)
        buttons.addStretch(1)
        self._editor = QWidget()
        self._editor.setLayout(column(self.form, buttons, gap=Space.RELATED))
        self._editor.hide()
        card = Card(N_("People"))
        card.body.addLayout(self._lines)
        card.body.addLayout(Flow(self.add))
        card.body.addWidget(self.status)
        box = column(card, self._editor, gap=Space.RELATED)
        box.addSpacing(Space.INSIDE)
        self.setLayout(box)

    def _connect(self) -> None:
        self.add.clicked.connect(self.begin)
        self.save.clicked.connect(self.save_person)
        self.retire.clicked.connect(self._on_retire)
        self.cancel.clicked.connect(self.leave)
        self.form.submitted.connect(self.save_person)
        self.form.draft_due.connect(self._on_draft_due)
        escape = QShortcut(QKeySequence("Esc"), self._editor)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)

    def show_organisation(self, organisation: Organisation | None, *, said: str = "") -> None:
        """Show who works at a stored partner; a new one has nobody yet."""
        self.form.flush_draft()
        self._organisation = organisation
        self._leave()
        self.status.tell(said)
        self.setVisible(organisation is not None)
        self._show_people(())
        if organisation is not None:
            call = partial(self._coalition.people.of, organisation.id, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_people, owner=self, latest="people")

    @Slot(object)
    def _on_people(self, people: tuple[Person, ...]) -> None:
        self._show_people(people)
        self._keeper.find(self._subject(), partial(self._on_draft_found, self._organisation))

    def _show_people(self, people: tuple[Person, ...]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        for person in people:
            self._lines.addWidget(self._line(person))
        self.counted.emit(people)

    def _line(self, person: Person) -> QWidget:
        name = NameButton(person.name)
        name.setObjectName("open_person")
        name.clicked.connect(partial(self.edit, person))
        about = [person.function, person.phone, person.email, feedback_text(person)]
        said = " · ".join(part for part in about if part)
        if not person.is_active:
            said = " · ".join(part for part in (_("no longer works here"), person.function) if part)
        line = row(name, gap=Space.RELATED)
        line.addWidget(typed(said, "secondary", tone=Tone.MUTED, wrap=True), 1)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    @Slot()
    def begin(self) -> None:
        """Open an empty form for a new person."""
        self._open(None)

    def edit(self, person: Person) -> None:
        """Open somebody in the form."""
        self._open(person)

    def _open(self, person: Person | None) -> None:
        self.form.flush_draft()
        self._stored = person
        self.form.clear()
        if person is not None:
            self.form.show_person(person)
        self.form.take_as_saved()
        is_gone = person is not None and not person.is_active
        self.retire.setText(_("Works here again") if is_gone else _("No longer works here"))
        self.retire.setVisible(person is not None)
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
        typed_now: Mapping[str, Any] = self.form.unsaved()
        who = "" if self._stored is None else str(self._stored.id)
        self._keeper.keep(self._subject(), {"person": who, "typed": dict(typed_now)} if typed_now else {})

    def _on_draft_found(self, asked: Organisation | None, draft: Draft) -> None:
        if not draft or asked is not self._organisation or not self._editor.isHidden():
            return
        if not draft["person"]:  # of somebody who is stored already, the stored record stands
            self._open(None)
            self.form.restore(draft["typed"])
            self.status.tell(_("What you had typed is still here, and not yet saved."))

    @Slot()
    def save_person(self) -> None:
        """Store the person, or say at each field what is wrong."""
        organisation = self._organisation
        if organisation is None or not self.form.isEnabled():
            return
        self.form.flush_draft()
        try:
            person = self.form.person(self._id(), organisation.id, self._stored)
        except UserError as error:
            self._on_refused(error)
            return
        self._store(partial(self._coalition.people.save, person, actor=self._desk.actor))

    @Slot()
    def _on_retire(self) -> None:
        if self._stored is not None:
            is_active, actor = not self._stored.is_active, self._desk.actor
            self._store(partial(self._coalition.people.retire, self._stored, actor=actor, is_active=is_active))

    def _store(self, call: Any) -> None:
        self.form.setEnabled(False)
        self._desk.tasks.run(call, done=self._on_stored, failed=self._on_refused, owner=self)

    def _id(self) -> PersonId:
        return PersonId(new_id()) if self._stored is None else self._stored.id

    @Slot(object)
    def _on_stored(self, _changes: object) -> None:
        self.form.setEnabled(True)
        self._keeper.keep(self._subject(), {})
        self.show_organisation(self._organisation, said=_("Saved."))
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_refused(self, error: KsError) -> None:
        self.form.setEnabled(True)
        if isinstance(error, StaleError):
            sentence = _("Somebody else changed this person. Here is how it is now.")
            self.show_organisation(self._organisation)
            self.status.tell(sentence, Tone.ATTENTION)
            return
        self.form.show_errors(error)
        self.status.tell(_("Not saved yet: mend the marked fields. F8 goes to the next one."), Tone.ATTENTION)

    def shown(self) -> OrganisationId | None:
        """Return the partner whose people are shown."""
        return None if self._organisation is None else self._organisation.id


def _button(text: str, name: str, drawing: Icon | None = None) -> Button:
    made = Button(text, drawing)
    made.setObjectName(name)
    return made
