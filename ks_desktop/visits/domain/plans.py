"""Who waits for a visit, and a day and a week as they may be printed."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.core.gestation import GestationalAge
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits.domain.appointment import Appointment
from ks_desktop.visits.domain.contact import ContactResult
from ks_desktop.visits.domain.hours import WorkingHours

_FRIDAY: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ToPlan:
    """A woman who waits for a visit. `closes_on` is the last possible day; `attempts` counts tries to reach her."""

    case_id: CaseId
    name: str
    age: GestationalAge | None
    opens_on: date
    closes_on: date
    attempts: int = 0
    last_result: ContactResult | None = None
    is_unknown_to_partner: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayStop:
    """A visit as a paper for the road may show it; street and phone only for the tear-off strip.

    With a secret address `postcode4`, `place` and `street_line` are empty; `phone` is where calling is not safe.
    """

    appointment: Appointment
    initials: str
    age: GestationalAge | None
    postcode4: str
    place: str
    street_line: str
    phone: str
    is_secret: bool
    language: str
    interpreter: bool
    travel_before: int
    is_travel_known: bool = True
    is_unknown_to_partner: bool = False

    @property
    def code(self) -> str:
        """The code of the visit."""
        return self.appointment.code


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """One day of one nurse, in order. `hours` is None when she is free; `travel_home` in minutes."""

    day: date
    nurse: UserId
    hours: WorkingHours | None
    is_holiday: bool
    stops: tuple[DayStop, ...]
    travel_home: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPlan:
    """One ISO week of one nurse, Monday to Sunday."""

    year: int
    week: int
    days: tuple[DayPlan, ...]

    def is_over(self, on: date) -> bool:
        """Tell whether its working days lie behind a day in its weekend: no hours and no visit are left."""
        left = [day for day in self.days if day.day >= on]
        return on.isoweekday() > _FRIDAY and not any(day.stops or (day.hours and not day.is_holiday) for day in left)
