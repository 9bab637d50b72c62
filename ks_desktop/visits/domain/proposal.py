"""A time that fits, why, and what planning did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.gestation import GestationalAge
from ks_desktop.core.texts import _
from ks_desktop.core.values import AppointmentId, CaseId, Changes, UserId
from ks_desktop.visits.domain.hours import Transport
from ks_desktop.visits.domain.mode import Mode
from ks_desktop.visits.domain.timed import Timed


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a time is proposed: an English source text with what fills its places."""

    message: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def text(self) -> str:
        """Return the reason in the user's language."""
        return _(self.message, **self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Timed):
    """A time that fits: nothing overlaps, all travel lies inside the working day.

    Attributes:
        starts_at: instant in UTC.
        minutes: length of the visit, travel not included.
        age: how far the pregnancy is on that day.
        travel_before: minutes from the visit before, or from the nurse's start place.
        travel_after: minutes to the next visit, or home.
        is_best: the day lies in the best weeks.
        contact_type: key of the kind of contact.
        mode: how they meet; by phone and by video nobody travels.
        colleagues: who comes along.
        way: the postcodes of the way there, for a nurse who knows better how long it takes; "" is not known.
        transport: how she travels.
        is_corrected: a nurse said how long the way there takes.
    """

    case_id: CaseId
    nurse: UserId
    starts_at: datetime
    minutes: int
    age: GestationalAge
    travel_before: int
    travel_after: int
    is_best: bool
    reasons: tuple[Reason, ...] = ()
    contact_type: str = FIRST_VISIT
    mode: Mode = Mode.HOME
    colleagues: tuple[UserId, ...] = ()
    way: tuple[str, str] = ("", "")
    transport: Transport = Transport.CAR
    is_corrected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A booked visit, and what changed."""

    appointment_id: AppointmentId
    changes: Changes
