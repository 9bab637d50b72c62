"""What stands on the card of one service: what it states, how far that can be counted on, until when it is possible."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ks_desktop.coalition.catalogue.offer import needs
from ks_desktop.coalition.domain import Criterion, Fit, HerFacts, Offered
from ks_desktop.coalition.domain.offer import said_last
from ks_desktop.coalition.wording import DOMAINS
from ks_desktop.coalition.wording import services as words
from ks_desktop.coalition.wording.capacity import capacity_text
from ks_desktop.coalition.wording.origins import origin_text
from ks_desktop.coalition.wording.places import person_text, whole_place_text
from ks_desktop.coalition.wording.stating import checked_text, contact_text, ends_text, source_text, where_text
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.parts import Card, Flow, NameButton, Prose, column, label, typed
from ks_desktop.widgets.theme import Space, Tone
from ks_desktop.widgets.words import foldable, language_name

_MOST_EARLIER: Final = 3  # answers of before


class ServiceSheet(QWidget):
    """What is known of one service.

    Attributes:
        partner_wanted: Show the card of who offers it.
    """

    partner_wanted = Signal(object)

    def __init__(self, offered: Offered, parent: QWidget | None = None) -> None:
        """Take what is shown."""
        super().__init__(parent)
        self.setLayout(self._filled(offered))

    def _filled(self, offered: Offered) -> QVBoxLayout:
        service, fit = offered.service, offered.fit
        head = Card()
        head.body.addWidget(typed(foldable(service.name), "section", wrap=True))
        tone = Tone.ATTENTION if service.is_unsure else Tone.MUTED
        head.body.addWidget(label(words.standing_text(service, fit.facts.today), tone=tone, wrap=True))
        if service.is_hidden:
            head.body.addWidget(label(N_("It is not there any more"), tone=Tone.ATTENTION, wrap=True))
        if service.is_over(fit.facts.today):
            over = _("Over: it was offered {until}", until=ends_text(service))
            head.body.addWidget(label(over, tone=Tone.ATTENTION, wrap=True))
        if until := words.last_day_text(fit):
            head.body.addWidget(label(until, "strong", wrap=True))
        filled = column(head, gap=Space.INSIDE)
        if _is_asked(fit.facts):
            filled.addWidget(_beside(fit))
        card = Card()
        self._add_partner(card, offered)
        for caption, text in _facts(offered):
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
        gone = _("no partner any more") if partner.is_hidden else ""
        said = " · ".join(part for part in (gone, where, partner.phone, partner.email) if part)
        if said:
            card.body.addWidget(typed(said, tone=Tone.MUTED, wrap=True))


def _capacity(offered: Offered) -> str:
    """Return what was said of places: the newest first, and what was said before."""
    today, answers, card = offered.fit.facts.today, offered.capacity, offered.service.waiting
    last = said_last(offered.service, answers[0] if answers else None)
    if last is None:
        return ""
    earlier = [each for each in (*answers, *((card,) if card is not None else ())) if each != last][:_MOST_EARLIER]
    newest = capacity_text(last, today)
    if not earlier:
        return newest
    before = "; ".join(capacity_text(each, each.asked_on) for each in earlier)
    return "\n".join((newest, _("Before: {said}", said=before)))


def _facts(offered: Offered) -> tuple[tuple[str, str], ...]:
    """Return what stands on the card, with its caption, in the order in which it is asked."""
    service = offered.service
    helps, domain = ", ".join(map(needs().name_of, service.needs)), _(DOMAINS[service.domain])
    return (
        (N_("What it helps with"), f"{helps} ({domain.lower()})" if helps else domain),
        (N_("What it is"), service.what),
        (N_("For whom"), service.for_whom),
        (N_("Not for whom"), service.not_for_whom),
        (N_("When"), words.when_text(service)),
        (N_("Who may refer"), words.roles_text(service)),
        (N_("How to refer"), service.how_to_refer),
        (N_("Which consent"), service.consent),
        (N_("What they need"), service.documents),
        (N_("What it costs her"), words.cost_text(service)),
        (N_("Languages"), ", ".join(map(language_name, service.languages))),
        (N_("Waiting time"), _capacity(offered)),
        (N_("Whom to speak to there"), "\n".join(map(person_text, offered.people))),
        (N_("Contact"), contact_text(service)),
        (N_("For which places"), _where(offered)),
        (N_("At which place"), "\n".join(map(whole_place_text, offered.locations))),
        (N_("Last checked on"), checked_text(service)),
        (N_("Remark"), service.remark),
        (N_("Where this comes from"), source_text(service)),
        (N_("Taken over"), origin_text(offered.origin)),
        (N_("Offered until"), words.day_text(service.ends_on) if service.ends_on is not None else ""),
    )


def _where(offered: Offered) -> str:
    said = where_text(offered.service, offered.regions.name_of)
    return said or _("Nobody said yet for which municipality or region this is.")


def _add(card: Card, caption: str, text: str) -> None:
    if text:
        card.body.addWidget(label(caption, "label"))
        card.body.addWidget(Prose(foldable(text)))


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
