"""What is offered in the coalition (a programme, a group, a desk), what is stated of it, and when that was checked."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ks_desktop.coalition.domain.capacity import MOST_WAITING, CapacityAnswer, CapacityState
from ks_desktop.coalition.domain.partners import CareDomain
from ks_desktop.coalition.domain.referring import ReferrerRole, in_order
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.gestation import GestationalAge
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LocationId, OrganisationId, PersonId, ServiceId

STALE_MONTHS: Final = 6  # our proposal: what nobody checked for half a year is asked again; see `service_stale_months`
MOST_YEARS: Final = 99
_YEAR: Final = 12  # months


class Phase(StrEnum):
    """When it is there for her."""

    PREGNANT = "pregnant"
    AFTER_BIRTH = "after_birth"
    BOTH = "both"


class Parity(StrEnum):
    """For which child; `first` is for who has no child that was born alive."""

    ANY = "any"
    FIRST = "first"
    LATER = "later"


class Cost(StrEnum):
    """What she pays; `unknown` when nobody asked."""

    UNKNOWN = "unknown"
    FREE = "free"
    INSURED = "insured"
    PAID = "paid"


class Mark(StrEnum):
    """How sure it is what is stated: by this organisation, found in a public source, not checked, or sources differ."""

    OWN = "own"
    FOUND = "found"
    UNVERIFIED = "unverified"
    CONFLICT = "conflict"


def is_unsure(mark: Mark, checked_on: date | None) -> bool:
    """Tell whether what has this mark must not be taken for a fact: no sure source, and nobody here asked."""
    return checked_on is None and mark in {Mark.UNVERIFIED, Mark.CONFLICT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One thing that is offered, with what whoever offers it states. What is empty or None was not asked.

    Attributes:
        organisation_id: who offers it; None for a programme of the catalogue that nobody is linked to yet.
        needs: keys of what it is good for; see `Needs`.
        from_age: from which age of the pregnancy on.
        until_age: until which age, that day included.
        from_years: how old she is at least.
        until_years: how old she is at most, that whole year included.
        languages: codes of ISO 639-1.
        municipalities: CBS codes; empty when nobody asked, unless it is nationwide or in a region.
        regions: keys of regions, each for all its municipalities; see `Regions`.
        locations: where it is given, of the places of who offers it.
        people: whom to speak to about it, of who works there.
        ends_on: the last day on which it is offered; None as long as nobody said that it ends.
        takes_from: who may refer.
        waiting_weeks: how long one waits, as it was said on `waiting_asked_on`.
        source: where this comes from, in words.
        valid_from: since when this counts, as far as is known.
        checked_on: when somebody here asked whether it is still so.
        is_proposal: nobody here looked at it yet: it stands as the catalogue has it.
        is_hidden: not offered any more.
    """

    id: ServiceId
    name: str
    domain: CareDomain
    organisation_id: OrganisationId | None = None
    needs: tuple[str, ...] = ()
    what: str = ""
    for_whom: str = ""
    not_for_whom: str = ""
    phase: Phase = Phase.PREGNANT
    from_age: GestationalAge | None = None
    until_age: GestationalAge | None = None
    parity: Parity = Parity.ANY
    from_years: int | None = None
    until_years: int | None = None
    languages: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    locations: tuple[LocationId, ...] = ()
    people: tuple[PersonId, ...] = ()
    is_nationwide: bool = False
    takes_from: tuple[ReferrerRole, ...] = ()
    how_to_refer: str = ""
    consent: str = ""
    documents: str = ""
    cost: Cost = Cost.UNKNOWN
    cost_note: str = ""
    waiting_weeks: int | None = None
    waiting_asked_on: date | None = None
    contact: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    remark: str = ""
    source: str = ""
    mark: Mark = Mark.OWN
    valid_from: date | None = None
    ends_on: date | None = None
    checked_on: date | None = None
    checked_by: str = ""
    is_proposal: bool = False
    is_hidden: bool = False
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse what nobody can mean.

        Raises:
            UserErrors: no name; weeks or years that do not follow each other or are out of range; a waiting time
                without the day on which it was asked. Each names its field.
        """
        object.__setattr__(self, "takes_from", in_order(self.takes_from))
        errors = [*self._wrong_words(), *self._wrong_numbers()]
        if errors:
            raise UserErrors(errors)

    def _wrong_words(self) -> list[UserError]:
        errors = []
        if not self.name.strip():
            errors.append(UserError(N_("Fill in what it is called."), code="required", field="name"))
        if self.waiting_weeks is not None and self.waiting_asked_on is None:
            errors.append(
                UserError(
                    N_("Fill in on which day the waiting time was asked."), code="required", field="waiting_asked_on"
                )
            )
        return errors

    def _wrong_numbers(self) -> list[UserError]:
        errors = [
            UserError(N_("Choose from {least} to {most}."), code="range", field=name, values={"least": 0, "most": most})
            for name, most in (
                ("from_years", MOST_YEARS),
                ("until_years", MOST_YEARS),
                ("waiting_weeks", MOST_WAITING),
            )
            if (number := getattr(self, name)) is not None and not 0 <= number <= most
        ]
        if self.from_age is not None and self.until_age is not None and self.until_age < self.from_age:
            errors.append(UserError(N_("The last week comes before the first one."), code="window", field="until_age"))
        if self.from_years is not None and self.until_years is not None and self.until_years < self.from_years:
            errors.append(
                UserError(N_("The oldest age is below the youngest one."), code="window", field="until_years")
            )
        if self.ends_on is not None and self.valid_from is not None and self.ends_on < self.valid_from:
            errors.append(UserError(N_("It ends before it begins."), code="window", field="ends_on"))
        return errors

    @property
    def is_unsure(self) -> bool:
        """Whether what it states must not be taken for a fact: no sure source, and nobody here asked."""
        return is_unsure(self.mark, self.checked_on)

    def is_stale(self, today: date, months: int = STALE_MONTHS) -> bool:
        """Tell whether it is to be asked again: nobody ever did, or so many months ago."""
        return self.checked_on is None or self.checked_on < stale_before(today, months)

    def is_over(self, today: date) -> bool:
        """Tell whether the last day on which it was offered has passed."""
        return self.ends_on is not None and self.ends_on < today

    def is_there(self, today: date) -> bool:
        """Tell whether it is offered on a day: not hidden, and not over."""
        return not self.is_hidden and not self.is_over(today)

    @property
    def is_placeless(self) -> bool:
        """Whether nobody said where it is for: no municipality, no region, and not the whole country."""
        return not self.is_nationwide and not self.municipalities and not self.regions

    @property
    def waiting(self) -> CapacityAnswer | None:
        """The waiting time that stands on the card itself, as an answer; None when nobody asked."""
        return waiting_answer(self.id, self.waiting_weeks, self.waiting_asked_on)


def waiting_answer(service_id: ServiceId, weeks: int | None, asked_on: date | None) -> CapacityAnswer | None:
    """Return a waiting time as an answer about places; None when nobody asked."""
    if weeks is None or asked_on is None:
        return None
    state = CapacityState.WAITING if weeks else CapacityState.OPEN
    return CapacityAnswer(service_id=service_id, asked_on=asked_on, state=state, weeks=weeks or None)


def stale_before(today: date, months: int) -> date:
    """Return the day before which what was checked is to be asked again, so many months ago."""
    year, month = divmod(today.year * _YEAR + today.month - 1 - months, _YEAR)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
