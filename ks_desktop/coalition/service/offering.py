"""What is offered, looked for and looked at: the catalogue's services as this organisation has them, and its own."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from rapidfuzz import fuzz

from ks_desktop.coalition import store
from ks_desktop.coalition.catalogue import offer as shipped
from ks_desktop.coalition.catalogue import register
from ks_desktop.coalition.domain import (
    Alike,
    CapacityAnswer,
    HerFacts,
    Known,
    Needs,
    Offered,
    OfferQuestion,
    Service,
    ServiceLine,
    fits,
)
from ks_desktop.coalition.domain.capacity import newest
from ks_desktop.coalition.domain.offer import answering, line_of, said_last
from ks_desktop.coalition.domain.spelling import words_of
from ks_desktop.coalition.service.regions import known_regions
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.errors import UserError
from ks_desktop.core.settings_store import read_within
from ks_desktop.core.texts import N_
from ks_desktop.core.values import OrganisationId, ServiceId, UserId, search_key

MOST_ALIKE: Final = 4
_NEAR: Final = 82  # of 100: a few letters of a name
_LEAST_TYPED: Final = 4  # letters before a name is like anything


class Offering:
    """The directory of what is offered, to read.

    What the program ships is shown until somebody changes it; from then on the organisation's own card counts, also
    after an update. Nothing is ever deleted: what is offered no more is hidden, or its last day has passed.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def needs(self) -> Needs:
        """Return what she can need, and the words for it."""
        return shipped.needs()

    def find(self, question: OfferQuestion, *, actor: UserId, most: int | None = None) -> tuple[ServiceLine, ...]:
        """Return the services that answer a question, by name; with `most` the first of them."""
        with self._database.reading(actor) as reading:
            return self.find_within(question, reading=reading, most=most)

    def find_within(
        self, question: OfferQuestion, *, reading: Reading, most: int | None = None
    ) -> tuple[ServiceLine, ...]:
        """Do what `find` does, for the caller's reading; a fixed number of questions to the file."""
        changed = store.services(reading, shipped.services())
        proposed = {key: each for key, each in shipped.services().items() if key not in changed}
        known = self._known(reading, capacity=store.newest_capacity(reading, proposed))
        lines = store.find_services(reading, question, known, most=most)
        lines += [line_of(each, "") for each in answering(proposed.values(), "", question, known)]
        shown = sorted(lines, key=_by_name)[:most]
        said = store.newest_capacity(reading, (line.id for line in shown))
        return tuple(_with_answer(line, said.get(line.id)) for line in shown)

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
        """Return every service that is offered today, by name."""
        known, today = {**shipped.services(), **store.services(reading)}.values(), self._clock.today()
        gone = store.hidden_organisations(reading)
        there = (each for each in known if each.is_there(today) and each.organisation_id not in gone)
        return tuple(sorted(there, key=_by_name))

    def facts(self, facts: HerFacts, *, reading: Reading) -> HerFacts:
        """Return what is known of her with the regions her municipality lies in: then `fits` can tell of those too."""
        codes, regions = register().codes_of(facts.municipality), known_regions(reading)
        of_regions = dict.fromkeys(region for code in codes for region in regions.of(code))
        others = tuple(code for code in codes if code != facts.municipality)
        names = tuple((region.key, region.name) for region in regions.all)
        return replace(facts, regions=tuple(of_regions), region_names=names, codes=others)

    def capacity(self, ids: Iterable[ServiceId], *, reading: Reading) -> Mapping[ServiceId, CapacityAnswer]:
        """Return what was said last of places at each of these services that was asked, whatever the day."""
        wanted = tuple(ids)
        said = store.newest_capacity(reading, wanted)
        known = {**shipped.services(), **store.services(reading, wanted)}
        last = {each: said_last(known[each], said.get(each)) for each in wanted if each in known}
        return {each: answer for each, answer in last.items() if answer is not None}

    def shown(self, service_id: ServiceId, facts: HerFacts, *, actor: UserId) -> Offered:
        """Return one service with who offers it, and what it states beside what is known of her.

        Raises:
            UserError: there is none of this id.
        """
        with self._database.reading(actor) as reading:
            service = self.of([service_id], reading=reading)[0]
            offers, places = service.organisation_id, service.locations
            partner = store.get_organisation(reading, offers) if offers is not None else None
            people = store.people(reading, offers) if offers is not None and service.people else []
            return Offered(
                service=service,
                organisation=partner.guarded() if partner is not None else None,
                fit=fits(service, self.facts(facts, reading=reading)),
                locations=tuple(each.guarded() for each in store.locations(reading, ids=places)) if places else (),
                people=tuple(each for each in people if each.id in service.people),
                capacity=tuple(store.capacity_of(reading, service_id)),
                regions=known_regions(reading),
                origin=store.origin_of(reading, service_id),
            )

    def near(
        self, name: str, *, actor: UserId, besides: ServiceId | None = None, most: int = MOST_ALIKE
    ) -> tuple[Alike, ...]:
        """Return the services that are called nearly so, the likest first: of whomever, for one may be known already.

        Args:
            name: what is typed.
            actor: who asks.
            besides: the service that is changed, which is no other one.
            most: how many at most.
        """
        typed = " ".join(words_of(name))
        if len(typed) < _LEAST_TYPED:
            return ()
        with self._database.reading(actor) as reading:
            changed = store.services(reading, shipped.services())
            known = store.service_names(reading)
        proposed = (each for key, each in shipped.services().items() if key not in changed)
        known += [Alike(id=each.id, name=each.name, organisation="") for each in proposed]
        scored = [(_likeness(typed, " ".join(words_of(each.name))), each) for each in known]
        likest = [(score, each) for score, each in scored if score >= _NEAR and each.id != besides]
        likest.sort(key=lambda found: (-found[0], _by_name(found[1])))
        return tuple(each for _score, each in likest[:most])

    def stale(self, *, actor: UserId) -> tuple[Service, ...]:
        """Return what is to be asked again: own cards that nobody checked, those checked longest ago, then proposals.

        Of the proposals only those that are not sure: what a public source says needs nobody's call.
        """
        today = self._clock.today()
        with self._database.reading(actor) as reading:
            months = read_within(reading).service_stale_months
            known = [each for each in self.all(reading=reading) if each.is_stale(today, months)]
        asked = [each for each in known if not each.is_proposal or each.is_unsure]
        return tuple(sorted(asked, key=lambda each: (each.is_proposal, each.checked_on or date.min)))

    def stale_count(self, *, reading: Reading) -> int:
        """Return how many of the organisation's own cards are to be asked again; one question to the file."""
        return store.count_unchecked(reading, self._known(reading))

    def _known(self, reading: Reading, *, capacity: Mapping[ServiceId, CapacityAnswer] | None = None) -> Known:
        return Known(
            needs=self.needs(),
            today=self._clock.today(),
            regions=known_regions(reading),
            stale_months=read_within(reading).service_stale_months,
            capacity=capacity or {},
            gone=store.hidden_organisations(reading),
            same=register().same(),
        )


def _with_answer(line: ServiceLine, answer: CapacityAnswer | None) -> ServiceLine:
    last = newest(each for each in (line.capacity, answer) if each is not None)
    return line if last is line.capacity else replace(line, capacity=last)


def _likeness(typed: str, name: str) -> float:
    """Return how much two names are alike, 100 when they are the same but for the order of their words."""
    return max(fuzz.ratio(typed, name), fuzz.token_sort_ratio(typed, name))


def _by_name(found: Service | ServiceLine | Alike) -> tuple[str, str]:
    return search_key(found.name), str(found.id)
