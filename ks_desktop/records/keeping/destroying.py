"""Destroying what two people agreed on: one case after another, each wholly or not at all."""

from collections.abc import Callable
from datetime import date
from typing import Final

from ks_desktop.clients.domain import Case, CaseStatus
from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock, local_day
from ks_desktop.core.database import Database, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes, UserId
from ks_desktop.records.keeping import store
from ks_desktop.records.keeping.certifying import Certifying
from ks_desktop.records.keeping.domain import Decision, Destroyed, Fate, RunId, Why
from ks_desktop.records.keeping.kinds import LOG
from ks_desktop.records.keeping.looking import NO_CHANGE, Rooms, kinds_of
from ks_desktop.records.keeping.purging import log_due, purge
from ks_desktop.records.keeping.terms import ends_on
from ks_desktop.referrals.service.retention import Retention
from ks_desktop.security.audit import Audit
from ks_desktop.security.audit.changes import last_change_of
from ks_desktop.security.domain import NOBODY, AuditEvent
from ks_desktop.security.rights import Right, Rights

IsStopped = Callable[[], bool]
Tell = Callable[[int, int], None]
_CHANGED: Final = Changes(clients=True, referrals=True, visits=True, letters=True, undo=True)


def hush(done: int, total: int) -> None:
    """Tell nobody."""
    del done, total


class Destroying:
    """Takes away for good what was confirmed."""

    def __init__(  # noqa: PLR0913 - what the house has
        self,
        database: Database,
        clock: Clock,
        audit: Audit,
        clients: Clients,
        rights: Rights,
        retention: Retention,
        *,
        rooms: Rooms,
        certifying: Certifying,
    ) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._clients = clients
        self._rights = rights
        self._retention = retention
        self._rooms = rooms
        self._certifying = certifying

    def destroy(self, *, actor: UserId, is_stopped: IsStopped = bool, tell: Tell = hush) -> Destroyed:
        """Destroy all that is confirmed; what is done is done, the rest stays confirmed.

        Args:
            actor: who does it; anybody who looks after keeping.
            is_stopped: asked between two cases; True stops there.
            tell: told how many of how many are done.
        Returns:
            What went, with its certificate.
        Raises:
            UserError: `no_right`; `nothing`: nothing is confirmed; `clock`: the clock has jumped.
        """
        self._rights.check(Right.KEEPING, actor=actor)
        if self._retention.is_waiting(actor=NOBODY):
            raise UserError(
                N_("The clock has jumped since the last time: nothing goes today. Check the date of the computer."),
                code="clock",
            )
        self._certifying.finish(actor=actor)
        with self._database.reading(NOBODY) as reading:
            confirmed = [each for each in store.decisions(reading) if each.fate is Fate.DESTROY and each.is_confirmed]
        if not confirmed:
            raise UserError(N_("Nothing is confirmed by a second person, so nothing is destroyed."), code="nothing")
        with self._database.work(actor, AuditEvent.RECORDS_DESTROYED) as work:
            run_id = store.begin_run(work, self._clock.now())
        done = self._go_through(confirmed, run_id, actor, is_stopped, tell)
        self._database.fold_in()
        return done

    def _go_through(
        self, confirmed: list[Decision], run_id: RunId, actor: UserId, is_stopped: IsStopped, tell: Tell
    ) -> Destroyed:
        records = lines = kept = seen = 0
        for decision in confirmed:
            if is_stopped():
                break
            number = self._one(decision, run_id, actor)
            seen += 1
            kept += not number
            if decision.kind == LOG:
                lines += number
            else:
                records += number
            tell(seen, len(confirmed))
        certificates = self._certifying.finish(actor=actor)
        return Destroyed(
            records=records,
            log_lines=lines,
            kept=kept,
            is_whole=seen == len(confirmed),
            certificate=certificates[-1] if certificates else None,
            changes=_CHANGED if records else Changes(clients=True),
        )

    def _one(self, decision: Decision, run_id: RunId, actor: UserId) -> int:
        """Destroy what a decision is about, if it still may go; return how many went. The decision goes either way."""
        if decision.kind == LOG:
            return self._log(decision, run_id, actor)
        with self._database.work(actor, AuditEvent.RECORDS_DESTROYED) as work:
            still = store.decisions_by_id(work, [decision.id]).get(decision.id)
            if still is None or not still.is_confirmed or still.case_id is None:
                return 0  # taken back meanwhile
            case = self._clients.cases([still.case_id], reading=work).get(still.case_id)
            if case is None or not self._may_go(case, still, work):
                store.remove_decision(work, still.id)
                return 0
            store.count_one(work, run_id, still, _changed_on(case, work))
            self._clients.destroy_within(case.id, work=work)
        return 1

    def _may_go(self, case: Case, decision: Decision, work: Work) -> bool:
        """Look again: since it was confirmed she may have come back, or something about it may go on."""
        if case.status is not CaseStatus.CLOSED or self._rooms.reasons([case.id], work):
            return False
        if decision.why is Why.AT_HER_REQUEST:
            return True
        term = kinds_of(work)[decision.kind].term
        return term is not None and ends_on(term, _changed_on(case, work)) <= self._clock.today()

    def _log(self, decision: Decision, run_id: RunId, actor: UserId) -> int:
        with self._database.work(actor, AuditEvent.LOG_PURGED) as work:
            still = store.decisions_by_id(work, [decision.id]).get(decision.id)
            if still is None or not still.is_confirmed or still.until is None:
                return 0
            due = log_due(work, kinds_of(work)[LOG], self._clock.today())
            store.remove_decision(work, still.id)
            if due is None:
                return 0
            before = min(due.before, still.until)  # no more than what the two looked at
            number = purge(self._audit, work, before, self._clock.now())
            if number:
                store.count_one(work, run_id, still, before, number=number)
        return number


def _changed_on(case: Case, work: Work) -> date:
    """Return the day of the last change of one case, as `looking.last_change` says it of many."""
    moved_on = case.closed_on or case.opened_on
    changed_at = last_change_of(work, case.client_id, case.id, but=NO_CHANGE)
    return max(moved_on, local_day(changed_at)) if changed_at else moved_on
