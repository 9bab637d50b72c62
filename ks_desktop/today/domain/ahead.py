"""What comes next when nothing is to be done today. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class NextKind(StrEnum):
    """What comes next, of things on one day the most fixed first."""

    VISIT = "visit"
    TRY = "try"
    TERM = "term"
    WINDOW = "window"


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """What is due next: the day, how often on that day, and the time of the first where there is one."""

    kind: NextKind
    day: date
    count: int = 1
    at: datetime | None = None


def next_of(kind: NextKind, days: Iterable[date | None], after: date) -> Next | None:
    """Return the nearest of these days after a day, and how many there are on it; None without any."""
    ahead = [day for day in days if day is not None and day > after]
    return Next(kind=kind, day=min(ahead), count=ahead.count(min(ahead))) if ahead else None


def soonest(found: Iterable[Next | None]) -> Next | None:
    """Return what comes first, None when nothing is known to come."""
    order = list(NextKind)
    known = [one for one in found if one is not None]
    return min(known, key=lambda one: (one.day, order.index(one.kind)), default=None)
