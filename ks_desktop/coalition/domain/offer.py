"""Looking for what is offered: what is asked, a line of the answer, and whether a service answers it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.coalition.domain.fitting import Fit
from ks_desktop.coalition.domain.needs import Needs
from ks_desktop.coalition.domain.partners import CareDomain, Organisation
from ks_desktop.coalition.domain.services import Cost, Mark, Phase, Service, is_unsure
from ks_desktop.core.gestation import GestationalAge
from ks_desktop.core.values import OrganisationId, ServiceId, search_key

MOST_WORDS: Final = 20  # of what is typed: more is a pasted text, and a file cannot be asked for thousands at once


def typed_words(text: str) -> list[str]:
    """Return the first words of what is typed, as they are searched."""
    return search_key(text).split()[:MOST_WORDS]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferQuestion:
    """What is looked for. What a service does not state hides it never: nobody asked, so it may fit.

    Attributes:
        text: each word is part of the name, of what it is or for whom, of who offers it, or another word for a need.
        need: key of a need.
        municipality: CBS code.
        language: code of ISO 639-1.
        age: how far she is.
        years: how old she is.
    """

    text: str = ""
    need: str = ""
    municipality: str = ""
    language: str = ""
    age: GestationalAge | None = None
    years: int | None = None
    cost: Cost | None = None
    domain: CareDomain | None = None
    organisation_id: OrganisationId | None = None
    with_hidden: bool = False

    def words(self, needs: Needs) -> tuple[tuple[str, frozenset[str]], ...]:
        """Return each typed word, as it is searched, with the needs it stands for."""
        return tuple((word, needs.meant_by(word)) for word in typed_words(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine:
    """One service in a list; `organisation` is the name of who offers it, "" when that is not known."""

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

    @property
    def is_unsure(self) -> bool:
        """Whether what it states must not be taken for a fact; as of the service itself."""
        return is_unsure(self.mark, self.checked_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One service as its card shows it: who offers it, and what it states beside what is known of somebody."""

    service: Service
    organisation: Organisation | None
    fit: Fit


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
    )


def searched_text(service: Service) -> str:
    """Return the words by which a service is found, as they are searched."""
    return search_key(f"{service.name} {service.what} {service.for_whom} {service.contact}")


def answers(service: Service, organisation: str, question: OfferQuestion, needs: Needs) -> bool:
    """Tell whether a service is among what is looked for; the store asks the same in SQL."""
    text = f"{searched_text(service)} {search_key(organisation)}"
    return all(word in text or not meant.isdisjoint(service.needs) for word, meant in question.words(needs)) and all(
        check(service, question) for check in _CHECKS
    )


def _need(service: Service, question: OfferQuestion) -> bool:
    return not question.need or question.need in service.needs


def _municipality(service: Service, question: OfferQuestion) -> bool:
    known = service.municipalities
    return not question.municipality or service.is_nationwide or not known or question.municipality in known


def _language(service: Service, question: OfferQuestion) -> bool:
    return not question.language or not service.languages or question.language in service.languages


def _age(service: Service, question: OfferQuestion) -> bool:
    if question.age is None:
        return True
    is_from = service.from_age is None or service.from_age <= question.age
    is_until = service.until_age is None or question.age <= service.until_age
    return service.phase is not Phase.AFTER_BIRTH and is_from and is_until


def _years(service: Service, question: OfferQuestion) -> bool:
    if question.years is None:
        return True
    is_from = service.from_years is None or service.from_years <= question.years
    return is_from and (service.until_years is None or question.years <= service.until_years)


def _rest(service: Service, question: OfferQuestion) -> bool:
    is_costing = question.cost in {None, service.cost}
    is_of = question.domain in {None, service.domain}
    is_by = question.organisation_id in {None, service.organisation_id}
    return is_costing and is_of and is_by and (question.with_hidden or not service.is_hidden)


_CHECKS: Final[tuple[Callable[[Service, OfferQuestion], bool], ...]] = (
    *(_need, _municipality, _language),
    *(_age, _years, _rest),
)
