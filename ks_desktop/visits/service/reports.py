"""Writing down what came of a visit, with all that follows from it, in one transaction."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from ks_desktop.clients.service.goals import Goals
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.drafts import drop_within
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import AppointmentId, CaseId, Changes, UserId
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.service import Users
from ks_desktop.visits import store
from ks_desktop.visits.domain import Accepted, HeldVisit, Help, Report, VisitWish, ticked
from ks_desktop.visits.domain.goals import goals_of
from ks_desktop.visits.domain.reporting import DueAgreement, Following, NextContact, ReportLook
from ks_desktop.visits.planning.facts import Facts
from ks_desktop.visits.service import changing
from ks_desktop.visits.service.afterwards import Afterwards
from ks_desktop.visits.service.changing import Changing
from ks_desktop.visits.service.further import FurtherContacts
from ks_desktop.visits.store import reports
from ks_desktop.visits.store.wishes import visit_wishes, write_wish

REPORT_FORM: Final = "report"  # the name of its drafts; their subject is the appointment
_TYPE_FIELD: Final = "contact_type"
_NEXT_FIELD: Final = "next_kind"
_NOTHING: Final = Following()


class Reports:
    """Reports of visits, planned before or not, and what was agreed at them."""

    def __init__(self, database: Database, clock: Clock, facts: Facts, changing: Changing, undo: Undo) -> None:
        self._database = database
        self._clock = clock
        self._users = Users(database)
        self._facts = facts
        self._changing = changing
        self._afterwards = Afterwards(database, clock, facts, changing)
        self._further = FurtherContacts(database, clock, facts.coalition, facts, undo)
        self._goals = Goals(database, undo)

    def look(self, case_id: CaseId, *, actor: UserId, nurse: UserId | None = None) -> ReportLook:
        """Return what the form begins with; `nurse` is who visits.

        Raises:
            UserError: the case is not there.
        """
        with self._database.reading(actor) as reading:
            case = self._facts.case(case_id, reading=reading)
            kept = self._goals.of([case_id], reading=reading).get(case_id, ())
            visits = store.of_cases(reading, [case_id]).get(case_id, ())
            waiting = next(iter(self._further.waiting(case_id, reading=reading)), "")
            wish = visit_wishes(reading, [case_id]).get((case_id, waiting))
        return ReportLook(
            case_id=case_id,
            due=case.due,
            goals=goals_of(kept, visits),
            kinds=tuple(kind for kind in self._further.kinds(actor=actor) if kind.key != FIRST_VISIT),
            next_contact=NextContact(contact_type=waiting, not_before=wish.not_before if wish else None)
            if waiting
            else None,
            nurse=self._users.get(nurse, actor=actor).full_name if nurse is not None else "",
        )

    def report(
        self,
        appointment_id: AppointmentId,
        report: Report,
        following: Following = _NOTHING,
        *,
        actor: UserId,
        version: int | None = None,
    ) -> Changes:
        """Write down what came of a visit with all that follows, or correct it. Its draft goes. Can be undone.

        Args:
            appointment_id: which visit.
            report: what came of it, with the real day.
            following: the contact that comes next, and her goals.
            actor: who reports.
            version: of the visit as the nurse saw it; None takes it as it is.
        Raises:
            StaleError: somebody changed the visit meanwhile.
            UserError: it was cancelled, its case is closed, the real day cannot be right, the next contact cannot wait
                to be planned (field `next_kind`), or a text is too long.
        """
        with self._database.work(actor, AuditEvent.VISIT_REPORTED) as work:
            visit = changing.find(appointment_id, reading=work)
            if version is not None and visit.version != version:
                raise StaleError
            drop_within(work, REPORT_FORM, str(appointment_id))
            return self._changing.report(visit, report, work=work) | self._follow(visit.case_id, following, work)

    def record(
        self, held: HeldVisit, following: Following = _NOTHING, *, actor: UserId, nurse: UserId | None = None
    ) -> Accepted:
        """Store a visit that was never booked as held, with all that follows; see `Afterwards.record`."""
        with self._database.work(actor, AuditEvent.VISIT_REPORTED) as work:
            accepted = self._afterwards.record_within(held, nurse=nurse, work=work)
            return replace(accepted, changes=accepted.changes | self._follow(held.case_id, following, work))

    def _follow(self, case_id: CaseId, following: Following, work: Work) -> Changes:
        changes = Changes()
        if following.goals is not None:
            changes |= self._goals.put_within(case_id, following.goals, work=work)
        if following.next_contact is not None:
            self._let_wait(case_id, following.next_contact, work)
        return changes

    def _let_wait(self, case_id: CaseId, wanted: NextContact, work: Work) -> None:
        try:
            self._further.want_within(case_id, wanted.contact_type, work=work)
        except UserError as error:
            field = _NEXT_FIELD if error.field in {"", _TYPE_FIELD, "consent_given"} else error.field
            raise UserError(error.message, code=error.code, field=field, values=error.values) from error
        key = (case_id, wanted.contact_type)
        wish = visit_wishes(work, [case_id]).get(key, VisitWish(case_id=case_id, contact_type=wanted.contact_type))
        if wish.not_before != wanted.not_before:
            write_wish(work, replace(wish, not_before=wanted.not_before))

    def tick(self, agreement_id: UUID, *, actor: UserId, is_done: bool = True) -> Changes:
        """Tick an agreement off, today, or let it be open again. Can be undone.

        Raises:
            UserError: it is not there any more, or its case is closed.
        """
        with self._database.work(actor, AuditEvent.CASE_CHANGED) as work:
            visit = reports.visit_of(work, agreement_id)
            appointment = store.find(work, visit) if visit is not None else None
            if appointment is None or appointment.report is None:
                raise UserError(N_("This agreement is not there any more."), code="gone")
            if not self._facts.case(appointment.case_id, reading=work).is_open:
                raise UserError(N_("This case is closed. Reopen it first."), code="case_closed")
            changed = ticked(appointment.report, agreement_id, self._clock.today() if is_done else None)
            if changed is None:
                return Changes()
            return self._changing.amend(appointment, changed, N_("tick agreement"), work=work)

    def agreements_due(
        self, until: date, *, reading: Reading, case_ids: Collection[CaseId] | None = None
    ) -> tuple[DueAgreement, ...]:
        """Return the open agreements of open cases whose day has come until this one, the longest due in front.

        Args:
            until: the day.
            reading: the open reading.
            case_ids: only of these cases; None is of all.
        """
        found = reports.agreements_due(reading, until)
        wanted = {CaseId(case) for case, _visit, _one in found if case_ids is None or case in case_ids}
        cases = self._facts.cases(wanted, reading=reading)
        return tuple(
            DueAgreement(case_id=CaseId(case), appointment_id=AppointmentId(visit), agreement=one)
            for case, visit, one in found
            if CaseId(case) in cases and cases[CaseId(case)].is_open
        )

    def helps_between(self, first: date, last: date, *, reading: Reading) -> tuple[tuple[CaseId, Help], ...]:
        """Return what help came of the visits held on these days, each with its case, in order of the day."""
        return tuple((CaseId(case), one) for case, one in reports.helps_between(reading, first, last))
