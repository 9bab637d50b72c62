"""The register of printed plans: which sheets are still out of the house, and what on them is not so any more."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from ks_desktop.clients.domain import Client
from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import AppointmentId, CaseId, Changes, DaySpan, UserId, clean_note
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.service import Users
from ks_desktop.visits.domain import OCCUPYING, Appointment
from ks_desktop.visits.domain.printed import (
    PlanChange,
    PlanDraft,
    PlanKind,
    PlanState,
    PlanVisit,
    PrintedPlan,
    WrongVisit,
)
from ks_desktop.visits.store import appointments, printed

_CHANGED: Final = Changes(visits=True)
_LOST_SHOWN: Final = timedelta(days=90)


class PrintedPlans:
    """Numbers sheets, keeps which are out, and what became of each.

    Attributes:
        claimed_tables: tables whose rows `case_destroyed` removes.
    """

    claimed_tables: Final = printed.CLAIMED

    def __init__(self, database: Database, clock: Clock, clients: Clients, users: Users, audit: Audit) -> None:
        self._database = database
        self._clock = clock
        self._clients = clients
        self._users = users
        self._audit = audit

    def draft(
        self,
        kind: PlanKind,
        days: DaySpan,
        visits: Iterable[Appointment],
        *,
        nurse: UserId | None,
        actor: UserId,
        cases: Iterable[CaseId] = (),
    ) -> PlanDraft:
        """Return the number under which a sheet would be printed now; nothing is kept of a sheet only looked at.

        Args:
            kind: what it is.
            days: the days it is for.
            visits: what stands on it.
            nurse: whose plan it is, None for the team.
            actor: who asks.
            cases: what stands on it without a visit.
        """
        made_on = self._clock.today()
        with self._database.reading(actor) as reading:
            number = printed.next_number(reading, made_on)
        return PlanDraft(
            kind=kind,
            first=days.first,
            last=days.last,
            nurse=nurse,
            made_on=made_on,
            number=number,
            visits=tuple(
                PlanVisit(appointment_id=v.id, case_id=v.case_id, nurse=v.nurse, starts_at=v.starts_at) for v in visits
            ),
            cases=frozenset(cases),
        )

    def anchor(self) -> str:
        """Return where the log is now, as it stands at the foot of a sheet."""
        return self._audit.anchor()

    def printed(self, draft: PlanDraft, *, actor: UserId) -> Changes:
        """Keep that a sheet left the printer, or was saved as a file: it is out. A second time it is another copy.

        Raises:
            StaleError: its number was given to another sheet meanwhile; make the plan again.
        """
        with self._database.work(actor, AuditEvent.PLAN_PRINTED) as work:
            known = printed.numbered(work, draft.made_on, draft.number)
            if known is None:
                plan_id = printed.add(work, draft, self._clock.now())
            elif self._is_of(known, draft, reading=work):
                plan_id = known.id
                printed.one_more(work, plan_id)
            else:
                raise StaleError(N_("Another plan was printed meanwhile. Make this one again."), code="plan_number")
            about = About(subject="printed_plan", subject_id=plan_id.hex)
            self._audit.record(work, AuditEvent.PLAN_PRINTED, about=about)
        return _CHANGED

    def _is_of(self, known: PrintedPlan, draft: PlanDraft, *, reading: Reading) -> bool:
        same = (known.kind, known.first, known.last, known.nurse) == (draft.kind, draft.first, draft.last, draft.nurse)
        there = printed.visits_of(reading, [known.id]).get(known.id, ())
        beside = printed.cases_of(reading, [known.id]).get(known.id, frozenset())
        return same and set(there) == set(draft.visits) and beside == draft.cases

    def out(self, *, actor: UserId) -> tuple[PrintedPlan, ...]:
        """Return the sheets that are out, the newest first.

        With those settled today, so that a slip can be mended, and those lost within a quarter of a year: somebody
        will ask whom they concern.
        """
        with self._database.reading(actor) as reading:
            return self.out_at(self._clock.today(), reading=reading)

    def out_at(self, today: date, *, reading: Reading) -> tuple[PrintedPlan, ...]:
        """Return the same inside an open look at the database."""
        plans = printed.out(reading, today, today - _LOST_SHOWN)
        ids = [plan.id for plan in plans]
        on_paper, beside = printed.visits_of(reading, ids), printed.cases_of(reading, ids)
        cases = {visit.case_id for visits in on_paper.values() for visit in visits}
        now = {v.id: v for found in appointments.of_cases(reading, cases).values() for v in found}
        names = {user.id: user.full_name for user in self._users.everybody(reading=reading)}

        def whole(plan: PrintedPlan) -> PrintedPlan:
            visits = on_paper.get(plan.id, ())
            name = names.get(plan.nurse, "") if plan.nurse else ""
            wrong = _wrong(visits, now) if plan.is_out else ()
            count = len(visits) + len(beside.get(plan.id, ()))
            return replace(plan, visits=count, wrong=wrong, nurse_name=name)

        return tuple(map(whole, plans))

    def shredded(self, plan_id: UUID, *, actor: UserId) -> Changes:
        """Keep that a sheet was destroyed.

        Raises:
            UserError: there is no such sheet.
        """
        with self._database.work(actor, AuditEvent.PLAN_SHREDDED) as work:
            self._settle(plan_id, PlanState.SHREDDED, "", work=work)
        return _CHANGED

    def lost(self, plan_id: UUID, note: str, *, actor: UserId) -> Changes:
        """Keep that a sheet is lost, with what is known, for the privacy officer.

        Raises:
            UserError: there is no such sheet, or nothing is said of how it was lost.
        """
        told = clean_note(note).text
        if not told:
            raise UserError(
                N_("Say in a few words where and when it may have been lost."), code="required", field="note"
            )
        with self._database.work(actor, AuditEvent.PLAN_LOST) as work:
            self._settle(plan_id, PlanState.LOST, told, work=work)
        return _CHANGED

    def found_again(self, plan_id: UUID, *, actor: UserId) -> Changes:
        """Take back that a sheet was shredded or lost: it is out.

        Raises:
            UserError: there is no such sheet.
        """
        with self._database.work(actor, AuditEvent.PLAN_FOUND) as work:
            plan = self._find(plan_id, reading=work)
            self._settle(plan_id, PlanState.OUT, plan.note, work=work)
        return _CHANGED

    def concerned(self, plan_id: UUID, *, actor: UserId) -> tuple[Client, ...]:
        """Return the women whose visits stand on a sheet, by name: whom a lost one concerns. It is logged.

        Raises:
            UserError: there is no such sheet.
        """
        with self._database.reading(actor) as reading:
            self._find(plan_id, reading=reading)
            visits = printed.visits_of(reading, [plan_id]).get(plan_id, ())
            beside = printed.cases_of(reading, [plan_id]).get(plan_id, frozenset())
            women = self._women({visit.case_id for visit in visits} | beside, reading=reading)
        self._audit.seen(AuditEvent.CLIENTS_LISTED, [woman.id for woman in women], actor=actor)
        return women

    def case_destroyed(self, case_id: CaseId, *, work: Work) -> None:
        """Remove what the sheets say of a case."""
        printed.destroy(work, case_id)

    def _women(self, case_ids: Iterable[CaseId], *, reading: Reading) -> tuple[Client, ...]:
        cases = self._clients.cases(set(case_ids), reading=reading)
        women = self._clients.clients({case.client_id for case in cases.values()}, reading=reading)
        return tuple(sorted(women.values(), key=lambda woman: woman.name.full))

    def _settle(self, plan_id: UUID, state: PlanState, note: str, *, work: Work) -> None:
        self._find(plan_id, reading=work)
        printed.settle(work, plan_id, state, self._clock.today(), note)

    def _find(self, plan_id: UUID, *, reading: Reading) -> PrintedPlan:
        plan = printed.find(reading, plan_id)
        if plan is None:
            raise UserError(N_("This plan is not in the register any more."), code="gone")
        return plan


def _wrong(on_paper: Iterable[PlanVisit], now: Mapping[AppointmentId, Appointment]) -> tuple[WrongVisit, ...]:
    told = (_changed(visit, now.get(visit.appointment_id)) for visit in on_paper)
    return tuple(wrong for wrong in told if wrong is not None)


def _changed(visit: PlanVisit, now: Appointment | None) -> WrongVisit | None:
    if now is None or now.state not in OCCUPYING:
        return WrongVisit(code=visit.code, was=visit.starts_at, change=PlanChange.CANCELLED)
    if now.starts_at != visit.starts_at:
        return WrongVisit(code=visit.code, was=visit.starts_at, change=PlanChange.MOVED, now=now.starts_at)
    if now.nurse != visit.nurse:
        return WrongVisit(code=visit.code, was=visit.starts_at, change=PlanChange.OTHER_NURSE, now=now.starts_at)
    return None
