"""Handing over a colleague's work in one action: for some days or for good, looked at first, undone in one go."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from ks_desktop.clients.domain import Case
from ks_desktop.core.clock import local_day
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import AppointmentId, CaseId, Changes, DaySpan, UserId, new_id
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.domain import Absence, AbsenceReason
from ks_desktop.visits.domain.standing_in import StandIn
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.assigning import GIVEN, Assigning
from ks_desktop.visits.service.caseload import Caseloads
from ks_desktop.visits.service.checking import Checks
from ks_desktop.visits.service.handing_over.asked import (
    HandedCase,
    HandedVisit,
    HandOverQuestion,
    HandWork,
    going,
)
from ks_desktop.visits.service.handing_over.gathering import Gathering, WorkBeside
from ks_desktop.visits.service.schedules import Schedules
from ks_desktop.visits.service.whose import whose_cases
from ks_desktop.visits.store.absences import absences, write_absence
from ks_desktop.visits.store.stand_ins import CLAIMED, add_stand_in, destroy

__all__ = [
    "HandOverQuestion",
    "HandOvers",
    "HandWork",
    "HandedCase",
    "HandedOver",
    "HandedVisit",
    "UsualDays",
    "WorkBeside",
    "going",
]

_VISIT: Final = N_("hand over visit")
_SOON: Final = timedelta(days=14)
LABEL: Final = N_("hand over work")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What was handed over.

    Attributes:
        cases: what became of each case that was given to somebody.
        changes: for the pages.
    """

    cases: tuple[HandedCase, ...]
    changes: Changes

    def by_colleague(self) -> dict[UserId, tuple[CaseId, ...]]:
        """Return which cases each colleague got."""
        found: dict[UserId, tuple[CaseId, ...]] = {}
        for case in self.cases:
            if case.to is not None:
                found[case.to] = (*found.get(case.to, ()), case.case_id)
        return found

    def stuck(self) -> tuple[HandedVisit, ...]:
        """Return the visits that stay and are to be decided."""
        return tuple(each for case in self.cases for each in case.visits if not each.goes)


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualDays:
    """The days that are proposed for a hand-over.

    Attributes:
        span: her absence of now, or the next one; today where none is noted.
        is_noted: the agenda knows already that she is away then.
    """

    span: DaySpan
    is_noted: bool


class HandOvers:
    """Hands over the work of a nurse.

    Attributes:
        claimed_tables: tables whose rows `case_destroyed` removes.
        beside: rooms above in which work lies too.
        assigning: says whose a case is.
    """

    claimed_tables: Final = CLAIMED

    def __init__(
        self,
        database: Database,
        visits: Visits,
        schedules: Schedules,
        caseload: Caseloads,
        checks: Checks,
        undo: Undo,
    ) -> None:
        self._database = database
        self._gathering = Gathering(visits, checks, schedules, caseload)
        self._changing = visits.changing
        self._undo = undo
        self.beside = self._gathering.beside
        self.assigning = Assigning(database, visits, undo)

    def usual(self, nurse: UserId, *, actor: UserId) -> UsualDays:
        """Return the days on which somebody will have to stand in for a nurse."""
        with self._database.reading(actor) as reading:
            today = self._gathering.today()
            away = [each for each in absences(reading, [nurse])[nurse] if each.last >= today]
        first = min(away, key=lambda each: each.first, default=None)
        if first is None or first.first > today + _SOON:
            return UsualDays(span=DaySpan(today, today), is_noted=False)
        return UsualDays(span=DaySpan(max(today, first.first), first.last), is_noted=True)

    def question(self, nurse: UserId, span: DaySpan | None, *, actor: UserId) -> HandOverQuestion:
        """Return all of a nurse's work that may be handed over; asking changes nothing.

        Args:
            nurse: whose work it is.
            span: the days on which colleagues stand in; None for good.
            actor: who asks.
        Raises:
            UserError: she is not known here, the days lie behind or are too many, or there is no colleague.
        """
        with self._database.reading(actor) as reading:
            return self._gathering.ask(nurse, span, reading=reading)

    def hand_over(
        self,
        nurse: UserId,
        choices: Mapping[CaseId, UserId | None],
        span: DaySpan | None,
        *,
        actor: UserId,
        seen: Collection[AppointmentId],
        absent: AbsenceReason | None = None,
    ) -> HandedOver:
        """Give cases to colleagues, with their booked visits as far as these fit. One undo takes all of it back.

        Args:
            nurse: whose work it is.
            choices: who gets each case; who is not named stays with her.
            span: the days on which they stand in; None for good.
            actor: who does it.
            seen: the visits that go along, as the preview showed.
            absent: also write in the agenda that she is away on these days, and why.
        Raises:
            StaleError: something changed since the preview.
            UserError: nothing is handed over, the days are not right, or a visit is refused.
        """
        wanted = {case_id: to for case_id, to in choices.items() if to is not None}
        if not wanted:
            raise UserError(N_("Nothing is handed over: choose a colleague for at least one woman."), code="nothing")
        with self._database.work(actor, AuditEvent.WORK_HANDED_OVER) as work:
            question = self._gathering.ask(nurse, span, reading=work)
            handed = tuple(each for each in question.arranged(wanted) if each.to is not None)
            if {each.case_id for each in handed} != set(wanted) or going(handed) != frozenset(seen):
                raise StaleError(N_("Something changed meanwhile. Look at the list again."), code="changed")
            changes = GIVEN
            for each in handed:
                changes |= self._hand(each, wanted[each.case_id], question, work)
            if absent is not None and span is not None:
                write_absence(work, Absence(id=new_id(), user=nurse, first=span.first, last=span.last, reason=absent))
            for each in handed:  # said last, and once for each woman: so many are named when it is taken back
                self._undo.record(work, label=LABEL, case_id=each.case_id)
        return HandedOver(cases=self._as_seen(handed, actor), changes=changes)

    def stands_in(self, case: Case, reading: Reading) -> bool:
        """Tell whether who looks stands in for the nurse of a case today."""
        its = whose_cases([case], self._gathering.today(), reading=reading)[case.id]
        return its.is_stood_in and its.nurse == reading.actor

    def _as_seen(self, handed: tuple[HandedCase, ...], actor: UserId) -> tuple[HandedCase, ...]:
        """Return what was done without the name of whom this user may not see: work sees everybody."""
        with self._database.reading(actor) as reading:
            names = self._gathering.names([each.work.work.case for each in handed], reading=reading)
        return tuple(replace(each, work=replace(each.work, name=names[each.case_id])) for each in handed)

    def _hand(self, each: HandedCase, to: UserId, question: HandOverQuestion, work: Work) -> Changes:
        changes = Changes()
        if each.work.is_hers:
            self._give(each, to, question, work)
        for visit in each.visits:
            if visit.goes:
                changes |= self._changing.change(visit.visit, replace(visit.visit, nurse=to), _VISIT, work=work)
        return changes

    def _give(self, each: HandedCase, to: UserId, question: HandOverQuestion, work: Work) -> None:
        case, its, nurse = each.work.work.case, each.work.work.whose, question.nurse
        if question.span is not None:
            # Named from now on, so that it comes back to her whoever makes its visits meanwhile.
            self.assigning.give(case, its.owner, work=work)
            _stand_in(case.id, nurse, to, question.span, work)
        elif its.owner == nurse:
            self.assigning.give(case, to, work=work)
        elif its.until is not None:  # she stands in herself: then somebody else does, for the days that are left
            _stand_in(case.id, nurse, to, DaySpan(local_day(question.now), its.until), work)

    def case_destroyed(self, case_id: CaseId, *, work: Work) -> None:
        """Remove this room's rows of a case."""
        destroy(work, case_id)


def _stand_in(case_id: CaseId, instead_of: UserId, nurse: UserId, span: DaySpan, work: Work) -> None:
    stand_in = StandIn(
        id=new_id(), case_id=case_id, instead_of=instead_of, nurse=nurse, first=span.first, last=span.last
    )
    add_stand_in(work, stand_in)
