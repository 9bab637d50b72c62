"""What is decided of what may go: by one person, and confirmed by another."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Final

from ks_desktop.clients.domain import CaseStatus
from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.settings import RANGES
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import CaseId, Changes, UserId, new_id
from ks_desktop.paper.paint import Paper
from ks_desktop.records.keeping import store
from ks_desktop.records.keeping.certifying import Certifying
from ks_desktop.records.keeping.copies import Copies, said_again
from ks_desktop.records.keeping.deciding import check_keeping, check_lines, check_two, checked_note
from ks_desktop.records.keeping.destroying import Destroying, IsStopped, Tell, hush
from ks_desktop.records.keeping.domain import (
    Certificate,
    CertificateId,
    Decision,
    DecisionId,
    Destroyed,
    Fate,
    Why,
)
from ks_desktop.records.keeping.kinds import CARE_RECORD, LOG, NEVER_STARTED
from ks_desktop.records.keeping.looking import kinds_of, past_term
from ks_desktop.records.keeping.proposing import CHANGED, Proposals
from ks_desktop.referrals.service.retention import Retention
from ks_desktop.security.audit import Audit
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.rights import Right, Rights
from ks_desktop.security.service import Users

_GONE: Final = N_("This decision is not there any more: somebody took it back, or it was done.")
_NOT_CLOSED: Final = N_(
    "This case is not closed yet: close it first, so that visits are cancelled and nobody waits for her."
)


class Keeping(Proposals):
    """Who says what goes, and what went.

    Attributes:
        claimed_tables: tables whose rows `case_destroyed` removes.
        certifying: the papers that say what went.
        destroying: takes away what two people agreed on.
        copies: ends the copies of before, and what comes back with one.
    """

    claimed_tables: Final = frozenset({"keeping_decision"})

    def __init__(  # noqa: PLR0913, PLR0917 - what the house has
        self,
        database: Database,
        clock: Clock,
        audit: Audit,
        clients: Clients,
        users: Users,
        rights: Rights,
        retention: Retention,
    ) -> None:
        super().__init__(database, clock, audit, clients, users, rights, retention)
        self.certifying = Certifying(database, clock, audit, users, rights)
        self.copies = Copies(database, clock, clients, retention)
        self.destroying = Destroying(
            database, clock, audit, clients, rights, retention, rooms=self.rooms, certifying=self.certifying
        )

    def destroy(self, *, actor: UserId, is_stopped: IsStopped = bool, tell: Tell = hush) -> Destroyed:
        """Destroy all that is confirmed; see `Destroying.destroy`."""
        done = self.destroying.destroy(actor=actor, is_stopped=is_stopped, tell=tell)
        self.copies.refresh()
        return done

    def look_again(self, *, actor: UserId) -> tuple[str, Changes]:
        """Destroy again what came back with a copy; return what is said of it, and what changed."""
        count = self.copies.again(actor=actor)
        if not count:
            return "", Changes()
        return said_again(count), Changes(clients=True, referrals=True, visits=True, letters=True, undo=True)

    def certificates(self, *, actor: UserId) -> tuple[Certificate, ...]:
        """Return all certificates, newest first; see `Certifying.all`."""
        return self.certifying.all(actor=actor)

    def paper(self, certificate_id: CertificateId, *, actor: UserId) -> Paper:
        """Return the paper of a certificate, as it was made; see `Certifying.paper`."""
        return self.certifying.paper(certificate_id, actor=actor)

    def set_term(self, kind: str, typed: str, *, actor: UserId) -> Changes:
        """Let another term count from today on; who said so and when stays.

        Raises:
            UserError: there is no such kind, it is no number, too short or too long, or a setting elsewhere.
        """
        with self._database.work(actor, AuditEvent.KEEPING_TERM_SET) as work:
            found = kinds_of(work).get(kind)
            if found is None:
                raise UserError(N_("There is no kind of this name."), code="unknown_kind", field="kind")
            if found.setting:
                label = RANGES[found.setting].label
                raise UserError(
                    N_("This is a setting of the program: change it under Beheer, “{label}”."),
                    code="setting",
                    field="span",
                    values={"label": label},
                )
            text = typed.strip()
            if not (text.isascii() and text.isdecimal() and len(text) <= len(str(found.most or 1)) + 1):
                raise UserError(N_("Type a whole number."), code="number", field="span")
            span = int(text)
            found.with_span(span)
            store.add_term(work, kind, span, self._clock.now())
        return CHANGED

    def decide(
        self,
        case_ids: Collection[CaseId],
        fate: Fate,
        *,
        why: Why = Why.TERM_PASSED,
        note: str = "",
        until: date | None = None,
        actor: UserId,
    ) -> Changes:
        """Decide of cases whose term has passed: they go, once a second person confirmed it, or stay longer.

        Args:
            case_ids: which; shielded, quiet and prolonged ones each by itself.
            fate: what becomes of them.
            why: the reason; of what goes, that the term has passed.
            note: a few words; needed where a case is decided by itself, and with "another reason".
            until: until when they stay.
            actor: who decides.
        Raises:
            UserError: one is not due or not proposed, or the reason will not do; nothing is decided then.
        """
        today = self._clock.today()
        if fate is Fate.KEEP:
            check_keeping(why, until, today)
        with self._rights.lifted(Right.KEEPING, actor=actor), self._database.reading(actor) as reading:
            chosen = check_lines(case_ids, past_term(self.rooms, today, reading=reading), fate)
        needed = why is Why.OTHER or any(line.left_out is not None for line in chosen)
        words = checked_note(note, needed=needed)
        reason = why if fate is Fate.KEEP else Why.TERM_PASSED
        with self._database.work(actor, AuditEvent.KEEPING_DECIDED) as work:
            for line in chosen:
                made = self._decision(line.kind, line.case_id, fate, reason, actor)
                store.add_decision(work, replace(made, note=words, until=until if fate is Fate.KEEP else None))
        return CHANGED

    def decide_log(self, *, actor: UserId) -> Changes:
        """Decide that the lines of the log whose term has passed go, once a second person confirmed it.

        Raises:
            UserError: there are none, or it was decided already.
        """
        found = self.proposal(actor=actor).log
        if found is None:
            raise UserError(N_("No line of the log may go yet."), code="not_due")
        if found.decision is not None:
            raise UserError(N_("This was decided already. Take that back first."), code="decided")
        with self._database.work(actor, AuditEvent.KEEPING_DECIDED) as work:
            made = self._decision(LOG, None, Fate.DESTROY, Why.TERM_PASSED, actor)
            store.add_decision(work, replace(made, until=found.before))
        return CHANGED

    def refusals(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, str]:
        """Return which of these cases cannot be destroyed at her request now, each with a sentence that says why."""
        found = self.rooms.reasons(case_ids, reading)
        open_ones = {
            key
            for key, case in self._clients.cases(case_ids, reading=reading).items()
            if case.status is not CaseStatus.CLOSED
        }
        return found | dict.fromkeys(open_ones, _(_NOT_CLOSED))

    def ask(self, case_id: CaseId, *, request: str = "", note: str = "", actor: UserId) -> Changes:
        """Decide to destroy a case because she asks for it; it waits for a second person as all else does.

        Raises:
            UserError: the case is gone, something about it still goes on, or it was decided already.
        """
        words = checked_note(note, needed=False)
        with self._database.work(actor, AuditEvent.KEEPING_DECIDED) as work:
            if case_id not in self._clients.cases([case_id], reading=work):
                raise UserError(N_("This case is not there any more."), code="gone")
            why_not = self.refusals([case_id], reading=work).get(case_id)
            if why_not:
                raise UserError(why_not, code="kept")
            if any(each.case_id == case_id and each.fate is Fate.DESTROY for each in store.decisions(work)):
                raise UserError(N_("This was decided already. Take that back first."), code="decided")
            kind = CARE_RECORD if self.rooms.is_cared_for(case_id, work) else NEVER_STARTED
            made = self._decision(kind, case_id, Fate.DESTROY, Why.AT_HER_REQUEST, actor)
            store.add_decision(work, replace(made, note=words, request=request))
        return CHANGED

    def confirm(self, decision_ids: Collection[DecisionId], *, actor: UserId) -> Changes:
        """Confirm what somebody else decided: the second pair of eyes. All of them, or none.

        Raises:
            UserError: `same_person`: she decided one of them herself; or one is not there any more.
            StaleError: somebody confirmed one of them first.
        """
        if not decision_ids:
            raise UserError(N_("Choose at least one line."), code="none_chosen")
        now = self._clock.now()
        with self._database.work(actor, AuditEvent.KEEPING_DECIDED) as work:
            users = {user.id: user for user in self._users.everybody(reading=work)}
            found = store.decisions_by_id(work, decision_ids)
            for key in dict.fromkeys(decision_ids):
                decision = self._there(found.get(key))
                check_two(decision.decided_by, actor, users)
                store.confirm(work, replace(decision, confirmed_by=actor, confirmed_at=now))
        return CHANGED

    def take_back(self, decision_ids: Collection[DecisionId], *, actor: UserId) -> Changes:
        """Take decisions back, confirmed or not: what was decided is then as if nobody had.

        Raises:
            UserError: one is not there any more.
        """
        with self._database.work(actor, AuditEvent.KEEPING_DECIDED) as work:
            found = store.decisions_by_id(work, decision_ids)
            for key in dict.fromkeys(decision_ids):
                store.remove_decision(work, self._there(found.get(key)).id)
        return CHANGED

    def case_destroyed(self, case_id: CaseId, *, work: Work) -> None:
        """Remove what was decided of a destroyed case."""
        store.case_destroyed(case_id, work=work)

    def _there(self, decision: Decision | None) -> Decision:
        if decision is None:
            raise UserError(_GONE, code="gone")
        return decision

    def _decision(self, kind: str, case_id: CaseId | None, fate: Fate, why: Why, actor: UserId) -> Decision:
        return Decision(
            id=DecisionId(new_id()),
            month=self._month(),
            kind=kind,
            case_id=case_id,
            fate=fate,
            why=why,
            decided_by=actor,
            decided_at=self._clock.now(),
        )
