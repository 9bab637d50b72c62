"""A pregnancy that lies in the record of the wrong woman: whose it is, on record or not yet."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.editing import edited, values_of
from ks_desktop.casefile.form import Panel, new_record_form
from ks_desktop.casefile.page.finding import FindWoman
from ks_desktop.clients.domain import Client, PersonName
from ks_desktop.clients.service import Clients
from ks_desktop.core.dates import Lean, parse_day
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes, ClientId, new_id
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.messages import ask
from ks_desktop.widgets.parts import Button, Card, Flow, column, label


class MoveCard(QWidget):
    """Asks to which record a case goes.

    Attributes:
        left: It stays where it is, or it was moved.
        moved: It went.
    """

    left = Signal()
    moved = Signal()

    def __init__(self, desk: Desk, clients: Clients, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("move_case_card")
        self._desk, self._moving = desk, clients.moving
        self._page: CasePage | None = None
        said = N_(
            "Referral, visits, letters and consents go along. Letters that have not gone out are withdrawn: make them"
            " again. It can be moved back."
        )
        self.finding = FindWoman(desk, clients)
        self.new = Button(N_("She is not on record yet"), part="link")
        self.new.setObjectName("new_record")
        stay = Button(N_("Leave it as it is"), part="link")
        stay.setObjectName("leave_case")
        self._asked = QWidget()
        self._asked.setLayout(column(label(said, wrap=True), self.finding, Flow(self.new, stay)))
        self.panel = Panel(desk, "move_new", new_record_form(desk.clock.today), N_("Move to a new record"))
        self.panel.hide()
        card = Card(N_("In whose record does this pregnancy belong?"))
        card.body.addWidget(self._asked)
        card.body.addWidget(self.panel)
        box = column(card)
        box.addStretch(1)
        self.setLayout(box)
        self.finding.chosen.connect(self._on_chosen)
        self.new.clicked.connect(self._on_new)
        stay.clicked.connect(self.left)
        self.panel.left.connect(self._on_new_left)
        self.panel.saved.connect(self.moved)
        self.hide()

    def begin(self, page: CasePage) -> None:
        """Ask about the case of this page."""
        self._page = page
        self._on_new_left()
        self.show()
        self.finding.ask(page.client.id)

    @Slot(object)
    def _on_chosen(self, client: Client) -> None:
        ask(
            self,
            N_("Move this pregnancy?"),
            _(
                "It goes to the record of {name}. Letters that have not gone out are withdrawn.",
                name=client.name.full,
            ),
            N_("Move"),
            partial(self._move, client.id),
        )

    def _move(self, to: ClientId) -> None:
        if self._page is not None:
            call = partial(self._moving.move, self._page.case.id, to, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_moved, owner=self)

    @Slot(object)
    def _on_moved(self, _changes: Changes) -> None:
        self.moved.emit()

    @Slot()
    def _on_new(self) -> None:
        if self._page is not None:
            self._asked.hide()
            self.panel.show()
            self.panel.begin(str(self._page.case.id), known_of(self._page), self._saving)

    @Slot()
    def _on_new_left(self) -> None:
        self.panel.hide()
        self._asked.show()

    def _saving(self, values: dict[str, object]) -> "partial[Changes]":
        assert self._page is not None  # noqa: S101 - the form opens only about a page
        blank = Client(id=ClientId(new_id()), name=PersonName(birth_surname="?"))
        client = edited(blank, {**values_of(blank, ""), **values}, str)
        return partial(self._moving.move_to_new, self._page.case.id, client, actor=self._desk.actor)


def known_of(page: CasePage) -> Mapping[str, object]:
    """Return what is known of a woman whose referral lies under another.

    The two were taken for one because of name and birth date, so these are proposed; phone and address of the other
    are not. What the referrer said otherwise is hers.
    """
    name = page.client.name
    known: dict[str, object] = {
        "given_name": name.given_name,
        "initials": name.initials,
        "birth_surname_prefix": name.birth_surname_prefix,
        "birth_surname": name.birth_surname,
        "birth_date": page.client.birth_date,
        "phone": "",
    }
    for referral in page.facts.referrals:
        for field, said in referral.said_otherwise:
            if field == "birth_date":
                known |= _born(said, page)
            elif field in known:
                known[field] = said
    return known


def _born(said: str, page: CasePage) -> dict[str, object]:
    try:
        return {"birth_date": parse_day(said, page.today, lean=Lean.PAST)}
    except UserError:
        return {}
