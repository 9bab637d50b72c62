"""Looking for what is offered: what is asked, a line of the answer, and whether a service answers it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from ks_desktop.coalition.domain.capacity import CapacityAnswer, newest
from ks_desktop.coalition.domain.cards import Origin
from ks_desktop.coalition.domain.fitting import Fit
from ks_desktop.coalition.domain.locations import Location
from ks_desktop.coalition.domain.needs import Needs
from ks_desktop.coalition.domain.partners import CareDomain, Organisation, Person
from ks_desktop.coalition.domain.regions import Regions
from ks_desktop.coalition.domain.services import STALE_MONTHS, Cost, Mark, Phase, Service, is_unsure
from ks_desktop.core.gestation import GestationalAge
from ks_desktop.core.values import LINE_MAX, OrganisationId, ServiceId, search_key

MOST_WORDS: Final = 20  # of what is typed: more is a pasted text, and a file cannot be asked for thousands at once
_MOST_TYPED: Final = 1_000  # letters that are looked at
_AROUND: Final = ".,;:!?()[]\"'"  # what stands around a word in a sentence


def typed_words(text: str) -> list[str]:
    """Return the first words of what is typed, as they are searched: "schulden, huur!" is two words."""
    # Whole letters are pasted by mistake; no name is longer than a line, and a database looks for no longer word.
    words = search_key(text[:_MOST_TYPED]).split()[:MOST_WORDS]
    return [(word.strip(_AROUND) or word)[:LINE_MAX] for word in words]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferQuestion:
    """What is looked for. What a service does not state hides it never: nobody asked, so it may fit.

    Attributes:
        text: each word is part of the name, of what it is or for whom, of who offers it, or another word for a need.
        need: key of a need.
        any_of: keys of needs, of which one is enough.
        municipality: CBS code; what is offered in a region it lies in answers too.
        region: key of a region; what is offered in one of its municipalities answers too.
        language: code of ISO 639-1.
        age: how far she is.
        years: how old she is.
        has_place: there was a place, when that was asked not too long ago.
        is_unchecked: it is to be asked again.
        is_placeless: nobody said where it is for.
        with_hidden: also what is not there any more, or over.
    """

    text: str = ""
    need: str = ""
    any_of: tuple[str, ...] = ()
    municipality: str = ""
    region: str = ""
    language: str = ""
    age: GestationalAge | None = None
    years: int | None = None
    cost: Cost | None = None
    domain: CareDomain | None = None
    organisation_id: OrganisationId | None = None
    has_place: bool = False
    is_unchecked: bool = False
    is_placeless: bool = False
    with_hidden: bool = False

    def words(self, needs: Needs) -> tuple[tuple[str, frozenset[str]], ...]:
        """Return each typed word, as it is searched, with the needs it stands for."""
        return tuple((word, needs.meant_by(word)) for word in typed_words(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a question is put beside.

    Attributes:
        stale_months: after how many months a card is to be asked again.
        gone: partners that are put aside, with what they offer.
        capacity: what was said last of places, by service.
        same: by the code of a municipality all codes of the same ground, where it was joined or divided.
    """

    needs: Needs
    today: date
    regions: Regions = field(default_factory=Regions)
    stale_months: int = STALE_MONTHS
    capacity: Mapping[ServiceId, CapacityAnswer] = field(default_factory=dict)
    gone: frozenset[OrganisationId] = frozenset()
    same: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def codes_of(self, municipality: str) -> frozenset[str]:
        """Return the codes under which something may be written down for a municipality."""
        return self.same.get(municipality, frozenset({municipality}))

    def regions_of(self, municipality: str) -> frozenset[str]:
        """Return the keys of the regions a municipality lies in."""
        return frozenset(region for code in self.codes_of(municipality) for region in self.regions.of(code))

    def municipalities_of(self, region: str) -> frozenset[str]:
        """Return the codes under which something may be written down for a region."""
        return frozenset(code for town in self.regions.municipalities_of(region) for code in self.codes_of(town))


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine:
    """One service in a list.

    Attributes:
        organisation: the name of who offers it, "" when that is not known.
        capacity: what was said last of places: on the card or, in what the service gives, by an answer.
    """

    id: ServiceId
    name: str
    organisation: str
    domain: CareDomain
    needs: tuple[str, ...]
    phase: Phase
    until_age: GestationalAge | None
    mark: Mark
    checked_on: date | None
    is_proposal: bool = False
    is_hidden: bool = False
    capacity: CapacityAnswer | None = None

    @property
    def is_unsure(self) -> bool:
        """Whether what it states must not be taken for a fact; as of the service itself."""
        return is_unsure(self.mark, self.checked_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A service whose name is nearly one that is typed; `organisation` is who offers it."""

    id: ServiceId
    name: str
    organisation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One service as its card shows it: who offers it, and what it states beside what is known of somebody.

    Attributes:
        locations: where it is given, guarded.
        people: whom to speak to about it, who work there still.
        capacity: what was said of places, the newest first.
        regions: all regions, so that those it names can be said.
        origin: from whose directory it was taken over; None for one of our own.
    """

    service: Service
    organisation: Organisation | None
    fit: Fit
    locations: tuple[Location, ...] = ()
    people: tuple[Person, ...] = ()
    capacity: tuple[CapacityAnswer, ...] = ()
    regions: Regions = field(default_factory=Regions)
    origin: Origin | None = None


def line_of(service: Service, organisation: str) -> ServiceLine:
    """Return a service as a line of a list."""
    return ServiceLine(
        id=service.id,
        name=service.name,
        organisation=organisation,
        domain=service.domain,
        needs=service.needs,
        phase=service.phase,
        until_age=service.until_age,
        mark=service.mark,
        checked_on=service.checked_on,
        is_proposal=service.is_proposal,
        is_hidden=service.is_hidden,
        capacity=service.waiting,
    )


def searched_text(service: Service) -> str:
    """Return the words by which a service is found, as they are searched."""
    return search_key(f"{service.name} {service.what} {service.for_whom} {service.contact}")


def said_last(service: Service, answer: CapacityAnswer | None) -> CapacityAnswer | None:
    """Return what was said last of places: the waiting time on the card, or the newest answer, which wins on a day."""
    return newest(each for each in (service.waiting, answer) if each is not None)


def answers(service: Service, organisation: str, question: OfferQuestion, known: Known) -> bool:
    """Tell whether a service is among what is looked for; the store asks the same in SQL."""
    return bool(answering([service], organisation, question, known))


def answering(services: Iterable[Service], organisation: str, question: OfferQuestion, known: Known) -> list[Service]:
    """Return which of the services of one organisation are among what is looked for."""
    words = question.words(known.needs)  # once: each word is held against all words for needs
    return [each for each in services if _has_words(each, organisation, words) and _passes(each, question, known)]


def _has_words(service: Service, organisation: str, words: Iterable[tuple[str, frozenset[str]]]) -> bool:
    text = f"{searched_text(service)} {search_key(organisation)}"
    return all(word in text or not meant.isdisjoint(service.needs) for word, meant in words)


def _passes(service: Service, question: OfferQuestion, known: Known) -> bool:
    return all(check(service, question, known) for check in _CHECKS)


def _need(service: Service, question: OfferQuestion, _known: Known) -> bool:
    is_any = not question.any_of or not set(question.any_of).isdisjoint(service.needs)
    return is_any and (not question.need or question.need in service.needs)


def _municipality(service: Service, question: OfferQuestion, known: Known) -> bool:
    asked = question.municipality
    if not asked or service.is_nationwide or service.is_placeless:
        return True
    is_there = not known.codes_of(asked).isdisjoint(service.municipalities)
    return is_there or not known.regions_of(asked).isdisjoint(service.regions)


def _region(service: Service, question: OfferQuestion, known: Known) -> bool:
    asked = question.region
    if not asked or service.is_nationwide or service.is_placeless or asked in service.regions:
        return True
    return not known.municipalities_of(asked).isdisjoint(service.municipalities)


def _language(service: Service, question: OfferQuestion, _known: Known) -> bool:
    return not question.language or not service.languages or question.language in service.languages


def _age(service: Service, question: OfferQuestion, _known: Known) -> bool:
    if question.age is None:
        return True
    is_from = service.from_age is None or service.from_age <= question.age
    is_until = service.until_age is None or question.age <= service.until_age
    return service.phase is not Phase.AFTER_BIRTH and is_from and is_until


def _years(service: Service, question: OfferQuestion, _known: Known) -> bool:
    if question.years is None:
        return True
    is_from = service.from_years is None or service.from_years <= question.years
    return is_from and (service.until_years is None or question.years <= service.until_years)


def _place(service: Service, question: OfferQuestion, known: Known) -> bool:
    if not question.has_place:
        return True
    last = said_last(service, known.capacity.get(service.id))
    return last is not None and last.has_place(known.today)


def _standing(service: Service, question: OfferQuestion, known: Known) -> bool:
    is_to_ask = service.is_stale(known.today, known.stale_months) and (not service.is_proposal or service.is_unsure)
    is_offered = service.is_there(known.today) and service.organisation_id not in known.gone
    is_there = question.with_hidden or is_offered
    return (is_to_ask or not question.is_unchecked) and (service.is_placeless or not question.is_placeless) and is_there


def _rest(service: Service, question: OfferQuestion, _known: Known) -> bool:
    is_costing = question.cost in {None, service.cost}
    is_of = question.domain in {None, service.domain}
    return is_costing and is_of and question.organisation_id in {None, service.organisation_id}


_CHECKS: Final[tuple[Callable[[Service, OfferQuestion, Known], bool], ...]] = (
    *(_need, _municipality, _region, _language),
    *(_age, _years, _place, _standing, _rest),
)
