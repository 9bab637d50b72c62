"""On her page: who may be the same woman, the two records side by side, and what was joined and can come apart."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.finding import FindWoman
from ks_desktop.casefile.page.moving import MoveCard
from ks_desktop.casefile.page.sheet import CaseSheet
from ks_desktop.clients.domain import Client
from ks_desktop.clients.domain.doubles import Likeness
from ks_desktop.clients.domain.joined import Difference, Join, Joined
from ks_desktop.clients.service import Clients
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, Changes, ClientId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import ChoiceField, Option
from ks_desktop.widgets.messages import ask
from ks_desktop.widgets.parts import Button, Card, Flow, Scrolling, column, label, row, typed
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import short_day

_LABELS: Final = {
    "given_name": N_("Given name"),
    "initials": N_("Initials"),
    "birth_surname_prefix": N_("Surname at birth"),
    "partner_surname_prefix": N_("Partner's surname"),
    "birth_date": N_("Date of birth"),
    "bsn": N_("BSN"),
    "housing": N_("Address"),
    "is_secret": N_("Is the address secret?"),
    "phone": N_("Phone"),
    "phone_note": N_("When and how to call"),
    "call_hours": N_("When may she be called?"),
    "phone_2": N_("Second phone"),
    "email": N_("E-mail"),
    "safe_to_call": N_("Calling is safe"),
    "safe_voicemail": N_("Voicemail is safe"),
    "safe_to_text": N_("Texting is safe"),
    "safe_post": N_("Post is safe"),
    "language": N_("Language"),
    "interpreter": N_("Interpreter needed?"),
}
_ANSWERS: Final = {"yes": N_("Yes"), "no": N_("No"), "unknown": N_("Not asked"), "": N_("Nothing filled in")}
_Looked = tuple[tuple[Joined, ...], tuple[tuple[Client, Likeness], ...]]
_Compared = tuple[tuple[Difference, ...], tuple[tuple[CaseId, CaseId], ...]]


class JoinedCard(QWidget):
    """Hidden while there is nothing to say.

    Attributes:
        changed: Records were joined or taken apart.
        comparing: Two records stand side by side, and want the whole page; or no more.
    """

    changed = Signal()
    comparing = Signal(bool)

    def __init__(self, desk: Desk, clients: Clients, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("joined")
        self._desk, self._clients = desk, clients
        self._joining, self._likenesses = clients.joining, clients.likenesses
        self._page: CasePage | None = None
        self._is_asking = False
        self._woman: ClientId | None = None
        self._other: Client | None = None
        self._differences: tuple[Difference, ...] = ()
        self._pregnancies: tuple[tuple[CaseId, CaseId], ...] = ()
        self._fields: dict[str, ChoiceField] = {}
        self._card = Card()
        self._lines = QVBoxLayout()
        self._card.body.addLayout(self._lines, 1)
        self._move = MoveCard(desk, clients)
        self._move.left.connect(self._on_leave)
        self._move.moved.connect(self._on_done)
        self.setLayout(column(self._card, self._move))
        self.hide()

    def beside(self, sheet: CaseSheet) -> None:
        """Do what the links on a page ask, and take its place meanwhile."""
        self.comparing.connect(sheet.setHidden)
        self.comparing.connect(sheet.action_bar.setDisabled)
        sheet.record.join_with.clicked.connect(self.ask_who)
        sheet.record.move_case.clicked.connect(self.ask_where_to)

    def show_woman(self, woman: ClientId, page: CasePage | None = None) -> None:
        """Show what there is to say of a woman; what is being asked about her stays."""
        is_same = woman == self._woman and (page is None or self._page is None or page.case.id == self._page.case.id)
        self._woman, self._page = woman, page or self._page
        if is_same and self._is_asking:
            return
        if not is_same:
            self.hide()
        joining, likenesses, actor = self._joining, self._likenesses, self._desk.actor

        def look() -> _Looked:
            return joining.of_client(woman, actor=actor), likenesses.alike(woman, actor=actor)

        self._desk.tasks.run(look, done=self._show, owner=self, latest="joined")

    @Slot(object)
    def _show(self, looked: _Looked) -> None:
        joined, alike = looked
        self._empty()
        self._card.set_heading("")
        for other, likeness in alike:
            self._add_alike(other, likeness)
        for one in joined:
            self._add_joined(one)
        self.setVisible(bool(alike or joined))

    @Slot()
    def ask_who(self) -> None:
        """Ask with whose record hers is to be joined."""
        if self._woman is None:
            return
        self._begin(N_("Which record is hers too?"))
        find, leave = FindWoman(self._desk, self._clients), Button(N_("Leave it as it is"), part="link")
        leave.setObjectName("do_not_join")
        leave.clicked.connect(self._on_leave)
        find.chosen.connect(self._on_compare)
        self._lines.addWidget(find)
        self._lines.addWidget(leave, 0, Qt.AlignmentFlag.AlignLeft)
        self._lines.addStretch(1)
        find.ask(self._woman)

    @Slot()
    def ask_where_to(self) -> None:
        """Ask in whose record the case of this page belongs."""
        if self._page is not None:
            self._begin("")
            self._card.hide()
            self._move.begin(self._page)

    def _begin(self, heading: str) -> None:
        self._empty()
        self._is_asking = True
        self._card.set_heading(heading)
        self.show()
        self.comparing.emit(True)

    def _empty(self) -> None:
        self._other, self._fields, self._is_asking = None, {}, False
        self._move.hide()
        self._card.show()
        self.comparing.emit(False)
        while (item := self._lines.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()

    def _add_line(self, words: str, why: str, *buttons: Button) -> None:
        holder = QWidget()
        holder.setLayout(
            column(
                typed(words, wrap=True),
                typed(why, "secondary", tone=Tone.MUTED, wrap=True),
                Flow(*buttons),
                gap=Space.TIGHT,
            )
        )
        self._lines.addWidget(holder)

    def _add_alike(self, other: Client, likeness: Likeness) -> None:
        compare = Button(N_("Compare and join"), part="link")
        compare.setObjectName("compare")
        compare.clicked.connect(partial(self._on_compare, other))
        born = "" if other.birth_date is None else _("born {day}", day=short_day(other.birth_date).split(" ", 1)[1])
        who = ", ".join(part for part in (other.name.full, born, other.address.place) if part)
        why = "; ".join(reason.text() for reason in likeness.reasons)
        self._add_line(_("There may be another record of her: {who}", who=who), why, compare)

    def _add_joined(self, one: Joined) -> None:
        apart = Button(N_("Take apart again") if one.case_id is None else N_("Move it back"), part="link")
        apart.setObjectName("take_apart")
        apart.setVisible(one.is_newest)
        apart.clicked.connect(partial(self._on_apart, one))
        day = short_day(one.joined_on, today=self._desk.clock.today())
        words = (
            _("Joined with the record of {name} on {day}.", name=one.name, day=day)
            if one.case_id is None
            else _("This pregnancy came from the record of {name} on {day}.", name=one.name, day=day)
        )
        self._add_line(words, "", apart)

    def _on_compare(self, other: Client) -> None:
        if self._woman is None:
            return
        joining, kept, actor = self._joining, self._woman, self._desk.actor

        def compare() -> _Compared:
            return joining.compare(kept, other.id, actor=actor), joining.pregnancies(kept, other.id, actor=actor)

        self._desk.tasks.run(compare, done=partial(self._show_both, other), owner=self, latest="joined")

    def _show_both(self, other: Client, compared: _Compared) -> None:
        self._begin(_("Join with {name}", name=other.name.full))
        self._other = other
        self._differences, self._pregnancies = compared
        said = N_(
            "One record remains: this one. Choose what stands in it; nothing is lost, and it can come apart again."
        )
        self._lines.addWidget(label(said, wrap=True))
        choices = column(gap=Space.RELATED)
        for one in self._differences:
            if (choice := self._choice(one)) is not None:
                choices.addWidget(choice)
        choices.addStretch(1)
        content = QWidget()
        content.setLayout(choices)
        self._lines.addWidget(Scrolling(content), 1)  # the buttons stay where they are, however much differs
        join, leave = Button(N_("Join"), part="primary"), Button(N_("Do not join"))
        join.setObjectName("join")
        leave.setObjectName("do_not_join")
        join.clicked.connect(self._on_join)
        leave.clicked.connect(self._on_leave)
        holder = QWidget()
        buttons = row(join, leave)
        buttons.addStretch(1)
        holder.setLayout(buttons)
        self._lines.addWidget(holder)

    def _choice(self, one: Difference) -> ChoiceField | None:
        name = one.names[0]
        caption = _LABELS.get(name)
        if caption is None:
            return None
        options = [Option(side, _shown(name, text)) for side, text in (("kept", one.kept), ("gone", one.gone))]
        choice = ChoiceField(f"join_{name}", caption, options)
        choice.set_value("gone" if one.takes_gone else "kept")
        self._fields[name] = choice
        return choice

    @Slot()
    def _on_join(self) -> None:
        if self._woman is None or self._other is None:
            return
        taken: set[str] = set()
        for one in self._differences:
            field = self._fields.get(one.names[0])
            if one.takes_gone if field is None else field.raw() == "gone":
                taken |= set(one.names)
        asked = Join(kept=self._woman, gone=self._other.id, taken=frozenset(taken), pregnancies=self._pregnancies)
        self._desk.tasks.run(partial(self._joining.join, asked, actor=self._desk.actor), done=self._on_done, owner=self)

    @Slot()
    def _on_leave(self) -> None:
        self._empty()
        if self._woman is not None:
            self.show_woman(self._woman)

    def _on_apart(self, one: Joined) -> None:
        if one.case_id is None:
            title, verb = N_("Take the two records apart?"), N_("Take apart")
            text = N_(
                "Each gets back its visits, letters, referrals and consents."
                " What was added or changed since stays with this record."
            )
        else:
            title, verb = N_("Move it back?"), N_("Move it back")
            text = N_(
                "The pregnancy goes back to the record it came from. Letters made since that have not gone out are"
                " withdrawn."
            )
        ask(self, title, text, verb, partial(self._separate, one))

    def _separate(self, one: Joined) -> None:
        undo = self._joining.separate if one.case_id is None else self._clients.moving.move_back
        self._desk.tasks.run(partial(undo, one.id, actor=self._desk.actor), done=self._on_done, owner=self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_asking:
            self._on_leave()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_done(self, _changes: Changes | None = None) -> None:
        self._on_leave()
        self.changed.emit()


def _shown(name: str, text: str) -> str:
    return f"{date.fromisoformat(text):%d-%m-%Y}" if name == "birth_date" and text else _ANSWERS.get(text, text)
