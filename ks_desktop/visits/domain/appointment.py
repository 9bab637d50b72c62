"""A visit in the agenda."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import AppointmentId, CaseId, UserId
from ks_desktop.visits.domain.companion import Companion, CompanionKind
from ks_desktop.visits.domain.mode import Mode
from ks_desktop.visits.domain.report import Outcome, Report
from ks_desktop.visits.domain.timed import Timed

SHORTEST_MINUTES: Final = 5
LONGEST_MINUTES: Final = 480
STEP_MINUTES: Final = 5
CODE_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: read aloud without mistakes
CODE_LENGTH: Final = 4


class AppointmentState(StrEnum):
    """What became of an appointment. `cancelled` also when she declined: no visit was held."""

    BOOKED = "booked"
    DONE = "done"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    MISSED = "missed"


OCCUPYING: Final = (AppointmentState.BOOKED, AppointmentState.DONE)
"""The states in which a visit takes time of a nurse: it stands, or was held."""


STATE_OF_OUTCOME: Final[Mapping[Outcome, AppointmentState]] = {
    Outcome.VISITED: AppointmentState.DONE,
    Outcome.NOT_AT_HOME: AppointmentState.NO_SHOW,
    Outcome.DECLINED: AppointmentState.CANCELLED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Timed):
    """A visit in the agenda. `starts_at` is an instant in UTC; travel is not part of `minutes`.

    Attributes:
        contact_type: key of the kind of contact, such as `first_visit`.
        location: where they meet when that is elsewhere, in words.
        postcode: the postcode of that place, `3511 AB`, or "".
        companions: who comes along.
        is_time_known: False where a visit was written down afterwards and nobody knows at what time it was.
    """

    id: AppointmentId
    case_id: CaseId
    nurse: UserId
    starts_at: datetime
    minutes: int
    state: AppointmentState = AppointmentState.BOOKED
    mode: Mode = Mode.HOME
    report: Report | None = None
    reported_on: date | None = None
    cancel_reason: str = ""
    contact_type: str = FIRST_VISIT
    location: str = ""
    postcode: str = ""
    companions: tuple[Companion, ...] = ()
    is_time_known: bool = True
    version: int = 0

    @property
    def colleagues(self) -> tuple[UserId, ...]:
        """The colleagues who come along: the visit takes their time too."""
        return tuple(one.user for one in self.companions if one.user is not None)

    @property
    def interpreter(self) -> Companion | None:
        """The interpreter of this visit, None without one."""
        return next((one for one in self.companions if one.kind is CompanionKind.INTERPRETER), None)

    @property
    def outcome(self) -> Outcome | None:
        """What was reported, None as long as nothing was."""
        return self.report.outcome if self.report else None

    @property
    def code(self) -> str:
        """Four characters that name the visit on papers without naming her."""
        return visit_code(self.id)


def check_minutes(minutes: int, *, field: str = "minutes") -> int:
    """Return the length of a visit.

    Raises:
        UserError: it is not 5 to 480 minutes, in whole fives.
    """
    if not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES or minutes % STEP_MINUTES:
        raise UserError(
            N_("A visit takes {least} to {most} minutes, in steps of {step}."),
            code="minutes",
            field=field,
            values={"least": SHORTEST_MINUTES, "most": LONGEST_MINUTES, "step": STEP_MINUTES},
        )
    return minutes


def visit_code(appointment_id: UUID) -> str:
    """Return the code of a visit on papers for the road, from the random end of its id."""
    rest, letters = appointment_id.int, []
    for _place in range(CODE_LENGTH):
        rest, digit = divmod(rest, len(CODE_LETTERS))
        letters.append(CODE_LETTERS[digit])
    return "".join(letters)


def booked_until(appointments: Iterable[Appointment]) -> datetime | None:
    """Return the end of the latest booked visit, None without one."""
    return max((a.ends_at for a in appointments if a.state is AppointmentState.BOOKED), default=None)


def has_outcome(appointments: Iterable[Appointment]) -> bool:
    """Tell whether the first visit took place or she declined it; not being at home leaves her to be planned again."""
    return any(a.contact_type == FIRST_VISIT and a.outcome in {Outcome.VISITED, Outcome.DECLINED} for a in appointments)
