"""The card of one service: what it states, how far that can be counted on, and until when it is possible."""

import re
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ks_desktop.coalition.catalogue.offer import needs
from ks_desktop.coalition.domain import Criterion, Fit, HerFacts, Offered, Service
from ks_desktop.coalition.wording import DOMAINS
from ks_desktop.coalition.wording import services as words
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Card, Flow, NameButton, Prose, Scrolling, column, label, typed
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import language_name

_LONG_WORD: Final = re.compile(r"\S{30}(?=\S)")


class ServiceCard(QWidget):
    """What is known of one service, to read.

    Attributes:
        edit_wanted: Change this service.
        checked: Somebody asked, and this service is right as it stands.
        partner_wanted: Show the card of who offers it.
        closed: She is done with it.
    """

    edit_wanted = Signal(object)
    checked = Signal(object)
    partner_wanted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("service_card")
        self.offered: Offered | None = None
        self.edit = _button(N_("Change"), "edit_service")
        self.right = _button(N_("Asked today: it is right"), "service_right", Icon.CHECK)
        self.close_button = _button(N_("Close"), "close_service")
        self._sheet = Scrolling()
        buttons = Flow(self.edit, self.right, self.close_button)
        box = column(gap=Space.INSIDE)
        box.addWidget(self._sheet, 1)
        box.addLayout(buttons)
        self.setLayout(box)
        self.edit.clicked.connect(self._on_edit)
        self.right.clicked.connect(self._on_right)
        self.close_button.clicked.connect(self.closed)

    def show_service(self, offered: Offered) -> None:
        """Show a service."""
        self.offered = offered
        sheet = QWidget()
        sheet.setLayout(self._filled(offered))
        self._sheet.hold(sheet)

    def _filled(self, offered: Offered) -> QVBoxLayout:
        service, fit = offered.service, offered.fit
        head = Card()
        head.body.addWidget(typed(_foldable(service.name), "section", wrap=True))
        tone = Tone.ATTENTION if service.is_unsure else Tone.MUTED
        head.body.addWidget(label(words.standing_text(service, fit.facts.today), tone=tone, wrap=True))
        if service.is_hidden:
            head.body.addWidget(label(N_("It is not there any more"), tone=Tone.ATTENTION, wrap=True))
        if until := words.last_day_text(fit):
            head.body.addWidget(label(until, "strong", wrap=True))
        filled = column(head, gap=Space.INSIDE)
        if _is_asked(fit.facts):
            filled.addWidget(_beside(fit))
        card = Card()
        self._add_partner(card, offered)
        for caption, text in _facts(service, fit):
            _add(card, caption, text)
        filled.addWidget(card)
        filled.addStretch(1)
        return filled

    def _add_partner(self, card: Card, offered: Offered) -> None:
        partner = offered.organisation
        if partner is None:
            return
        card.body.addWidget(label(N_("Who offers it"), "label"))
        name = NameButton(partner.name)
        name.setObjectName("open_partner")
        name.clicked.connect(partial(self.partner_wanted.emit, partner))
        card.body.addLayout(Flow(name))
        where = _("Secret address: only on the partner's card") if partner.address_secret else partner.place
        said = " · ".join(part for part in (where, partner.phone, partner.email) if part)
        if said:
            card.body.addWidget(typed(said, tone=Tone.MUTED, wrap=True))

    @Slot()
    def _on_edit(self) -> None:
        if self.offered is not None:
            self.edit_wanted.emit(self.offered.service)

    @Slot()
    def _on_right(self) -> None:
        if self.offered is not None:
            self.checked.emit(self.offered.service)


def _facts(service: Service, fit: Fit) -> tuple[tuple[str, str], ...]:
    """Return what stands on the card, with its caption, in the order in which it is asked."""
    helps, domain = ", ".join(map(needs().name_of, service.needs)), _(DOMAINS[service.domain])
    contact = " · ".join(p for p in (service.contact, service.phone, service.email, service.website) if p)
    return (
        (N_("What it helps with"), f"{helps} ({domain.lower()})" if helps else domain),
        (N_("What it is"), service.what),
        (N_("For whom"), service.for_whom),
        (N_("Not for whom"), service.not_for_whom),
        (N_("When"), words.when_text(service)),
        (N_("Languages"), ", ".join(map(language_name, service.languages))),
        (N_("Where"), words.where_text(service)),
        (N_("Who may refer"), words.roles_text(service)),
        (N_("How to refer"), service.how_to_refer),
        (N_("Which consent"), service.consent),
        (N_("What they need"), service.documents),
        (N_("What it costs her"), words.cost_text(service)),
        (N_("Waiting time"), words.waiting_text(service, fit.facts.today)),
        (N_("Contact"), contact),
        (N_("Remark"), service.remark),
        (N_("Where this comes from"), _source(service)),
    )


def _source(service: Service) -> str:
    since = _("as of {day}", day=words.day_text(service.valid_from)) if service.valid_from is not None else ""
    return f"{service.source} ({since})" if service.source and since else service.source or since


def _add(card: Card, caption: str, text: str) -> None:
    if text:
        card.body.addWidget(label(caption, "label"))
        card.body.addWidget(Prose(_foldable(text)))


def _foldable(text: str) -> str:
    """Return a text whose very long words can go on on the next line; only what is shown, never what is kept."""
    return _LONG_WORD.sub("\\g<0>\u200b", text)


def _is_asked(facts: HerFacts) -> bool:
    return facts != HerFacts(today=facts.today)


def _beside(fit: Fit) -> Card:
    """Return what it states beside what is looked for; facts, and no advice."""
    card = Card(N_("Beside what you look for"))
    for caption, criteria in (
        (N_("Fits"), fit.reasons_for),
        (N_("Does not fit today"), fit.reasons_against),
        (N_("To be asked"), fit.unknown),
    ):
        lines = dict.fromkeys(_reason(criterion, fit) for criterion in criteria)
        if lines:
            card.body.addWidget(label(caption, "label"))
            for line in lines:
                card.body.addWidget(Prose(line))
    if fit.first_day is not None:
        card.body.addWidget(Prose(_("Possible from {day} on.", day=words.day_text(fit.first_day))))
    card.body.addWidget(
        label(N_("You and she decide; who offers it says whether she can come."), tone=Tone.MUTED, wrap=True)
    )
    return card


def _reason(criterion: Criterion, fit: Fit) -> str:
    said = words.reason_text(criterion, fit, language_name)
    return f"{said[:1].upper()}{said[1:]}"


def _button(text: str, name: str, drawing: Icon | None = None) -> Button:
    made = Button(text, drawing)
    made.setObjectName(name)
    return made
