"""A further contact that a nurse wants to plan, such as a second visit. Never there by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits.domain.appointment import Appointment, AppointmentState
from ks_desktop.visits.domain.report import Outcome

_SERVED = frozenset({Outcome.VISITED, Outcome.DECLINED})


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedContact:
    """One further contact.

    Attributes:
        served_before: how many of this kind were held, declined or booked when it was asked for: one more ends it.
    """

    id: UUID
    case_id: CaseId
    contact_type: str
    wanted_on: date
    user: UserId
    served_before: int = 0


def of_type(visits: Iterable[Appointment], contact_type: str) -> list[Appointment]:
    """Return the visits of a kind of contact."""
    return [visit for visit in visits if visit.contact_type == contact_type]


def served(visits: Iterable[Appointment], contact_type: str) -> int:
    """Return how many contacts of a kind are booked, were held, or were declined."""
    found = of_type(visits, contact_type)
    return sum(visit.state is AppointmentState.BOOKED or visit.outcome in _SERVED for visit in found)


def is_wanted(wanted: WantedContact, visits: Iterable[Appointment]) -> bool:
    """Tell whether it still is to be planned."""
    return served(visits, wanted.contact_type) <= wanted.served_before


def held_on(visits: Iterable[Appointment], contact_type: str) -> date | None:
    """Return the real day on which a kind of contact was held last, None when it was not."""
    days = [
        visit.report.held_on
        for visit in of_type(visits, contact_type)
        if visit.report is not None and visit.outcome is Outcome.VISITED
    ]
    return max(days, default=None)
