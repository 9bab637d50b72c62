"""One user: what she does here, her passphrase, the key of restricted notes, and that she leaves."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.administration.form.people import ROLES, first_passphrase_form, roles_form
from ks_desktop.administration.page.passphrase import show_strength
from ks_desktop.administration.page.people.coming import secret_of
from ks_desktop.administration.page.people.leaving import LeavingCard
from ks_desktop.administration.people import Leaving, People, Person
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes
from ks_desktop.security.domain import Role
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Flow, column, label
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Space, Tone


class PersonCard(QWidget):
    """What may be done about one user.

    Attributes:
        changed: Something was done: a sentence.
        left: It is put away.
        person: Who it is about.
    """

    changed = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, people: People, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("person")
        self._desk, self._people = desk, people
        self.person: Person | None = None
        self.name = label("", "section")
        self.state = label("", tone=Tone.MUTED, wrap=True)
        self.status = StatusLine()
        self.status.give_room_back()
        self.roles = roles_form()
        self.roles.submitted.connect(self.save_roles)
        self.save = self._button(N_("Save"), "save_roles", self.save_roles, part="primary")
        self.give = self._button(N_("Give the key of the restricted notes"), "give_restricted", self.give_restricted)
        self.reset = self._button(N_("New first passphrase…"), "reset_passphrase", self.ask_passphrase)
        self.leaves = self._button(N_("She leaves…"), "person_leaves", self.ask_leaving)
        self.close_it = self._button(N_("Close"), "close_person", self.leave)
        self.first = first_passphrase_form()
        self.first.submitted.connect(self.save_passphrase)
        secret_of(self.first, "passphrase").edited.connect(self._on_typed)
        self.save_first = self._button(
            N_("Give her this passphrase"), "save_first", self.save_passphrase, part="primary"
        )
        self.not_now = self._button(N_("Cancel"), "leave_first", self.show_about)
        self.asking = QWidget()
        self.leaving = LeavingCard(desk, people)
        self._lay_out()

    def _button(self, text: str, name: str, slot: Callable[[], object], *, part: str = "") -> Button:
        made = Button(text, part=part)
        made.setObjectName(name)
        made.clicked.connect(slot)
        return made

    def _lay_out(self) -> None:
        self.about = QWidget()
        about = column(self.roles, gap=Space.RELATED)
        about.addLayout(Flow(self.save, self.give, self.reset, self.leaves, self.close_it))
        self.about.setLayout(about)
        asked = column(self.first, gap=Space.RELATED)
        asked.addLayout(Flow(self.save_first, self.not_now))
        self.asking.setLayout(asked)
        box = column(self.name, self.state, self.status, self.about, self.asking, self.leaving, gap=Space.RELATED)
        self.setLayout(box)
        self.leaving.left.connect(self.show_about)
        self.forget()

    def focus_first(self) -> None:
        """Begin with what she does here, or with the way back."""
        (self.roles.field(ROLES) if self.roles.isVisible() else self.close_it).setFocus()

    @Slot()
    def show_about(self) -> None:
        """Show what she does here, and ask nothing."""
        self.asking.hide()
        self.leaving.forget()
        self.about.show()

    def show_person(self, person: Person, *, may_give: bool) -> None:
        """Show somebody; `may_give`: who looks holds the key of restricted notes."""
        self.forget()
        self.person = person
        here, is_me = person.user.left_on is None, person.user.id == self._desk.actor
        self.name.setText(person.user.full_name)
        self.state.setText(person.state_text())
        self.state.setVisible(bool(person.state_text()))
        self.roles.field(ROLES).set_value([role.value for role in person.user.roles])
        self.roles.take_as_saved()
        for widget in (self.roles, self.save):
            widget.setVisible(here)
        self.give.setVisible(here and may_give and person.waits_for_restricted and person.is_current)
        self.reset.setVisible(here and not is_me)
        self.reset.setText(_("New first passphrase…") if person.has_key else _("Give her a first passphrase…"))
        self.leaves.setVisible(here and not is_me)

    def forget(self) -> None:
        """Wipe what was typed and ask nothing."""
        for name in ("passphrase", "repeat"):
            secret_of(self.first, name).forget()
        self.first.clear_errors()
        self.roles.clear_errors()
        self.status.tell("")
        self.show_about()
        self._wait(is_busy=False)

    @Slot()
    def leave(self) -> None:
        """Put it away."""
        self.forget()
        self.person = None
        self.left.emit()

    @Slot()
    def save_roles(self) -> None:
        """Keep what she does here."""
        roles = self.roles.field(ROLES).value()
        wanted = [Role(word) for word in roles] if isinstance(roles, tuple) else []
        self.roles.clear_errors()
        self._run(partial(self._people.change_roles, roles=wanted), _("Saved."), self.roles.show_errors)

    @Slot()
    def give_restricted(self) -> None:
        """Give her the key of restricted notes."""
        self._run(self._people.give_restricted, _("She can read the restricted notes."), self._tell)

    @Slot()
    def ask_passphrase(self) -> None:
        """Ask for a first passphrase."""
        self.leaving.forget()
        self.about.hide()
        self.asking.show()
        self.first.focus_first()

    @Slot()
    def save_passphrase(self) -> None:
        """Give her a first passphrase."""
        self.first.clear_errors()
        one, two = (secret_of(self.first, name).value() for name in ("passphrase", "repeat"))
        call = partial(self._people.first_passphrase, passphrase=one, repeated=two)
        said = _("Tell her this passphrase. She chooses her own when she logs in.")
        self._run(call, said, self.first.show_errors)

    @Slot()
    def ask_leaving(self) -> None:
        """Ask whether she leaves, and say what she leaves behind."""
        if self.person is not None:
            call = partial(self._people.leaving, self.person.user.id, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_leaving, failed=self._tell, owner=self, latest="leaving")

    def _on_leaving(self, leaving: Leaving) -> None:
        self.about.hide()
        self.leaving.ask(leaving)

    def _run(self, call: Callable[..., Changes], said: str, failed: Callable[[KsError], object]) -> None:
        if self.person is None or not self.save.isEnabled():
            return
        self._wait(is_busy=True)

        def refused(error: KsError) -> None:
            self._wait(is_busy=False)
            failed(error)

        def done(_changes: Changes) -> None:
            self.leave()
            self.changed.emit(said)

        act = partial(call, self.person.user.id, actor=self._desk.actor)
        self._desk.tasks.run(act, done=done, failed=refused, owner=self)

    def _wait(self, *, is_busy: bool) -> None:
        for button in (self.save, self.give, self.save_first):
            button.setEnabled(not is_busy)

    def _tell(self, error: KsError) -> None:
        self.status.tell(error.text(), Tone.SAFETY)

    @Slot()
    def _on_typed(self) -> None:
        show_strength(secret_of(self.first, "passphrase"))
