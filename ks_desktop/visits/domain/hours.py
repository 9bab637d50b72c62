"""When a nurse works, where she starts, how she travels."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import UserId

DAYS_A_WEEK: Final = 7


class Transport(StrEnum):
    """How a nurse travels."""

    CAR = "car"
    BICYCLE = "bicycle"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingHours:
    """One working day in a nurse's week, in Dutch local time; the newest week not after a day counts.

    Attributes:
        weekday: 0 is Monday, 6 is Sunday.
        valid_from: first day of the week pattern this belongs to.
    """

    user: UserId
    weekday: int
    start: time
    end: time
    valid_from: date

    def __post_init__(self) -> None:
        """Refuse hours that end before they begin.

        Raises:
            UserError: the end is not after the start; the field is `hours_` and the weekday.
        """
        if not 0 <= self.weekday < DAYS_A_WEEK:
            msg = "a weekday is 0 to 6"
            raise ValueError(msg)
        if self.end <= self.start:
            raise UserError(N_("A working day ends after it begins."), code="hours", field=f"hours_{self.weekday}")


def hours_on(hours: Iterable[WorkingHours], day: date) -> WorkingHours | None:
    """Return the hours that count on a day, None on a free day. Holidays are not looked at."""
    known = [entry for entry in hours if entry.valid_from <= day]
    newest = max((entry.valid_from for entry in known), default=None)
    week = {entry.weekday: entry for entry in known if entry.valid_from == newest}
    return week.get(day.weekday())


@dataclass(frozen=True, slots=True, kw_only=True)
class NursePlace:
    """Where a nurse's day starts and ends (`postcode` as `3511 AB`, or ""), and how she travels."""

    user: UserId
    postcode: str = ""
    transport: Transport = Transport.CAR
