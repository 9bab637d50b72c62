"""Weeks of pregnancy: the one place that counts days.

Only a due date is ever stored; the age is always counted from it (Naegele: due date = first day of the last period
plus 280 days). An age is a number of days, shown as `23+4`; when the due date is not known to the day, as whole weeks.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import DaySpan

TERM_DAYS: Final = 280
LONGEST_DAYS: Final = 44 * 7  # after 44 weeks a date was mistyped; medicine calls 42+0 late
BEFORE_DUE: Final = timedelta(weeks=43)  # earlier is before this pregnancy: a term, and a due date that was weeks off
BAR_WEEKS: Final = 42
MARGIN_MAX: Final = 45  # days; "about March" is two weeks either way, "this spring" six
EXACT_DAYS: Final = 3  # a due date that may be off by no more is counted in days
PERIOD_DAYS: Final = 14  # who counts from the conception counts two weeks less
_AGE: Final = re.compile(r"([0-9]{1,2})(?:\s*(?:\+|w)\s*([0-6])\s*d?)?")


@dataclass(frozen=True, slots=True, order=True)
class GestationalAge:
    """How far a pregnancy is, in whole days since the first day of the last period; 0 to 308."""

    days: int
    margin: int = field(default=0, compare=False)  # days it may be off, as the due date it was counted from

    def __post_init__(self) -> None:
        """Refuse an age no pregnancy has.

        Raises:
            UserError: the days lie outside 0 to 308.
        """
        if not 0 <= self.days <= LONGEST_DAYS:
            raise UserError(N_("A pregnancy lasts from 0 to 44 weeks: check the date."), code="age", field="due_date")

    @property
    def weeks(self) -> int:
        """Completed weeks."""
        return self.days // 7

    def __str__(self) -> str:
        """Return it as nurses write it: `23+4`, or `ca. 23 weeks` where days would say too much."""
        return _("ca. {weeks} weeks", weeks=self.weeks) if self.is_about else f"{self.days // 7}+{self.days % 7}"

    @property
    def is_about(self) -> bool:
        """Tell whether the days of it are not known."""
        return self.margin > EXACT_DAYS


@dataclass(frozen=True, slots=True)
class Due:
    """A due date, and how many days it may be off either way; 0 is exact."""

    day: date
    margin: int = 0

    def __post_init__(self) -> None:
        """Refuse a margin that says nothing.

        Raises:
            UserError: it is below 0 or over 45 days.
        """
        if not 0 <= self.margin <= MARGIN_MAX:
            raise UserError(
                N_("A due date may be off by 0 to {most} days."),
                code="margin",
                field="due_date_margin",
                values={"most": MARGIN_MAX},
            )


AnyDue = date | Due


def _split(due: AnyDue) -> tuple[date, int]:
    return (due.day, due.margin) if isinstance(due, Due) else (due, 0)


def age_of(weeks: int, days: int = 0) -> GestationalAge:
    """Return the age of so many completed weeks and days (0 to 6).

    Raises:
        UserError: the days are not 0 to 6, or the weeks are outside a pregnancy.
    """
    if not 0 <= days <= 6:  # noqa: PLR2004 - a week
        raise UserError(N_("After the weeks come 0 to 6 days, as in 23+4."), code="age_days", field="gestation_days")
    return GestationalAge(weeks * 7 + days)


def parse_age(typed: str) -> GestationalAge:
    """Read `23+4`, `23w4d` or `23`.

    Raises:
        UserError: it is not written so, or lies outside a pregnancy.
    """
    match = _AGE.fullmatch(typed.strip().lower())
    if match is None:
        raise UserError(N_("Write the weeks as 23+4."), code="age_form", field="gestation_weeks")
    return age_of(int(match[1]), int(match[2] or 0))


def days_on(due: AnyDue, on: date) -> int:
    """Return the whole days of the pregnancy on a day; below 0 or over 308 when the day lies outside it."""
    return TERM_DAYS - (_split(due)[0] - on).days


def age_on(due: AnyDue, on: date) -> GestationalAge:
    """Return how far the pregnancy is on a day.

    Raises:
        UserError: the day lies outside the pregnancy.
    """
    return GestationalAge(days_on(due, on), _split(due)[1])


def is_within(due: AnyDue, on: date) -> bool:
    """Tell whether the day lies in a pregnancy with this due date."""
    return 0 <= days_on(due, on) <= LONGEST_DAYS


def day_of(due: AnyDue, age: GestationalAge) -> date:
    """Return the day on which the pregnancy reaches an age."""
    return _split(due)[0] - timedelta(days=TERM_DAYS - age.days)


def due_from_period(first_day: date) -> date:
    """Return the due date from the first day of the last period."""
    return first_day + timedelta(days=TERM_DAYS)


def due_from_age(age: GestationalAge, on: date, *, from_conception: bool = False) -> date:
    """Return the due date of a pregnancy that has an age on a day; some countries count it from the conception."""
    return on + timedelta(days=TERM_DAYS - age.days - (PERIOD_DAYS if from_conception else 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekWindow:
    """The ages between which a kind of contact fits: possible, and best inside that. All ends included.

    Where the due date may be off, only the days count that fit whichever day is right: the window is narrower by the
    margin at both ends. When no day is left, the one in the middle is: it fits for most.

    Attributes:
        not_before: for one woman, a day before which it does not fit, such as four weeks after the contact before.
        not_after: the same for a day after which it does not fit. Days outside her weeks are never added by these.
    """

    earliest: GestationalAge
    best_from: GestationalAge
    best_until: GestationalAge
    latest: GestationalAge
    not_before: date | None = None
    not_after: date | None = None

    def __post_init__(self) -> None:
        """Refuse a window whose weeks do not follow each other.

        Raises:
            UserError: they are not earliest <= best_from <= best_until <= latest.
        """
        if not self.earliest <= self.best_from <= self.best_until <= self.latest:
            raise UserError(N_("The weeks of a window must follow each other."), code="window", field="window")

    def possible(self, due: AnyDue) -> DaySpan:
        """Return the days on which the contact is possible."""
        sure = _sure(due, self.earliest, self.latest)
        first = min(max(sure.first, self.not_before or sure.first), sure.last)
        return DaySpan(first, max(first, min(sure.last, self.not_after or sure.last)))

    def best(self, due: AnyDue) -> DaySpan:
        """Return the days on which the contact fits best; always among the possible ones."""
        sure, possible = _sure(due, self.best_from, self.best_until), self.possible(due)
        first = min(max(sure.first, possible.first), possible.last)
        return DaySpan(first, max(first, min(sure.last, possible.last)))

    def between(self, first: date, last: date) -> "WeekWindow":
        """Return the window narrowed for one woman to some days."""
        return replace(self, not_before=first, not_after=last)


def _sure(due: AnyDue, first: GestationalAge, last: GestationalAge) -> DaySpan:
    off = min(_split(due)[1], (last.days - first.days) // 2)
    return DaySpan(day_of(due, first) + timedelta(days=off), day_of(due, last) - timedelta(days=off))
