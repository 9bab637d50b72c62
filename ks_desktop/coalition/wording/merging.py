"""How two directories beside each other are said: what was found, what differs, and what each of the two says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from ks_desktop.coalition.catalogue.offer import needs
from ks_desktop.coalition.domain import (
    CareDomain,
    Cost,
    FeedbackRoute,
    Mark,
    OrganisationKind,
    Parity,
    Phase,
    ReferrerRole,
    Service,
)
from ks_desktop.coalition.domain.cards import Record, RecordKind
from ks_desktop.coalition.merging import Comparison, Finding, Left, Part, Remark, Why
from ks_desktop.coalition.wording import DOMAINS, FEEDBACK_ROUTES, KINDS, REFERRER_ROLES
from ks_desktop.coalition.wording import services as words
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _

RECORD_KINDS: Final[Mapping[RecordKind, str]] = {
    RecordKind.PARTNER: N_("Partner"),
    RecordKind.LOCATION: N_("Location"),
    RecordKind.PERSON: N_("Person"),
    RecordKind.SERVICE: N_("Service"),
}
FINDINGS: Final[Mapping[Finding, str]] = {
    Finding.NEW: N_("New"),
    Finding.DIFFERS: N_("Differs"),
    Finding.MAYBE: N_("Maybe the same"),
    Finding.WAITS: N_("Waits for a partner"),
    Finding.REFUSED: N_("Cannot come along"),
    Finding.EQUAL: N_("Equal"),
    Finding.HERE: N_("Only here"),
}
LEADS: Final[Mapping[Finding, str]] = {
    Finding.NEW: N_("This card is not here yet."),
    Finding.DIFFERS: N_("Here and there it says other things. Choose for each what counts."),
    Finding.MAYBE: N_("This may be a card that is here already. You decide; your answer is kept."),
    Finding.WAITS: N_("It belongs to a partner that may be here already. Decide that first, under “Maybe the same”."),
    Finding.REFUSED: N_("This card cannot be taken over."),
    Finding.EQUAL: N_("Here and there it says the same."),
    Finding.HERE: N_("Their directory does not have this card. Nothing is removed here."),
}
REMARKS: Final[Mapping[Remark, str]] = {
    Remark.NO_PARTNER: N_("Who offers it is neither in the file nor here: choose a partner on the card later."),
    Remark.DOUBLE: N_("It stands in their directory twice; here it is one card."),
    Remark.CIRCULAR: N_(
        "There it is another name of a partner that is another name of this one here. That would go round in a"
        " circle, so it stays as it is here. Separate the two here first if they are right."
    ),
    Remark.SECRET: N_("The address is secret here and not there. It stays secret unless you choose otherwise below."),
}
WHYS: Final[Mapping[Why, str]] = {
    Why.CHANGED: N_("{name} was changed here in the meantime: compare again."),
    Why.REFUSED: N_("{name} cannot be kept: {why}"),
}
SECRET_HERE: Final = N_("Secret here, so not shown")
OPEN_THERE: Final = N_("The address that stands open in the file")
NOTHING: Final = N_("nothing")
_YES_NO: Final = (N_("No"), N_("Yes"))
_CAPTIONS: Final[Mapping[str, str]] = {
    "name": N_("Name"),
    "kind": N_("Kind"),
    "domain": N_("Domain"),
    "contact_name": N_("Contact person"),
    "address": N_("Address"),
    "address_secret": N_("Secret address"),
    "phone": N_("Phone"),
    "email": N_("E-mail"),
    "website": N_("Website"),
    "note": N_("Note"),
    "feedback": N_("How they want feedback"),
    "joined_into": N_("Another name of"),
    "takes_from": N_("Who may refer"),
    "is_hidden": N_("It is not there any more"),
    "organisation_id": N_("Who offers it"),
    "opening_hours": N_("When somebody is there"),
    "function": N_("Function"),
    "agb": N_("AGB code"),
    "is_active": N_("Works there still"),
    "needs": N_("What it helps with"),
    "what": N_("What it is"),
    "for_whom": N_("For whom"),
    "not_for_whom": N_("Not for whom"),
    "phase": N_("When"),
    "weeks": N_("Weeks"),
    "parity": N_("For which child"),
    "years": N_("Her age"),
    "languages": N_("Languages"),
    "where": N_("Where"),
    "locations": N_("At which place"),
    "people": N_("Whom to speak to there"),
    "how_to_refer": N_("How to refer"),
    "consent": N_("Which consent"),
    "documents": N_("What they need"),
    "costs": N_("What it costs her"),
    "waiting": N_("Waiting time"),
    "contact": N_("Whom to ask for"),
    "remark": N_("Remark"),
    "source": N_("Where this comes from"),
    "period": N_("Offered from and until"),
    "checked": N_("Checked"),
}
_WORDS: Final[Mapping[type[StrEnum], Mapping[Any, str]]] = {
    CareDomain: DOMAINS,
    OrganisationKind: KINDS,
    FeedbackRoute: FEEDBACK_ROUTES,
    ReferrerRole: REFERRER_ROLES,
    Phase: words.PHASES,
    Parity: words.PARITIES,
    Cost: words.COSTS,
    Mark: words.MARKS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How what a card only points at is called.

    Attributes:
        cards: by id, ours and theirs.
        regions: by key.
        language: the name of a language by its code.
    """

    cards: Mapping[UUID, str] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)
    language: Callable[[str], str] = str


def names_of(comparison: Comparison, language: Callable[[str], str] = str) -> Names:
    """Return how everything is called that the cards of a comparison point at."""
    theirs = {each.key.id: each.theirs.name for each in comparison.differences if each.theirs is not None}
    ours: dict[UUID, str] = {record.id: record.name for record in comparison.ours.each()}
    return Names(cards={**theirs, **ours}, regions=comparison.regions, language=language)


def caption(part: Part) -> str:
    """Return what a part is called, translated."""
    return _(_CAPTIONS[part.name])


def field_caption(name: str) -> str:
    """Return what a field is called, translated; nothing for one that nobody sees."""
    return _(_CAPTIONS.get(name, ""))


def value_text(part: Part, record: Record, names: Names) -> str:
    """Return what a card says of a part, in words; "" when it says nothing."""
    if isinstance(record, Service) and part.name in _OF_SERVICE:
        return _OF_SERVICE[part.name](record, names)
    gap = " " if part.name == "address" else ", "
    return gap.join(text for text in (_said(value, names) for value in part.of(record)) if text)


def problem_text(error: UserError) -> str:
    """Return what is wrong on a card, with the name of the field it is about."""
    named = field_caption(error.field)
    return f"{named}: {error.text()}" if named else error.text()


def left_text(left: Left) -> str:
    """Return why a card was left out, by its name."""
    why = " ".join(problem_text(each) for each in left.problems)
    return _(WHYS[left.why], name=left.name, why=why)


def _said(value: Any, names: Names) -> str:
    if isinstance(value, bool):
        return _(_YES_NO[value])
    if isinstance(value, StrEnum):
        return _(_WORDS[type(value)][value])
    if isinstance(value, UUID):
        return names.cards.get(value, "")
    if isinstance(value, tuple):
        return ", ".join(_said(each, names) for each in value)
    return words.day_text(value) if isinstance(value, date) else str(value or "")


def _where(service: Service, names: Names) -> str:
    regions = (names.regions.get(key, key) for key in service.regions)
    return ", ".join(part for part in (words.where_text(service), *regions) if part)


def _waiting(service: Service, _names: Names) -> str:
    if service.waiting_weeks is None or service.waiting_asked_on is None:
        return ""
    return words.waiting_text(service, service.waiting_asked_on)


def _source(service: Service, _names: Names) -> str:
    return " ".join(part for part in (service.source, _(words.MARKS[service.mark])) if part)


def _checked(service: Service, _names: Names) -> str:
    if service.checked_on is None:
        return ""
    day = words.day_text(service.checked_on)
    return _("{day} by {name}", day=day, name=service.checked_by) if service.checked_by else day


_OF_SERVICE: Final[Mapping[str, Callable[[Service, Names], str]]] = {
    "needs": lambda service, _names: ", ".join(map(needs().name_of, service.needs)),
    "languages": lambda service, names: ", ".join(map(names.language, service.languages)),
    "weeks": lambda service, _names: words.weeks_text(service),
    "years": lambda service, _names: words.years_text(service),
    "where": _where,
    "costs": lambda service, _names: words.cost_text(service),
    "waiting": _waiting,
    "source": _source,
    "checked": _checked,
}
