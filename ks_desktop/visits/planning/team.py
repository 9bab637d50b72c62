"""A week of several nurses side by side, as the agenda shows it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import DayPlan, WeekPlan
from ks_desktop.visits.planning.diary import Busy, Stretch

_WORKDAYS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class NurseWeek:
    """One nurse's week.

    Attributes:
        name: as colleagues know her.
        plan: her visits, Monday to Sunday.
        working: when she works, without pauses and absence: from and until, instants in UTC, in order.
        busy: her blocks and absences.
        has_hours: her working days are set, for this week or another.
    """

    nurse: UserId
    name: str
    plan: WeekPlan
    working: tuple[Stretch, ...] = ()
    busy: tuple[Busy, ...] = ()
    has_hours: bool = True

    def day(self, day: date) -> DayPlan:
        """Return a day of the week."""
        return next(plan for plan in self.plan.days if plan.day == day)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamWeek:
    """An ISO week of one nurse or of the team: who looks stands first.

    Attributes:
        holidays: days off for everybody, each with its name.
        names: of everybody who is known here.
    """

    year: int
    week: int
    nurses: tuple[NurseWeek, ...]
    holidays: tuple[tuple[date, str], ...] = ()
    names: Mapping[UserId, str] = field(default_factory=dict)

    @property
    def days(self) -> tuple[date, ...]:
        """Monday to Sunday."""
        return tuple(date.fromisocalendar(self.year, self.week, number) for number in range(1, 8))

    @property
    def own(self) -> NurseWeek:
        """The week of who looks."""
        return self.nurses[0]

    def of(self, nurse: UserId) -> NurseWeek | None:
        """Return the week of a nurse, None when she is not among them."""
        return next((week for week in self.nurses if week.nurse == nurse), None)

    def holiday(self, day: date) -> str:
        """Return the name of a day off, "" for another day."""
        return dict(self.holidays).get(day, "")

    def seen_days(self, also: Sequence[date] = ()) -> tuple[date, ...]:
        """Return Monday to Friday, and a day of the weekend with work, a visit, or one of `also` on it."""
        seen = set(also)
        for nurse in self.nurses:
            seen |= {plan.day for plan in nurse.plan.days if plan.stops or (plan.hours and not plan.is_holiday)}
        return tuple(day for number, day in enumerate(self.days) if number < _WORKDAYS or day in seen)
