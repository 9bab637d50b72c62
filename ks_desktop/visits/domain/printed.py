"""The plans that were printed, and what became of each sheet: out of the house, shredded, lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from ks_desktop.core.texts import N_
from ks_desktop.core.values import AppointmentId, CaseId, UserId
from ks_desktop.visits.domain.appointment import visit_code


class PlanKind(StrEnum):
    """What a sheet is."""

    DAY = "day"
    WEEK = "week"
    TEAM = "team"
    CALLS = "calls"
    HAND_OVER = "hand_over"


class PlanState(StrEnum):
    """Where a sheet is."""

    OUT = "out"
    SHREDDED = "shredded"
    LOST = "lost"


class PlanChange(StrEnum):
    """How a visit on a sheet differs from the agenda now."""

    MOVED = "moved"
    OTHER_NURSE = "other_nurse"
    CANCELLED = "cancelled"


PLAN_LABELS: Final[Mapping[PlanKind, str]] = {
    PlanKind.DAY: N_("Day plan"),
    PlanKind.WEEK: N_("Week plan"),
    PlanKind.TEAM: N_("Team plan"),
    PlanKind.CALLS: N_("Call list"),
    PlanKind.HAND_OVER: N_("Hand-over list"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVisit:
    """A visit as it stands on a sheet; on a list of calls the call is what stands there."""

    appointment_id: AppointmentId
    case_id: CaseId
    nurse: UserId
    starts_at: datetime

    @property
    def code(self) -> str:
        """The code of the visit."""
        return visit_code(self.appointment_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft:
    """A sheet that is made and looked at. It counts as out from the moment it is printed or saved.

    Attributes:
        number: of the day on which it is made, from 1.
        nurse: whose plan it is, None for the team.
        cases: what stands on it without a visit.
    """

    kind: PlanKind
    first: date
    last: date
    nurse: UserId | None
    made_on: date
    number: int
    visits: tuple[PlanVisit, ...] = ()
    cases: frozenset[CaseId] = frozenset()

    @property
    def label(self) -> str:
        """What stands on the sheet, such as `3/2026-11-24`."""
        return plan_label(self.number, self.made_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongVisit:
    """A visit on a sheet that is not so any more. `now` is when it is, None when there is none."""

    code: str
    was: datetime
    change: PlanChange
    now: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPlan:
    """A sheet that was printed or saved.

    Attributes:
        copies: how often it was printed.
        settled_on: on which day it was shredded or reported lost.
        note: for the privacy officer, of a lost sheet.
        visits: how many visits stand on it, and women without one; not those that were destroyed since.
        wrong: what on it is not so any more.
        nurse_name: of whose plan it is, "" of the team.
    """

    id: UUID
    kind: PlanKind
    first: date
    last: date
    nurse: UserId | None
    made_on: date
    number: int
    copies: int
    printed_at: datetime
    printed_by: UserId
    state: PlanState
    settled_on: date | None = None
    note: str = ""
    visits: int = 0
    wrong: tuple[WrongVisit, ...] = ()
    nurse_name: str = ""

    @property
    def is_out(self) -> bool:
        """Tell whether the sheet is somewhere outside still."""
        return self.state is PlanState.OUT

    @property
    def label(self) -> str:
        """What stands on the sheet, such as `3/2026-11-24`."""
        return plan_label(self.number, self.made_on)

    def is_over(self, today: date) -> bool:
        """Tell whether its last day lies behind: it is of no use any more and must be shredded."""
        return self.last < today


def plan_label(number: int, made_on: date) -> str:
    """Return how a plan is called on paper and on the screen."""
    return f"{number}/{made_on.isoformat()}"
