"""Who is called before whom: a level that is never hidden, because the reasons that make it stand in her row. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum, StrEnum
from typing import Final

TERM_DAYS: Final = 1  # working days before the last one from which the agreed term is a reason to call


class Level(IntEnum):
    """How much presses, the most first."""

    URGENT = 1
    CLOSING = 2
    AGREED = 3
    TERM = 4
    ORDINARY = 5


class ReasonKind(StrEnum):
    """What a reason is about."""

    TALK_FIRST = "talk_first"
    URGENT = "urgent"
    CLOSING = "closing"
    AGREED = "agreed"
    TERM = "term"
    BEST_WEEKS = "best_weeks"
    WEEKS_LEFT = "weeks_left"
    POSSIBLE_FROM = "possible_from"
    POSSIBLE_UNTIL = "possible_until"
    TRIED_TODAY = "tried_today"
    SPOKEN = "spoken"
    TRIED = "tried"
    WRITTEN = "written"
    NOT_SAFE = "not_safe"
    UNKNOWN_TO_PARTNER = "unknown_to_partner"
    HOURS = "hours"
    NOTE = "note"
    INTERPRETER = "interpreter"


PRESSING: Final = frozenset({ReasonKind.URGENT, ReasonKind.CLOSING, ReasonKind.AGREED, ReasonKind.TERM})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason in her row; the page says it in words.

    Attributes:
        day: the day it speaks of.
        at: the time it speaks of.
        count: the days or times it speaks of.
        text: what is shown as it is: a note, hours, a sentence that is translated already.
    """

    kind: ReasonKind
    day: date | None = None
    at: time | None = None
    count: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that priority looks at; nothing else counts.

    Attributes:
        closes_on: the last day on which a visit is possible.
        is_urgent: a referral says so.
        is_closing: her weeks are so far that the page speaks of it.
        agreed: the day and time of a try that was agreed and whose moment has come.
        contact_by: the last day of the agreed term for a first contact; None once somebody tried, or without a term.
        working_days: how many are left until then; below 0: it has passed.
    """

    closes_on: date
    is_urgent: bool = False
    is_closing: bool = False
    agreed: tuple[date, time] | None = None
    contact_by: date | None = None
    working_days: int = 0

    @property
    def is_term(self) -> bool:
        """Tell whether the agreed term is a reason to call now."""
        return self.contact_by is not None and self.working_days <= TERM_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """How much presses, and every reason for it, the most pressing first; a level other than ordinary has one."""

    level: Level
    reasons: tuple[Reason, ...] = ()


def level_of(*, is_urgent: bool, is_closing: bool, is_agreed: bool, is_term: bool) -> Level:
    """Return the level of the most pressing of these facts."""
    if is_urgent:
        return Level.URGENT
    if is_closing:
        return Level.CLOSING
    if is_agreed:
        return Level.AGREED
    return Level.TERM if is_term else Level.ORDINARY


def priority(known: Known, today: date) -> Priority:
    """Return how much presses, and why."""
    level = level_of(
        is_urgent=known.is_urgent,
        is_closing=known.is_closing,
        is_agreed=known.agreed is not None,
        is_term=known.is_term,
    )
    return Priority(level=level, reasons=tuple(_reasons(known, today)))


def _reasons(known: Known, today: date) -> Iterator[Reason]:
    if known.is_urgent:
        yield Reason(kind=ReasonKind.URGENT)
    if known.is_closing:
        yield Reason(kind=ReasonKind.CLOSING, day=known.closes_on, count=(known.closes_on - today).days)
    if known.agreed is not None:
        yield Reason(kind=ReasonKind.AGREED, day=known.agreed[0], at=known.agreed[1])
    if known.is_term:
        yield Reason(kind=ReasonKind.TERM, day=known.contact_by, count=known.working_days)
