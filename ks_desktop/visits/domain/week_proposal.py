"""A plan for many women at once, as it is proposed: who gets a place, who gets none and why, what was booked of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import GestationalAge
from ks_desktop.core.texts import _
from ks_desktop.core.values import AppointmentId, CaseId, Changes, UserId
from ks_desktop.visits.domain.mode import Mode
from ks_desktop.visits.domain.proposal import Proposal, Reason
from ks_desktop.visits.domain.timed import Timed


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow(Timed):
    """One visit in a proposed plan.

    Attributes:
        contact_type: key of the kind of contact.
        name: of the woman, as lists show it.
        starts_at: instant in UTC.
        reasons: why this time.
        travel_before: minutes of travel to it.
        travel_after: minutes of travel from it.
        age: how far the pregnancy is that day.
        late: working days after the agreed term.
        place: where they meet, as the screen may say it; "" when that is secret.
        is_fixed: an appointment that stands already; it never moves, and there is nothing to accept.
    """

    case_id: CaseId
    contact_type: str
    name: str
    nurse: UserId
    starts_at: datetime
    minutes: int
    mode: Mode = Mode.HOME
    reasons: tuple[Reason, ...] = ()
    travel_before: int = 0
    travel_after: int = 0
    age: GestationalAge | None = None
    is_best: bool = False
    late: int = 0
    place: str = ""
    is_fixed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """What would give her a place: an English source text with what fills its places, and the time that it gives.

    Attributes:
        kind: a stable word, such as `longer_day`.
        proposal: the time that was found with it.
        moves: the case whose proposed visit would have to go to another time for it, None when none has to.
    """

    kind: str
    message: str
    values: Mapping[str, Any] = field(default_factory=dict)
    proposal: Proposal | None = None
    moves: CaseId | None = None

    def text(self) -> str:
        """Return it in the user's language."""
        return _(self.message, **self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A woman for whom the plan has no place.

    Attributes:
        why: the first rule that leaves no choice.
        helps: the first thing that would give her a place; None when nothing was found, or it was not looked for.
        is_looked: `helps` was looked for. Where many are left out, that is done for one woman when she is looked at.
    """

    case_id: CaseId
    contact_type: str
    name: str
    why: Reason
    helps: Relaxation | None = None
    is_looked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanProposal:
    """A plan for everybody who waits. Nothing of it is booked.

    Attributes:
        rows: every visit with its place, by nurse and time; appointments that stand already are fixed.
        left_out: who has no place, whose weeks close first.
        points: what the plan costs: the fewer the better.
        bound: points below which there is no plan; None when nothing is proven.
        is_stopped: the nurse stopped it, and this is the best that was found until then.
    """

    rows: tuple[PlannedRow, ...]
    left_out: tuple[LeftOut, ...]
    points: int
    bound: int | None = None
    is_stopped: bool = False

    @property
    def new(self) -> tuple[PlannedRow, ...]:
        """The rows that are proposed and do not stand yet."""
        return tuple(row for row in self.rows if not row.is_fixed)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """A row that was not booked, with why: the world moved on since it was proposed."""

    case_id: CaseId
    name: str
    why: UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedPlan:
    """What became of the chosen rows: the visits that were booked, by case, and the rows that were refused."""

    booked: Mapping[CaseId, AppointmentId]
    refused: tuple[RefusedRow, ...]
    changes: Changes
