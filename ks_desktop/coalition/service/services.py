"""What is offered, changed: cards of this organisation, that they were checked, and what was said of places."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from ks_desktop.coalition import catalogue, store
from ks_desktop.coalition.catalogue import offer as shipped
from ks_desktop.coalition.catalogue.below import Below, below, shipped_text
from ks_desktop.coalition.domain import CapacityAnswer, Service
from ks_desktop.coalition.domain.spelling import words_of
from ks_desktop.coalition.service.checking import check_lines, check_short_phone, too_long
from ks_desktop.coalition.service.offering import Offering
from ks_desktop.coalition.service.regions import known_regions
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.core.values import (
    LINE_MAX,
    NOTE_MAX,
    Changes,
    ServiceId,
    UserId,
    check_email,
    clean_line,
    clean_note,
    search_key,
)
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.service import Users

_CHANGED: Final = Changes(coalition=True)
_LINES: Final = ("name", "consent", "cost_note", "contact", "phone", "email", "website", "checked_by")
_NOTES: Final = ("what", "for_whom", "not_for_whom", "how_to_refer", "documents", "remark", "source")
_CHECKS: Final[Mapping[str, Callable[[str], str]]] = {"phone": check_short_phone, "email": check_email}


class Services(Offering):
    """The directory of what is offered, to read and to change."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        self._users = Users(database)

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
        whole = self._checked(service, work)
        if not service.version and (said := shipped_text(service.id)):
            store.put_below(work, service.id, said)
        store.put_service(work, whole)

    def checked(self, service: Service, *, actor: UserId) -> Changes:
        """Record that whoever acts asked today, and that the card is right as it stands."""
        with self._database.work(actor, AuditEvent.ORGANISATION_CHANGED) as work:
            names = {user.id: user.full_name for user in self._users.everybody(reading=work)}
            checked = replace(service, checked_on=self._clock.today(), checked_by=names.get(actor, ""))
            self.put(checked, work=work)
        return _CHANGED

    def capacity_asked(self, answer: CapacityAnswer, *, actor: UserId) -> Changes:
        """Record what was said of places, beside what was said before; who asked is whoever acts, unless it says who.

        Raises:
            UserErrors: the day is still to come, the words are too long, or the service is not there.
        """
        with self._database.work(actor, AuditEvent.ORGANISATION_CHANGED) as work:
            self.put_capacity(replace(answer, asked_by=answer.asked_by or actor), work=work)
        return _CHANGED

    def put_capacity(self, answer: CapacityAnswer, *, work: Work) -> None:
        """Do what `capacity_asked` does, in the caller's transaction; who asked stays as the answer says."""
        self.of([answer.service_id], reading=work)
        words, errors = clean_line(answer.words).text, []
        if len(words) > LINE_MAX:
            errors.append(too_long("words", LINE_MAX))
        if answer.asked_on > self._clock.today():
            sentence = N_("This day is still to come: fill in the real day.")
            errors.append(UserError(sentence, code="future", field="asked_on"))
        if errors:
            raise UserErrors(errors)
        store.add_capacity(work, replace(answer, words=words))

    def below(self, *, reading: Reading) -> Mapping[ServiceId, Below]:
        """Return what an update changed below the organisation's own cards, by service; two questions to the file."""
        kept = store.below(reading)
        own = store.services(reading, kept)
        found = {key: below(each, kept[key]) for key, each in own.items()}
        return {key: each for key, each in found.items() if each is not None}

    def changed_below(self, *, actor: UserId) -> Mapping[ServiceId, Below]:
        """Do what `below` does, for the screen."""
        with self._database.reading(actor) as reading:
            return self.below(reading=reading)

    def keep_own(self, service_id: ServiceId, *, actor: UserId) -> Changes:
        """Keep the own card as it is: what changed below it is known now."""
        with self._database.work(actor, AuditEvent.ORGANISATION_CHANGED) as work:
            store.put_below(work, service_id, shipped_text(service_id))
        return _CHANGED

    def take_below(self, service: Service, names: Iterable[str], *, actor: UserId) -> Changes:
        """Take fields over from the catalogue into an own card; what else changed below it is known now.

        Raises:
            UserErrors: what comes of it cannot be.
            StaleError: somebody changed the card first.
        """
        now = shipped.services()[service.id]
        taken: dict[str, Any] = {name: getattr(now, name) for name in names}
        with self._database.work(actor, AuditEvent.ORGANISATION_CHANGED) as work:
            self.put(replace(service, **taken), work=work)
            store.put_below(work, service.id, shipped_text(service.id))
        return _CHANGED

    def _checked(self, service: Service, reading: Reading) -> Service:
        lines, errors = check_lines({name: getattr(service, name) for name in _LINES}, _CHECKS)
        notes = {name: clean_note(getattr(service, name)).text for name in _NOTES}
        errors += [too_long(name, NOTE_MAX) for name, text in notes.items() if len(text) > NOTE_MAX]
        errors += [*self._wrong(service), *_wrong_links(service, reading)]
        if not service.is_hidden and spelled(lines["name"]) in self._names_beside(service, reading):
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
        return frozenset(map(spelled, names))

    def _wrong(self, service: Service) -> list[UserError]:
        today, errors = self._clock.today(), []
        for name in ("waiting_asked_on", "checked_on"):
            if (day := getattr(service, name)) is not None and day > today:
                sentence = N_("This day is still to come: fill in the real day.")
                errors.append(UserError(sentence, code="future", field=name))
        if not {need.key for need in self.needs().all}.issuperset(service.needs):
            errors.append(UserError(N_("Choose one of the possibilities."), code="choice", field="needs"))
        return errors


def spelled(name: str) -> str:
    """Return the name of a service as it is compared: no capitals, accents, points, hyphens or spaces."""
    return "".join(words_of(name)) or search_key(name)  # of signs alone each stands for itself


def _wrong_links(service: Service, reading: Reading) -> list[UserError]:
    """Tell which regions, places and people it names that are not there, or are of somebody else."""
    errors = _wrong_regions(service, reading) if service.regions else []
    if not service.locations and not service.people:
        return errors  # nothing to look up: thousands of cards may be stored in one go
    offers = service.organisation_id
    if offers is not None:
        offers = store.spellings_of(reading, offers)[0]  # its places and people go with the card that stays
    places = {each.id for each in store.locations(reading, offers)} if offers is not None else set()
    workers = {each.id for each in store.people(reading, offers)} if offers is not None else set()
    if not places.issuperset(service.locations):
        sentence = N_("This is no place of who offers it: choose one of its places.")
        errors.append(UserError(sentence, code="choice", field="locations"))
    if not workers.issuperset(service.people):
        sentence = N_("This person does not work at who offers it: choose somebody who does.")
        errors.append(UserError(sentence, code="choice", field="people"))
    return errors


def _wrong_regions(service: Service, reading: Reading) -> list[UserError]:
    regions = known_regions(reading)
    before = store.services(reading, [service.id]).get(service.id)
    if all(regions.has(key) or (before is not None and key in before.regions) for key in service.regions):
        return []
    return [UserError(N_("Choose one of the possibilities."), code="choice", field="regions")]
