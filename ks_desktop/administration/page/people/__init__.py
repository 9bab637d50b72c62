"""The part of Beheer about users: who can log in, what each does here, and what waits to be done with the keys."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.administration.page.lines import clear
from ks_desktop.administration.page.people.coming import Coming
from ks_desktop.administration.page.people.person import PersonCard
from ks_desktop.administration.people import People, Person, Settled, Team
from ks_desktop.core.clock import AMSTERDAM
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.security.rights import role_words
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Card, Flow, NameButton, column, label, row, typed
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.theme import Space, Tone


class PeoplePane(QWidget):
    """A part of Beheer.

    Attributes:
        title: What it is called.
        told: A sentence for the message bar.
        hand_over_wanted: Hand over the work of somebody who leaves.
        sheet_wanted: Make a new recovery sheet.
    """

    title = N_("Users")
    told = Signal(str)
    hand_over_wanted = Signal()
    sheet_wanted = Signal()

    def __init__(self, desk: Desk, people: People, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("people")
        self._desk, self._people = desk, people
        self.team = Team(people=())
        self.status = StatusLine()
        self.status.give_room_back()
        self.waits = Card(N_("This waits"))
        self._waiting = column(gap=Space.TIGHT)
        self.sheet = self._button(N_("Make a new recovery sheet"), "people_sheet", self.sheet_wanted.emit)
        self.recoveries = Card(N_("Logged in with the recovery sheet"))
        self._recovered = column(gap=Space.TIGHT)
        self.known = self._button(N_("This is known"), "recoveries_known", self.see_recoveries)
        self.new_sheet = self._button(N_("Make a new recovery sheet"), "recoveries_sheet", self.sheet_wanted.emit)
        self._lines = column(gap=Space.TIGHT)
        self.add = self._button(N_("Add a user"), "new_user", self.ask_new, Icon.ADD)
        self.coming = Coming(desk, people)
        self.card = PersonCard(desk, people)
        self._lay_out()
        self.coming.done.connect(self._on_added)
        self.coming.left.connect(self._close)
        self.card.changed.connect(self._on_changed)
        self.card.left.connect(self._close)
        self.card.leaving.done.connect(self._on_left)
        self.card.leaving.hand_over_wanted.connect(self.hand_over_wanted)

    def _button(self, text: str, name: str, slot: object, drawing: Icon | None = None) -> Button:
        made = Button(text, drawing)
        made.setObjectName(name)
        made.clicked.connect(slot)
        return made

    def _lay_out(self) -> None:
        self.waits.body.addLayout(self._waiting)
        self.waits.body.addLayout(Flow(self.sheet))
        self.recoveries.body.addLayout(self._recovered)
        self.recoveries.body.addLayout(Flow(self.known, self.new_sheet))
        everybody = Card(N_("Who can log in"))
        everybody.body.addLayout(self._lines)
        everybody.body.addLayout(Flow(self.add))
        self.overview = QWidget()
        self.overview.setLayout(column(self.recoveries, self.waits, everybody, gap=Space.INSIDE))
        box = column(self.status, self.overview, self.coming, self.card, gap=Space.INSIDE)
        box.addStretch(1)
        self.setLayout(box)
        for widget in (self.waits, self.recoveries, self.coming, self.card):
            widget.hide()

    def focus_first(self) -> None:
        """Begin with adding somebody."""
        self.add.setFocus()

    def forget(self) -> None:
        """Wipe every passphrase that was typed."""
        self.coming.forget()
        self.card.forget()
        self._close()

    def refresh(self) -> None:
        """Look again who can log in, and what waits."""
        call = partial(self._people.all, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_team, failed=self._on_failed, owner=self, latest="team")
        notices = partial(self._people.recoveries.notices, actor=self._desk.actor)
        self._desk.tasks.run(notices, done=self._on_notices, failed=self._on_failed, owner=self, latest="notices")

    def _on_team(self, team: Team) -> None:
        self.team = team
        clear(self._lines)
        for person in sorted(team.people, key=lambda one: one.user.left_on is not None):
            self._lines.addWidget(self._line(person))
        clear(self._waiting)
        for sentence in team.waits:
            self._waiting.addWidget(label(sentence, wrap=True))
        self.waits.setVisible(bool(team.waits))
        self.sheet.setVisible(team.needs_sheet)

    def _on_notices(self, notices: tuple[str, ...]) -> None:
        clear(self._recovered)
        for sentence in notices:
            self._recovered.addWidget(typed(sentence, wrap=True))
        self.recoveries.setVisible(bool(notices))

    def _line(self, person: Person) -> QWidget:
        button = NameButton(person.user.full_name)
        button.setObjectName("open_person")
        button.clicked.connect(partial(self.open, person))
        last = person.last_log_in
        when = _("last logged in {when}", when=f"{last.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}") if last else ""
        said = [role_words(person.user.roles), person.state_text(), when]
        line = row(button, gap=Space.RELATED)
        line.addWidget(typed(" · ".join(filter(None, said)), "secondary", tone=Tone.MUTED, wrap=True), 1)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    def open(self, person: Person) -> None:
        """Show somebody."""
        self.card.show_person(person, may_give=self.team.may_give_restricted)
        self.overview.hide()  # so that what is done about her stands in sight, whole
        self.card.show()
        self.card.focus_first()

    @Slot()
    def ask_new(self) -> None:
        """Show the form for a new colleague."""
        self.overview.hide()
        self.coming.show()
        self.coming.form.focus_first()

    @Slot()
    def _close(self) -> None:
        self.overview.show()
        if self.coming.isVisible() or self.card.isVisible():
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)  # before they go: else the cursor leaps to the rail
        self.coming.hide()
        self.card.hide()

    @Slot()
    def _on_added(self) -> None:
        self._on_changed(_("She can log in. Tell her the first passphrase; she chooses her own."))

    @Slot(str)
    def _on_changed(self, said: str) -> None:
        self._close()
        self.told.emit(said)
        self.refresh()

    @Slot(object)
    def _on_left(self, settled: Settled) -> None:
        self.card.leave()
        if settled.database:
            said = _("She left. The keys were renewed, and a backup was made with them.")
        else:
            said = _("She left, and cannot log in any more. What waits stands above.")
        self._close()
        self.status.tell(said, Tone.ACCENT if settled.database else Tone.ATTENTION)
        self.refresh()

    @Slot()
    def see_recoveries(self) -> None:
        """Say that it is known who came in by the sheet."""
        call = partial(self._people.recoveries.see, actor=self._desk.actor)
        self._desk.tasks.run(call, done=lambda _changes: self.refresh(), failed=self._on_failed, owner=self)

    def _on_failed(self, error: KsError) -> None:
        self.status.tell(error.text(), Tone.SAFETY)
