"""What is offered: the catalogue's services as this organisation has them, and its own."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from ks_desktop.coalition import catalogue, store
from ks_desktop.coalition.catalogue import offer as shipped
from ks_desktop.coalition.domain import HerFacts, Needs, Offered, OfferQuestion, Service, ServiceLine, fits
from ks_desktop.coalition.domain.offer import answers, line_of
from ks_desktop.coalition.service.checking import check_lines, check_short_phone, too_long
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.core.values import (
    NOTE_MAX,
    Changes,
    OrganisationId,
    ServiceId,
    UserId,
    check_email,
    clean_note,
    search_key,
)
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.service import Users

_CHANGED: Final = Changes(coalition=True)
_LINES: Final = ("name", "consent", "cost_note", "contact", "phone", "email", "website", "checked_by")
_NOTES: Final = ("what", "for_whom", "not_for_whom", "how_to_refer", "documents", "remark", "source")
_CHECKS: Final[Mapping[str, Callable[[str], str]]] = {"phone": check_short_phone, "email": check_email}


class Services:
    """The directory of what is offered.

    What the program ships is shown until somebody changes it; from then on the organisation's own card counts, also
    after an update. Nothing is ever deleted: what is offered no more is hidden.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._users = Users(database)

    def needs(self) -> Needs:
        """Return what she can need, and the words for it."""
        return shipped.needs()

    def find(self, question: OfferQuestion, *, actor: UserId, most: int | None = None) -> tuple[ServiceLine, ...]:
        """Return the services that answer a question, by name; with `most` the first of them."""
        needs = self.needs()
        with self._database.reading(actor) as reading:
            lines = store.find_services(reading, question, needs, most=most)
            changed = store.services(reading, shipped.services())
        proposed = (each for key, each in shipped.services().items() if key not in changed)
        lines += [line_of(each, "") for each in proposed if answers(each, "", question, needs)]
        return tuple(sorted(lines, key=_by_name)[:most])

    def of_organisation(self, organisation_id: OrganisationId, *, actor: UserId) -> tuple[ServiceLine, ...]:
        """Return what a partner offers, under each of its spellings, by name."""
        return self.find(OfferQuestion(organisation_id=organisation_id), actor=actor)

    def service(self, service_id: ServiceId, *, actor: UserId) -> Service:
        """Return one service, also a hidden one.

        Raises:
            UserError: there is none of this id.
        """
        with self._database.reading(actor) as reading:
            return self.of([service_id], reading=reading)[0]

    def of(self, ids: Iterable[ServiceId], *, reading: Reading) -> tuple[Service, ...]:
        """Return services by their ids, in that order.

        Raises:
            UserError: one of them is not there.
        """
        wanted = tuple(ids)
        known = {**shipped.services(), **store.services(reading, wanted)}
        if not known.keys() >= set(wanted):
            raise UserError(N_("This is not in the directory any more."), code="gone", field="service")
        return tuple(known[each] for each in wanted)

    def all(self, *, reading: Reading) -> tuple[Service, ...]:
        """Return every service that is offered, by name."""
        known = {**shipped.services(), **store.services(reading)}.values()
        return tuple(sorted((each for each in known if not each.is_hidden), key=_by_name))

    def shown(self, service_id: ServiceId, facts: HerFacts, *, actor: UserId) -> Offered:
        """Return one service with who offers it, and what it states beside what is known of her.

        Raises:
            UserError: there is none of this id.
        """
        with self._database.reading(actor) as reading:
            service = self.of([service_id], reading=reading)[0]
            offers = service.organisation_id
            partner = store.get_organisation(reading, offers) if offers is not None else None
        return Offered(
            service=service, organisation=partner.guarded() if partner is not None else None, fit=fits(service, facts)
        )

    def stale(self, *, actor: UserId) -> tuple[Service, ...]:
        """Return what is to be asked again: own cards that nobody checked, those checked longest ago, then proposals.

        Of the proposals only those that are not sure: what a public source says needs nobody's call.
        """
        today = self._clock.today()
        with self._database.reading(actor) as reading:
            known = [each for each in self.all(reading=reading) if each.is_stale(today)]
        asked = [each for each in known if not each.is_proposal or each.is_unsure]
        return tuple(sorted(asked, key=lambda each: (each.is_proposal, each.checked_on or date.min)))

    def save(self, service: Service, *, actor: UserId) -> Changes:
        """Store a new service (version 0) or its changes; one of the catalogue becomes the organisation's own card.

        Raises:
            UserErrors: a text is too long or cannot be what it stands for, a day lies ahead, a need, language or
                municipality is not known, or the same organisation has one of this name.
            StaleError: somebody changed it first.
        """
        with self._database.work(actor, AuditEvent.ORGANISATION_CHANGED) as work:
            self.put(service, work=work)
        return _CHANGED

    def put(self, service: Service, *, work: Work) -> None:
        """Do what `save` does, in the caller's transaction."""
        store.put_service(work, self._checked(service, work))

    def checked(self, service: Service, *, actor: UserId) -> Changes:
        """Record that whoever acts asked today, and that the card is right as it stands."""
        with self._database.work(actor, AuditEvent.ORGANISATION_CHANGED) as work:
            names = {user.id: user.full_name for user in self._users.everybody(reading=work)}
            checked = replace(service, checked_on=self._clock.today(), checked_by=names.get(actor, ""))
            self.put(checked, work=work)
        return _CHANGED

    def _checked(self, service: Service, reading: Reading) -> Service:
        lines, errors = check_lines({name: getattr(service, name) for name in _LINES}, _CHECKS)
        notes = {name: clean_note(getattr(service, name)).text for name in _NOTES}
        errors += [too_long(name, NOTE_MAX) for name, text in notes.items() if len(text) > NOTE_MAX]
        errors += self._wrong(service)
        if not service.is_hidden and search_key(lines["name"]) in self._names_beside(service, reading):
            sentence = N_("This organisation has one of this name already: change that card.")
            errors.append(UserError(sentence, code="name_taken", field="name"))
        found = [catalogue.municipality_or_none(code) for code in service.municipalities]
        if None in found:
            sentence = N_("This municipality is not in the list. Choose one, or type its CBS code.")
            errors.append(UserError(sentence, code="municipality", field="municipalities"))
        if errors:
            raise UserErrors(errors)
        codes = dict.fromkeys(municipality.code for municipality in found if municipality is not None)
        whole: dict[str, Any] = {**lines, **notes, "municipalities": tuple(codes)}
        return replace(service, **whole, is_proposal=False)

    def _names_beside(self, service: Service, reading: Reading) -> frozenset[str]:
        """Return the names that are taken: of the same organisation; proposals are of none yet."""
        names = store.names_beside(reading, service)
        if service.organisation_id is None:
            changed = store.services(reading, shipped.services())
            others = (each for key, each in shipped.services().items() if key not in changed and key != service.id)
            names += [each.name for each in others]
        return frozenset(map(search_key, names))

    def _wrong(self, service: Service) -> list[UserError]:
        today, errors = self._clock.today(), []
        for name in ("waiting_asked_on", "checked_on"):
            if (day := getattr(service, name)) is not None and day > today:
                sentence = N_("This day is still to come: fill in the real day.")
                errors.append(UserError(sentence, code="future", field=name))
        if not {need.key for need in self.needs().all}.issuperset(service.needs):
            errors.append(UserError(N_("Choose one of the possibilities."), code="choice", field="needs"))
        return errors


def _by_name(found: Service | ServiceLine) -> tuple[str, str]:
    return search_key(found.name), str(found.id)
