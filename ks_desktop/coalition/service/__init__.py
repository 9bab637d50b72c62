"""What a nurse can do with the local coalition: partners, municipalities, their terms."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from ks_desktop.coalition import catalogue, store
from ks_desktop.coalition.domain import CareDomain, Municipality, Organisation, Terms
from ks_desktop.coalition.domain.cards import Origin
from ks_desktop.coalition.service.agreements import Agreements, proposed_terms
from ks_desktop.coalition.service.alliances import Alliances
from ks_desktop.coalition.service.calls import CheckCalls
from ks_desktop.coalition.service.checking import check_lines, check_place, check_short_phone, too_long
from ks_desktop.coalition.service.contact_types import ContactTypes
from ks_desktop.coalition.service.leaving import Leaving
from ks_desktop.coalition.service.locations import Locations
from ks_desktop.coalition.service.municipalities import Municipalities
from ks_desktop.coalition.service.own_days import OwnDays, free_days_within
from ks_desktop.coalition.service.people import People
from ks_desktop.coalition.service.regions import RegionList
from ks_desktop.coalition.service.services import Services
from ks_desktop.coalition.service.spellings import Spellings, check_joined
from ks_desktop.coalition.service.towns import Towns
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.texts import N_
from ks_desktop.core.values import (
    NOTE_MAX,
    Changes,
    OrganisationId,
    UserId,
    check_email,
    check_postcode,
    clean_note,
)
from ks_desktop.security.domain import AuditEvent

__all__ = ["Coalition", "proposed_terms"]
_LINES: Final = (
    *("name", "contact_name", "street", "house_number", "postcode", "place", "phone", "email"),
    "feedback_address",
)


class Coalition:
    """The partners and municipalities a nurse works with. A secret address leaves only through `card`.

    Attributes:
        register: the municipalities, what they were before and what the organisation said of them.
        alliances: the local coalitions.
        agreements: the terms of municipalities, the weeks of each kind of contact, and what else was agreed.
        towns: municipalities as the page shows them.
        contact_types: the kinds of contact.
        own_days: days that this organisation keeps otherwise than the calendar says.
        people: who works at the partners.
        locations: where they are.
        regions: names for some municipalities together.
        services: what is offered.
        check_calls: the list of what is to be asked again about that.
        spellings: partners that are one and the same.
        leaving: partners that are put aside, and what hangs on them.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self.register = Municipalities(database, clock)
        self.alliances = Alliances(database, clock)
        self.agreements = Agreements(database, self.alliances)
        self.towns = Towns(database, clock, self.agreements)
        self.contact_types = ContactTypes(database)
        self.own_days = OwnDays(database)
        self.people = People(database)
        self.locations = Locations(database)
        self.regions = RegionList(database)
        self.services = Services(database, clock)
        self.check_calls = CheckCalls(database, clock, self.services)
        self.spellings = Spellings(database)
        self.leaving = Leaving(database, self.services)

    def municipalities(self) -> tuple[Municipality, ...]:
        """Return every municipality that is there now, by name."""
        return catalogue.municipalities()

    def municipality(self, code_or_name: str) -> Municipality:
        """Return the municipality with a CBS code or a name.

        Raises:
            UserError: the catalogue does not have it.
        """
        return catalogue.find_municipality(code_or_name)

    def served(self, *, reading: Reading) -> tuple[str, ...]:
        """Return the CBS codes of the municipalities this organisation works for."""
        return store.served(reading)

    def own_municipalities(self, *, actor: UserId) -> tuple[Municipality, ...]:
        """Return the municipalities this organisation works for, by name; every one as long as none was chosen.

        In place of one of before stands what it is part of now.
        """
        with self._database.reading(actor) as reading:
            codes = {each.code for code in store.served(reading) for each in catalogue.register().now(code)}
        return tuple(each for each in self.municipalities() if each.code in codes or not codes)

    def serve(self, codes: Iterable[str], *, actor: UserId) -> Changes:
        """Work for these municipalities from now on; codes or names.

        Raises:
            UserError: the catalogue does not have one of them; nothing is saved.
        """
        known = [self.municipality(code).code for code in codes]
        with self._database.work(actor, AuditEvent.MUNICIPALITY_CHANGED) as work:
            store.set_served(work, known)
        return Changes(coalition=True)

    def terms(self, code: str, on: date, *, reading: Reading) -> Terms:
        """Return what counts for a municipality on a day; see `Agreements.terms_of`."""
        return self.agreements.terms_of([code], on, reading=reading)[code]

    def free_days(self, *, reading: Reading) -> FreeDays:
        """Return the days on which nobody works, as this organisation keeps them."""
        return free_days_within(reading)

    def save_terms(self, terms: Terms, *, actor: UserId) -> Changes:
        """Keep what a municipality agreed from a day on; earlier days keep their own terms."""
        return self.agreements.save(terms, actor=actor)

    def organisations(
        self, *, actor: UserId, text: str = "", domain: CareDomain | None = None, with_hidden: bool = False
    ) -> tuple[Organisation, ...]:
        """Return the partners whose name, contact or place has every typed word, by name; put aside ones too."""
        with self._database.reading(actor) as reading:
            found = store.find_organisations(reading, text, with_hidden=with_hidden)
        return tuple(o.guarded() for o in found if domain is None or o.domain is domain)

    def partners(self, *, reading: Reading, with_hidden: bool = False) -> tuple[Organisation, ...]:
        """Return every partner, by name; who asks for names by id wants those that are put aside too."""
        return tuple(each.guarded() for each in store.find_organisations(reading, "", with_hidden=with_hidden))

    def organisation(self, organisation_id: OrganisationId, *, reading: Reading) -> Organisation:
        """Return one partner.

        Raises:
            UserError: it is not there (any more).
        """
        return _found(organisation_id, reading).guarded()

    def card(self, organisation_id: OrganisationId, *, actor: UserId) -> Organisation:
        """Return one partner as it is kept, also with a secret address: for its card and for nothing else.

        Raises:
            UserError: it is not there (any more).
        """
        with self._database.reading(actor) as reading:
            return _found(organisation_id, reading)

    def origin(self, card_id: OrganisationId, *, actor: UserId) -> Origin | None:
        """Return from whose directory a partner was taken over last, and when; None when it is our own."""
        with self._database.reading(actor) as reading:
            return store.origin_of(reading, card_id)

    def save_organisation(self, organisation: Organisation, *, actor: UserId) -> Changes:
        """Store a new partner (version 0) or its changes.

        Raises:
            UserErrors: a text is too long, or what stands for postcode, place, phone or e-mail cannot be that.
            StaleError: somebody changed it first.
        """
        with self._database.work(actor, AuditEvent.ORGANISATION_CHANGED) as work:
            self.put_organisation(organisation, work=work)
        return Changes(coalition=True)

    def put_organisation(self, organisation: Organisation, *, work: Work) -> None:
        """Do what `save_organisation` does, in the caller's transaction."""
        check_joined(organisation, work)
        store.put_organisation(work, _checked(organisation))


def _found(organisation_id: OrganisationId, reading: Reading) -> Organisation:
    found = store.get_organisation(reading, organisation_id)
    if found is None:
        raise UserError(N_("This organisation is not in the directory any more."), code="gone", field="receiver")
    return found


def _checked(organisation: Organisation) -> Organisation:
    """Return it with clean texts, or say everything that is wrong at once."""
    lines = {name: getattr(organisation, name) for name in _LINES}
    note = clean_note(organisation.note).text
    errors = [too_long("note", NOTE_MAX)] if len(note) > NOTE_MAX else []
    checked, wrong = check_lines(lines, _CHECKS)
    if not checked["name"]:
        errors.append(UserError(N_("Fill in the name of the organisation."), code="required", field="name"))
    if errors := [*wrong, *errors]:
        raise UserErrors(errors)
    return replace(organisation, **checked, note=note)


_CHECKS: Final[Mapping[str, Callable[[str], str]]] = {
    "postcode": check_postcode,
    "place": check_place,
    "phone": check_short_phone,
    "email": check_email,
}
