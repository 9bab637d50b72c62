"""Who waits for a visit, and a day and a week as they may be printed."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.gestation import GestationalAge
from ks_desktop.core.values import CaseId, DaySpan, UserId
from ks_desktop.visits.domain.appointment import Appointment
from ks_desktop.visits.domain.contact import ContactResult
from ks_desktop.visits.domain.hours import WorkingHours
from ks_desktop.visits.domain.missed import MissedWindow
from ks_desktop.visits.domain.mode import Mode
from ks_desktop.visits.domain.stop_clock import StopClock

_FRIDAY: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ToPlan:
    """A contact with a woman that is to be planned.

    Attributes:
        opens_on: the first day of her weeks.
        closes_on: the last day of her weeks.
        attempts: how often somebody tried to reach her.
        contact_type: the key of the kind of contact.
        contact_name: how nurses call it.
        contact_by: the last day of the term for a first contact, None once somebody tried to reach her.
        term_on: the last day of the agreed term, without the days on which it stood still.
        is_late: that day has passed.
        is_missed: her weeks have passed; she can still be planned, on days that the nurse names.
        missed: why, as the nurse said; None as long as nobody said so.
        stops: when the term stood still.
        nurse: who looks after the case today, None for nobody.
        postcode4: of her neighbourhood, "" when her address is secret.
        best: the days that suit best.
        minutes: how long it takes.
        mode: how they meet.
    """

    case_id: CaseId
    name: str
    age: GestationalAge | None
    opens_on: date
    closes_on: date
    attempts: int = 0
    last_result: ContactResult | None = None
    is_unknown_to_partner: bool = False
    contact_type: str = FIRST_VISIT
    contact_name: str = ""
    contact_by: date | None = None
    term_on: date | None = None
    is_late: bool = False
    is_missed: bool = False
    missed: MissedWindow | None = None
    stops: tuple[StopClock, ...] = ()
    nurse: UserId | None = None
    postcode4: str = ""
    best: DaySpan | None = None
    minutes: int = 60
    mode: Mode = Mode.HOME

    @property
    def key(self) -> tuple[CaseId, str]:
        """What tells it from every other entry of the list."""
        return self.case_id, self.contact_type


@dataclass(frozen=True, slots=True, kw_only=True)
class DayStop:
    """A visit as a paper for the road may show it; street and phone only for the tear-off strip.

    With a secret address `postcode4`, `place` and `street_line` are empty; `phone` is where calling is not safe.
    `call_hours` says beside it when she may be called, "" at any time.
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
    call_hours: str = ""

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
