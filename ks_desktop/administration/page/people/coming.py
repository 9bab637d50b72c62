"""A new colleague: who she is, what she does here, and her first passphrase."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.administration.form.people import ROLES, colleague_form
from ks_desktop.administration.page.passphrase import show_strength
from ks_desktop.administration.people import NewColleague, People
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes
from ks_desktop.security.domain import STANDARD_ROLES, Role
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import SecretField
from ks_desktop.widgets.form import Form
from ks_desktop.widgets.parts import Button, Flow, column
from ks_desktop.widgets.theme import Space


def secret_of(form: Form, name: str) -> SecretField:
    """Return a field of a passphrase: it is in no draft."""
    field = form.field(name)
    assert isinstance(field, SecretField)  # noqa: S101 - the forms of this room say so
    return field


class Coming(QWidget):
    """The form for a new colleague.

    Attributes:
        done: She can log in.
        left: It is put away.
    """

    done = Signal()
    left = Signal()

    def __init__(self, desk: Desk, people: People, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._people = desk, people
        self.form = colleague_form()
        self.form.submitted.connect(self.submit)
        secret_of(self.form, "passphrase").edited.connect(self._on_typed)
        self.yes = Button(N_("Let her log in"), part="primary")
        self.yes.setObjectName("add_user")
        self.yes.clicked.connect(self.submit)
        self.no = Button(N_("Cancel"))
        self.no.setObjectName("leave_add_user")
        self.no.clicked.connect(self.leave)
        box = column(self.form, gap=Space.RELATED)
        box.addLayout(Flow(self.yes, self.no))
        self.setLayout(box)
        self.forget()

    def forget(self) -> None:
        """Begin with an empty form."""
        self.form.clear()
        for name in ("passphrase", "repeat"):
            secret_of(self.form, name).forget()
        secret_of(self.form, "passphrase").show_note("")
        self.form.field(ROLES).set_value([role.value for role in STANDARD_ROLES])
        self.yes.setEnabled(True)

    @Slot()
    def leave(self) -> None:
        """Put it away."""
        self.forget()
        self.left.emit()

    @Slot()
    def submit(self) -> None:
        """Add her, or say at each field what will not do."""
        if not self.yes.isEnabled():
            return
        self.form.clear_errors()
        typed = self.form.content()
        roles = self.form.field(ROLES).value()
        colleague = NewColleague(
            name=str(typed["user_name"]),
            full_name=str(typed["full_name"]),
            job_title=str(typed["job_title"]),
            roles=frozenset(Role(word) for word in roles) if isinstance(roles, tuple) else frozenset(),
            passphrase=secret_of(self.form, "passphrase").value(),
            repeated=secret_of(self.form, "repeat").value(),
        )
        self.yes.setEnabled(False)
        call = partial(self._people.add, colleague, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_done, failed=self._on_refused, owner=self)

    def _on_done(self, _changes: Changes) -> None:
        self.forget()
        self.done.emit()

    def _on_refused(self, error: KsError) -> None:
        self.yes.setEnabled(True)
        self.form.show_errors(error)

    @Slot()
    def _on_typed(self) -> None:
        show_strength(secret_of(self.form, "passphrase"))
