"""Days that this organisation keeps otherwise than the calendar says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.texts import N_

_YEARS: Final = range(2020, 2101)


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeDay:
    """A day on which nobody works (`is_free`), or a public holiday on which everybody does.

    A holiday that is moved is two of these: the day that works, and the day that is free instead.
    """

    day: date
    is_free: bool
    name: str

    def __post_init__(self) -> None:
        """Refuse a day that nobody can mean, and one without a name.

        Raises:
            UserError: the name is empty, or the year is not 2020 to 2100.
        """
        if not self.name.strip():
            raise UserError(N_("Say what this day is called: it stands in the agenda."), code="required", field="name")
        if self.day.year not in _YEARS:
            raise UserError(N_("Check the year."), code="year", field="day")


def kept(days: Iterable[FreeDay], *, good_friday: str, liberation_day: str) -> FreeDays:
    """Return the free days that follow from these and from what the settings say of two holidays."""
    known = tuple(days)
    return FreeDays(
        closed=frozenset(each.day for each in known if each.is_free),
        worked=frozenset(each.day for each in known if not each.is_free),
        names={each.day: each.name for each in known},
        good_friday=good_friday,
        liberation_day=liberation_day,
    )
