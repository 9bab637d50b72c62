"""Which contacts fit in which weeks of hers, and what is still possible until when. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ks_desktop.core.gestation import TERM_DAYS
from ks_desktop.core.values import DaySpan


class Standing(StrEnum):
    """How far one kind of contact is; `LATER` follows another one that was not held yet."""

    LATER = "later"
    OPEN = "open"
    BOOKED = "booked"
    HELD = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactWeeks:
    """The weeks of one kind of contact with her.

    Attributes:
        key: of the kind of contact.
        name: how nurses call it.
        possible: the days on which it can be.
        best: those on which it fits best.
    """

    key: str
    name: str
    possible: DaySpan
    best: DaySpan
    standing: Standing = Standing.OPEN

    @property
    def is_always(self) -> bool:
        """Tell whether it fits at any time, so that its weeks say nothing."""
        return (self.possible.last - self.possible.first).days >= TERM_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Possibility:
    """A contact that was not held yet.

    Attributes:
        name: how nurses call it.
        until: the last day on which it is possible.
        best_until: the last day on which it fits best, None when that is over or the same day.
    """

    name: str
    until: date
    best_until: date | None = None

    def days_left(self, today: date) -> int:
        """Return how many days are left; below zero when it was possible until before today."""
        return (self.until - today).days


def possibilities(weeks: Iterable[ContactWeeks], today: date) -> tuple[Possibility, ...]:
    """Return what can be held now or next, what closes first at the front; what is over stays, for it can be done."""
    found = [
        Possibility(
            name=each.name,
            until=each.possible.last,
            best_until=each.best.last if today <= each.best.last < each.possible.last else None,
        )
        for each in weeks
        if each.standing in {Standing.OPEN, Standing.BOOKED} and not each.is_always
    ]
    return tuple(sorted(found, key=lambda one: one.until))
