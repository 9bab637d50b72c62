"""What a service states beside what is known of her: facts for and against, and the last day to refer.

It decides nothing. There is no score and no order of merit: a nurse and the woman choose, and whoever offers it decides
whether she can come.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from ks_desktop.coalition.domain.referring import takes_from_us
from ks_desktop.coalition.domain.services import Parity, Phase, Service
from ks_desktop.core.gestation import AnyDue, Due, day_of, days_on


class Criterion(StrEnum):
    """What a service may state."""

    FROM_AGE = "from_age"
    UNTIL_AGE = "until_age"
    PHASE = "phase"
    PARITY = "parity"
    FROM_YEARS = "from_years"
    UNTIL_YEARS = "until_years"
    LANGUAGE = "language"
    MUNICIPALITY = "municipality"
    REFERRER = "referrer"


@dataclass(frozen=True, slots=True, kw_only=True)
class HerFacts:
    """What is known of her; what is None or "" is not known.

    Attributes:
        today: the day on which it is asked.
        due: her due date, as long as she is pregnant.
        is_born: her child is there.
        years: how old she is, where her birth date is not known.
        is_first: she has no child yet.
        regions: keys of the regions her municipality lies in; `Services.facts` fills them in.
        region_names: how each region is called, by key, so that a reason can say it; filled in likewise.
        codes: all codes of the ground her municipality lies on, where it was joined or divided; filled in likewise.
    """

    today: date
    due: AnyDue | None = None
    is_born: bool = False
    birth_date: date | None = None
    years: int | None = None
    is_first: bool | None = None
    language: str = ""
    municipality: str = ""
    regions: tuple[str, ...] = ()
    region_names: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """What a service states, beside what is known of her.

    Attributes:
        reasons_for: what she meets today.
        reasons_against: what she does not meet today.
        unknown: what is stated and cannot be told: it is not known of her, or her due date may be off.
        first_day: the day from which weeks and years allow it, when that is still to come.
        last_day: the last day on which weeks and years allow it, that day included; None when nothing ends it.
        days_left: days until then, 0 on the day itself, below 0 when it has passed.
    """

    service: Service
    facts: HerFacts
    reasons_for: tuple[Criterion, ...]
    reasons_against: tuple[Criterion, ...]
    unknown: tuple[Criterion, ...]
    first_day: date | None
    last_day: date | None

    @property
    def days_left(self) -> int | None:
        """Days from today until the last day."""
        return None if self.last_day is None else (self.last_day - self.facts.today).days


def fits(service: Service, facts: HerFacts) -> Fit:
    """Return what a service states beside what is known of her; what it does not state is not named."""
    told = {criterion: ask(service, facts) for criterion, ask in _ASKED.items() if _states(criterion, service)}
    first = max((day for day in _firsts(service, facts) if day > facts.today), default=None)
    return Fit(
        service=service,
        facts=facts,
        reasons_for=tuple(criterion for criterion, holds in told.items() if holds is True),
        reasons_against=tuple(criterion for criterion, holds in told.items() if holds is False),
        unknown=tuple(criterion for criterion, holds in told.items() if holds is None),
        first_day=first,
        last_day=min(_lasts(service, facts), default=None),
    )


def birthday(born: date, years: int) -> date:
    """Return the day on which somebody becomes so old; who was born on 29 February does so on 1 March."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def _states(criterion: Criterion, service: Service) -> bool:
    stated = {
        Criterion.PHASE: service.phase is not Phase.BOTH,
        Criterion.PARITY: service.parity is not Parity.ANY,
        Criterion.LANGUAGE: bool(service.languages),
        Criterion.MUNICIPALITY: not service.is_placeless,
        Criterion.REFERRER: bool(service.takes_from),
    }
    return stated[criterion] if criterion in stated else getattr(service, criterion.value) is not None


def _margin(due: AnyDue) -> int:
    return due.margin if isinstance(due, Due) else 0


def _from_age(service: Service, facts: HerFacts) -> bool | None:
    if facts.is_born:
        return None if service.phase is not Phase.PREGNANT else False
    if service.from_age is None or facts.due is None:
        return None
    return _sure(days_on(facts.due, facts.today) - service.from_age.days, _margin(facts.due))


def _until_age(service: Service, facts: HerFacts) -> bool | None:
    if facts.is_born:
        return None if service.phase is not Phase.PREGNANT else False
    if service.until_age is None or facts.due is None:
        return None
    return _sure(service.until_age.days - days_on(facts.due, facts.today), _margin(facts.due))


def _sure(days: int, margin: int) -> bool | None:
    """Tell whether a number of days that may be off is not below 0; None when that cannot be told."""
    return None if -margin <= days < margin else days >= 0


def _phase(service: Service, facts: HerFacts) -> bool | None:
    if not facts.is_born and facts.due is None:
        return None
    return facts.is_born is (service.phase is Phase.AFTER_BIRTH)


def _parity(service: Service, facts: HerFacts) -> bool | None:
    return None if facts.is_first is None else facts.is_first is (service.parity is Parity.FIRST)


def _from_years(service: Service, facts: HerFacts) -> bool | None:
    least = service.from_years
    if facts.birth_date is not None and least is not None:
        return facts.today >= birthday(facts.birth_date, least)
    return None if facts.years is None or least is None else facts.years >= least


def _until_years(service: Service, facts: HerFacts) -> bool | None:
    most = service.until_years
    if facts.birth_date is not None and most is not None:
        return facts.today < birthday(facts.birth_date, most + 1)
    return None if facts.years is None or most is None else facts.years <= most


def _language(service: Service, facts: HerFacts) -> bool | None:
    return facts.language in service.languages if facts.language else None


def _municipality(service: Service, facts: HerFacts) -> bool | None:
    if service.is_nationwide:
        return True
    if not facts.municipality:
        return None
    codes = {facts.municipality, *facts.codes}
    if not codes.isdisjoint(service.municipalities) or not set(facts.regions).isdisjoint(service.regions):
        return True
    return None if service.regions and not facts.regions else False  # nobody looked in which region she lives


def _referrer(service: Service, _facts: HerFacts) -> bool | None:
    return takes_from_us(service.takes_from)


_ASKED: Final[dict[Criterion, Callable[[Service, HerFacts], bool | None]]] = {
    Criterion.FROM_AGE: _from_age,
    Criterion.UNTIL_AGE: _until_age,
    Criterion.PHASE: _phase,
    Criterion.PARITY: _parity,
    Criterion.FROM_YEARS: _from_years,
    Criterion.UNTIL_YEARS: _until_years,
    Criterion.LANGUAGE: _language,
    Criterion.MUNICIPALITY: _municipality,
    Criterion.REFERRER: _referrer,
}


def _firsts(service: Service, facts: HerFacts) -> list[date]:
    found = []
    if service.from_age is not None and facts.due is not None and not facts.is_born:
        found.append(day_of(facts.due, service.from_age) + timedelta(days=_margin(facts.due)))
    if service.from_years is not None and facts.birth_date is not None:
        found.append(birthday(facts.birth_date, service.from_years))
    return found


def _lasts(service: Service, facts: HerFacts) -> list[date]:
    found = []
    if service.until_age is not None and facts.due is not None and not facts.is_born:
        found.append(day_of(facts.due, service.until_age) - timedelta(days=_margin(facts.due)))
    if service.until_years is not None and facts.birth_date is not None:
        found.append(birthday(facts.birth_date, service.until_years + 1) - timedelta(days=1))
    return found
