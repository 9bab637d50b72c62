"""Whose case it is: the one rule, and who looks after it as long as that nurse is away. Pure.

A case is of the nurse who is named in it; else of the nurse of its next visit, or of the last one that took place
where none is to come; else it is nobody's. Who stands in for her looks after it from the first to the last day of
that, and then it is with her again: nothing has to be done for it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ks_desktop.clients.domain import Case
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, DaySpan, UserId
from ks_desktop.visits.domain.appointment import Appointment, AppointmentState


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """Somebody looks after a case for a colleague on some days.

    Attributes:
        instead_of: who looks after it otherwise: whose case it is, or who stands in already.
        nurse: who does on these days.
    """

    id: UUID
    case_id: CaseId
    instead_of: UserId
    nurse: UserId
    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse days that cannot be, and a nurse who stands in for herself.

        Raises:
            UserError: it ends before it begins, or nobody else looks after the case.
        """
        if self.last < self.first:
            raise UserError(N_("The last day lies before the first."), code="span", field="last")
        if self.nurse == self.instead_of:
            raise UserError(N_("Choose a colleague: she has this work already."), code="same_nurse", field="nurse")

    def counts_on(self, day: date) -> bool:
        """Tell whether it counts on a day."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Whose case it is, and who looks after it on the day that was asked.

    Attributes:
        owner: whose it is, None for nobody's.
        nurse: who looks after it; the owner, unless somebody stands in for her.
        until: the last day on which that one stands in, None where the owner looks after it.
    """

    owner: UserId | None
    nurse: UserId | None
    until: date | None = None

    @property
    def is_stood_in(self) -> bool:
        """Tell whether somebody else than the owner looks after it."""
        return self.nurse != self.owner


NOBODYS = Whose(owner=None, nurse=None)


def whose(case: Case, visits: Iterable[Appointment], stand_ins: Iterable[StandIn], day: date) -> Whose:
    """Return whose case it is and who looks after it on a day.

    Args:
        case: the pregnancy.
        visits: all of it, in any order.
        stand_ins: all of it, the oldest first: the newest counts.
        day: the day that is asked.
    """
    owner = case.nurse or nurse_of_visits(visits)
    if owner is None:
        return NOBODYS
    newest = {each.instead_of: each for each in stand_ins if each.counts_on(day)}
    nurse, until = _follow(owner, newest)
    return Whose(owner=owner, nurse=nurse, until=until)


def _follow(owner: UserId, newest: Mapping[UserId, StandIn]) -> tuple[UserId, date | None]:
    # Who stands in may be away herself; who was stood in for may have taken it back.
    nurse, until, seen = owner, None, {owner}
    while nurse in newest:
        nurse, until = newest[nurse].nurse, _earlier(until, newest[nurse].last)
        if nurse in seen:
            break
        seen.add(nurse)
    return nurse, None if nurse == owner else until


def _earlier(one: date | None, other: date) -> date:
    return other if one is None else min(one, other)


def nurse_of_visits(visits: Iterable[Appointment]) -> UserId | None:
    """Return the nurse of the next visit, else of the last that took place, None for nobody."""
    every = sorted(visits, key=lambda visit: visit.starts_at)
    booked = [visit.nurse for visit in every if visit.state is AppointmentState.BOOKED]
    done = [visit.nurse for visit in every if visit.state is AppointmentState.DONE]
    return next(iter(booked), done[-1] if done else None)


def looks_after(
    nurse: UserId, case: Case, visits: Sequence[Appointment], stand_ins: Sequence[StandIn], span: DaySpan
) -> bool:
    """Tell whether a nurse looks after a case on some day of a span."""
    if not stand_ins:
        return whose(case, visits, (), span.first).nurse == nurse
    return any(whose(case, visits, stand_ins, day).nurse == nurse for day in span)
