"""Somebody leaves: what she still has, what happens to the keys, and the passphrase of who does it."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.administration.form.people import leave_form
from ks_desktop.administration.page.people.coming import secret_of
from ks_desktop.administration.people import Leaving, People, Settled
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.security.rights import Right
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Button, Flow, column, label
from ks_desktop.widgets.theme import Space, Tone

_WHAT_HAPPENS = N_(
    "She cannot log in any more, and the keys of the data are renewed: with what she kept she opens nothing that is "
    "saved from now on. That takes some seconds. Her name stays under her letters, in the records and in the log. "
    "It cannot be taken back."
)


class LeavingCard(QWidget):
    """Lets somebody leave.

    Attributes:
        done: She left: what became of the keys.
        left: It is put away.
        hand_over_wanted: Hand over what she still has.
    """

    done = Signal(object)
    left = Signal()
    hand_over_wanted = Signal()

    def __init__(self, desk: Desk, people: People, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leaving")
        self._desk, self._people = desk, people
        self._asked: Leaving | None = None
        self.work = label("", wrap=True)
        self.work.setObjectName("leaving_work")
        self.hand_over = Button(N_("Hand over her work"))
        self.hand_over.setObjectName("leaving_hand_over")
        self.hand_over.clicked.connect(self.hand_over_wanted)
        self.form = leave_form()
        self.form.submitted.connect(self.submit)
        self.yes = Button(N_("Let her leave"), part="danger")
        self.yes.setObjectName("leaving_yes")
        self.yes.clicked.connect(self.submit)
        self.no = Button(N_("Cancel"))
        self.no.setObjectName("leaving_no")
        self.no.clicked.connect(self.leave)
        self.busy = label(
            N_("The keys are being renewed. This takes some seconds; leave the computer on."),
            tone=Tone.ATTENTION,
            wrap=True,
        )
        box = column(label(N_("She leaves"), "section"), self.work, gap=Space.RELATED)
        box.addLayout(Flow(self.hand_over))
        for widget in (label(_WHAT_HAPPENS, tone=Tone.MUTED, wrap=True), self.form, self.busy):
            box.addWidget(widget)
        box.addLayout(Flow(self.yes, self.no))
        self.setLayout(box)
        self.forget()

    def forget(self) -> None:
        """Wipe what was typed and ask nothing."""
        secret_of(self.form, "passphrase").forget()
        self.form.clear_errors()
        self._asked = None
        self._wait(is_busy=False)
        self.hide()

    def ask(self, leaving: Leaving) -> None:
        """Show what she leaves behind and ask for the passphrase."""
        self._asked = leaving
        name = leaving.person.user.full_name
        if leaving.has_work:
            cases = n_("{count} open record", "{count} open records", leaving.cases)
            visits = n_("{count} booked visit", "{count} booked visits", leaving.visits)
            said = _("{name} still has {cases} and {visits} in her name.", name=name, cases=cases, visits=visits)
        else:
            said = _("{name} has no open records and no booked visits.", name=name)
        self.work.setText(said)
        self.hand_over.setVisible(leaving.has_work and self._desk.may(Right.PLAN))
        self.show()
        self.form.focus_first()

    @Slot()
    def leave(self) -> None:
        """Put it away."""
        self.forget()
        self.left.emit()

    @Slot()
    def submit(self) -> None:
        """Let her leave; the keys are renewed beside all other looking, and whoever saves waits."""
        if self._asked is None or not self.yes.isEnabled():
            return
        self.form.clear_errors()
        self._wait(is_busy=True)
        secret = secret_of(self.form, "passphrase").value()
        call = partial(self._people.leave, self._asked.person.user.id, secret, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_done, failed=self._on_refused, owner=self)

    def _wait(self, *, is_busy: bool) -> None:
        self.busy.setVisible(is_busy)
        self.yes.setEnabled(not is_busy)
        self.no.setEnabled(not is_busy)

    def _on_done(self, settled: Settled) -> None:
        self.forget()
        self.done.emit(settled)

    def _on_refused(self, error: KsError) -> None:
        self._wait(is_busy=False)
        self.form.show_errors(error)
