"""When a nurse works, where she starts, how she travels, what she can do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from itertools import pairwise
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import UserId

DAYS_A_WEEK: Final = 7
_MOST_A_DAY: Final = 20


class Transport(StrEnum):
    """How a nurse travels."""

    CAR = "car"
    BICYCLE = "bicycle"


class Weeks(StrEnum):
    """In which weeks hours count, by the number of the week in the Dutch calendar (ISO 8601)."""

    EVERY = "every"
    EVEN = "even"
    ODD = "odd"

    def has(self, day: date) -> bool:
        """Tell whether a day lies in such a week. After a year of 53 weeks two odd weeks follow each other."""
        return self is Weeks.EVERY or (day.isocalendar().week % 2 == 0) is (self is Weeks.EVEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingHours:
    """One stretch of work on a weekday, in Dutch local time; a day may have several, with a pause between them.

    All stretches with the same `valid_from` are one week pattern. The newest pattern that counts on a day counts whole;
    when a pattern with an end is over, the one before it counts again.

    Attributes:
        weekday: 0 is Monday, 6 is Sunday.
        valid_from: first day of the week pattern this belongs to.
        valid_until: its last day, None for as long as no newer one begins.
        weeks: in which weeks.
    """

    user: UserId
    weekday: int
    start: time
    end: time
    valid_from: date
    valid_until: date | None = None
    weeks: Weeks = Weeks.EVERY

    def __post_init__(self) -> None:
        """Refuse hours that end before they begin.

        Raises:
            UserError: the end is not after the start; the field is `hours_` and the weekday. Or the pattern would be
                over before it begins.
        """
        if not 0 <= self.weekday < DAYS_A_WEEK:
            msg = "a weekday is 0 to 6"
            raise ValueError(msg)
        if self.end <= self.start:
            raise UserError(N_("A working day ends after it begins."), code="hours", field=f"hours_{self.weekday}")
        if self.valid_until is not None and self.valid_until < self.valid_from:
            raise UserError(N_("The last day lies before the first."), code="span", field="valid_until")

    def counts_on(self, day: date) -> bool:
        """Tell whether its week pattern has begun and is not over."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


def stretches_on(hours: Iterable[WorkingHours], day: date) -> tuple[WorkingHours, ...]:
    """Return the stretches of work of a day in order, () on a free day. Holidays are not looked at."""
    known = [entry for entry in hours if entry.counts_on(day)]
    newest = max((entry.valid_from for entry in known), default=None)
    works = [e for e in known if e.valid_from == newest and e.weekday == day.weekday() and e.weeks.has(day)]
    return tuple(sorted(works, key=lambda entry: (entry.start, entry.end)))


def check_pattern(hours: Sequence[WorkingHours]) -> None:
    """Refuse stretches that are no week pattern.

    Raises:
        UserError: there is no stretch, or two of a day overlap; the field is `hours_` and the weekday.
    """
    if not hours:
        raise UserError(N_("Choose at least one working day."), code="no_hours", field="hours")
    if len({(entry.user, entry.valid_from, entry.valid_until) for entry in hours}) > 1:
        msg = "a week pattern has one beginning and one end"
        raise ValueError(msg)
    for weeks in (Weeks.EVEN, Weeks.ODD):
        works = sorted((e.weekday, e.start, e.end) for e in hours if e.weeks in {Weeks.EVERY, weeks})
        for (day, _start, end), (next_day, start, _end) in pairwise(works):
            if day == next_day and start < end:
                raise UserError(N_("The hours of this day overlap."), code="overlap", field=f"hours_{day}")


def hours_on(hours: Iterable[WorkingHours], day: date) -> WorkingHours | None:
    """Return a day from its first start to its last end, pauses included, None on a free day. No holidays."""
    works = stretches_on(hours, day)
    return replace(works[0], end=max(entry.end for entry in works)) if works else None


@dataclass(frozen=True, slots=True, kw_only=True)
class NursePlace:
    """Where a nurse's day starts and ends (`postcode` as `3511 AB`, or ""), and how she travels."""

    user: UserId
    postcode: str = ""
    transport: Transport = Transport.CAR


@dataclass(frozen=True, slots=True, kw_only=True)
class NurseProfile:
    """What planning knows of a nurse beside her hours.

    Attributes:
        postcode: where her day starts, as `3511 AB`, or "".
        end_postcode: where it ends, "" for where it starts.
        regions: codes of the municipalities she visits, empty for everywhere.
        languages: what she speaks well enough to do without an interpreter, ISO 639-1 codes.
        most_a_day: most visits a day, None for what the settings say.
        is_planned: she has visits of her own; False for who does other work here, or has left.
    """

    user: UserId
    postcode: str = ""
    end_postcode: str = ""
    transport: Transport = Transport.CAR
    regions: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    most_a_day: int | None = None
    is_planned: bool = True
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse numbers that cannot be.

        Raises:
            UserError: not 1 to 20 visits a day.
        """
        if self.most_a_day is not None and not 1 <= self.most_a_day <= _MOST_A_DAY:
            raise UserError(
                N_("Choose 1 to {most} visits a day."),
                code="most_a_day",
                field="most_a_day",
                values={"most": _MOST_A_DAY},
            )

    @property
    def place(self) -> NursePlace:
        """Where she starts and how she travels."""
        return NursePlace(user=self.user, postcode=self.postcode, transport=self.transport)

    @property
    def ends_at(self) -> str:
        """The postcode at which her day ends."""
        return self.end_postcode or self.postcode

    def visits_in(self, municipality: str) -> bool:
        """Tell whether she visits a municipality; one that is not known is nobody's business to refuse."""
        return not self.regions or not municipality or municipality in self.regions
