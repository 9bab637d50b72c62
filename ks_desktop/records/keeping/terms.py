"""Terms: so many days, months or years from a day. Pure."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from ks_desktop.core.texts import n_

_MONTHS: Final = 12


class Unit(StrEnum):
    """What a term is counted in."""

    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A length of time, as it is said: whole days, months or years."""

    span: int
    unit: Unit

    def text(self) -> str:
        """Return it in words."""
        if self.unit is Unit.DAYS:
            return n_("{count} day", "{count} days", self.span)
        if self.unit is Unit.MONTHS:
            return n_("{count} month", "{count} months", self.span)
        return n_("{count} year", "{count} years", self.span)


def ends_on(term: Term, since: date) -> date:
    """Return the first day on which the term is over.

    A day that the month does not have (29 February, the 31st) is the first of the next month: never a day too early.

    Args:
        term: how long.
        since: the day it is counted from, local calendar date.
    Returns:
        The day; the last one there is where it lies beyond all calendars.
    """
    if term.unit is Unit.DAYS:
        return since + timedelta(days=min(term.span, (date.max - since).days))
    months = since.month - 1 + term.span * (_MONTHS if term.unit is Unit.YEARS else 1)
    year, month = since.year + months // _MONTHS, months % _MONTHS + 1
    if year > date.max.year:
        return date.max
    if since.day <= calendar.monthrange(year, month)[1]:
        return date(year, month, since.day)
    return date(year, month + 1, 1)  # only within a year: December has 31 days


def latest_start(term: Term, today: date) -> date:
    """Return the latest day from which a term that began on it is over today; the first there is when there is none."""
    if term.unit is Unit.DAYS:
        return today - timedelta(days=min(term.span, (today - date.min).days))
    months = today.year * _MONTHS + today.month - 1 - term.span * (_MONTHS if term.unit is Unit.YEARS else 1)
    year, month = months // _MONTHS, months % _MONTHS + 1
    if year < date.min.year:
        return date.min
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))
