"""What may go now: terms, the proposal of the month, and who could confirm it. Worked out anew each time."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from ks_desktop.clients.domain import CaseKept
from ks_desktop.clients.domain.aged import CareGiven
from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.values import CaseId, Changes, UserId
from ks_desktop.records.keeping import store
from ks_desktop.records.keeping.domain import Decision, Fate, LogDue, Proposal, Shown
from ks_desktop.records.keeping.kinds import LOG, KeptKind
from ks_desktop.records.keeping.looking import Rooms, kinds_of, past_term
from ks_desktop.records.keeping.noticing import notice
from ks_desktop.records.keeping.purging import log_due
from ks_desktop.records.keeping.waiting import RequestsWait
from ks_desktop.referrals.service.retention import Retention
from ks_desktop.security.audit import Audit
from ks_desktop.security.domain import NOBODY, AuditEvent, User
from ks_desktop.security.rights import Right, Rights
from ks_desktop.security.service import Users

MOST_NAMED: Final = 500  # further down a list nobody reads names; each is shown once those before it are decided
CHANGED: Final = Changes(clients=True)


class Proposals:
    """What may go now.

    Attributes:
        rooms: what the other rooms know of cases; the house fills in who knows.
    """

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
        self._database = database
        self._clock = clock
        self._audit = audit
        self._clients = clients
        self._users = users
        self._rights = rights
        self._retention = retention
        self.rooms = Rooms(clients=clients, care=[], kept=[RequestsWait(clients)])

    def knows_care(self, *rooms: CareGiven) -> None:
        """Ask these rooms where something was done for her."""
        self.rooms.care.extend(rooms)

    def knows_kept(self, *rooms: CaseKept) -> None:
        """Ask these rooms what still goes on."""
        self.rooms.kept.extend(rooms)

    def kinds(self, *, actor: UserId) -> tuple[KeptKind, ...]:
        """Return what is kept how long, in the order of the catalogue."""
        del actor  # it names nobody
        with self._database.reading(NOBODY) as reading:
            return tuple(kinds_of(reading).values())

    def proposal(self, month: str = "", *, actor: UserId) -> Proposal:
        """Return what may go now, with what was decided of it; worked out anew each time.

        Args:
            month: as 2026-11; the present one without it.
            actor: who asks.
        Raises:
            UserError: `no_right`.
        """
        with self._rights.lifted(Right.KEEPING, actor=actor), self._database.reading(actor) as reading:
            return self._proposal(reading, month or self._month())

    def _proposal(self, reading: Reading, month: str) -> Proposal:
        today = self._clock.today()
        lines = past_term(self.rooms, today, reading=reading)
        decisions = store.decisions(reading)
        inside = {line.decision.id for line in lines if line.decision is not None}
        others = tuple(
            each for each in decisions if each.fate is Fate.DESTROY and each.kind != LOG and each.id not in inside
        )
        return Proposal(
            month=month,
            made_on=store.made_on(reading, month),
            lines=lines,
            log=self._log(reading, decisions, today),
            others=others,
            is_doubted=self._retention.is_waiting(actor=NOBODY),
        )

    def _log(self, reading: Reading, decisions: Iterable[Decision], today: date) -> LogDue | None:
        decided = next((each for each in decisions if each.kind == LOG), None)
        kind = kinds_of(reading)[LOG]
        found = log_due(reading, kind, today) if kind.term else None
        if found is None:
            return None
        return replace(found, decision=decided)

    def make_month(self, *, actor: UserId) -> Changes:
        """Make the proposal of this month, when nobody did and somebody may: at the first opening in a month."""
        month = self._month()
        if not self._rights.may(Right.KEEPING, actor=actor):
            return Changes()
        with self._database.reading(NOBODY) as reading:
            if store.made_on(reading, month) is not None:
                return Changes()
        found = self.proposal(actor=actor)
        if found.is_doubted:
            return Changes()
        with self._database.work(actor, AuditEvent.KEEPING_PROPOSED) as work:
            if store.made_on(work, month) is None:
                counts = {"proposed": len(found.proposed), "left_out": len(found.left_out)}
                store.put_made(work, month, at=self._clock.now(), **counts)
        return CHANGED

    def shown(self, *, actor: UserId) -> Shown:
        """Return the proposal with the names that its reader may see, and who could confirm.

        Raises:
            UserError: `no_right`.
        """
        found = self.proposal(actor=actor)
        with self._database.reading(NOBODY) as reading:
            people = {user.id: user for user in self._users.everybody(reading=reading)}
            certificates = store.certificates(reading)
        return Shown(
            proposal=found,
            who=self._who(found, actor),
            people={key: user.full_name for key, user in people.items()},
            seconds=self._seconds(people.values(), actor),
            certificates=certificates,
        )

    def notice(self, *, actor: UserId) -> str:
        """Return what the first page says of it: counts, to who looks after keeping; "" to everybody else."""
        if not self._rights.may(Right.KEEPING, actor=actor):
            return ""
        return notice(self._database, self._month(), actor=actor)

    def people(self, *, actor: UserId) -> dict[UserId, str]:
        """Return the full names of all users: of who set a term, decided or confirmed."""
        del actor  # a name under a decision is no secret of the team
        with self._database.reading(NOBODY) as reading:
            return {user.id: user.full_name for user in self._users.everybody(reading=reading)}

    def _who(self, found: Proposal, actor: UserId) -> dict[CaseId, str]:
        """Return names of those who are proposed or decided: none that is shielded, ended quietly or left out."""
        if not self._rights.may(Right.SEE_WOMEN, actor=actor):
            return {}
        wanted = [line.case_id for line in found.lines if line.left_out is None][:MOST_NAMED]
        with self._database.reading(actor) as reading:
            cases = {
                key: case for key, case in self._clients.cases(wanted, reading=reading).items() if not case.is_quiet
            }
            women = self._clients.clients({case.client_id for case in cases.values()}, reading=reading)
        return {
            key: women[case.client_id].name.full for key, case in cases.items() if not women[case.client_id].is_hidden
        }

    def _seconds(self, people: Iterable[User], actor: UserId) -> tuple[str, ...]:
        return tuple(
            user.full_name for user in people if user.id != actor and self._rights.may(Right.KEEPING, actor=user.id)
        )

    def kept_longer(self, *, actor: UserId) -> tuple[Decision, ...]:
        """Return the decisions that keep a case longer."""
        with self._rights.lifted(Right.KEEPING, actor=actor), self._database.reading(actor) as reading:
            return tuple(each for each in store.decisions(reading) if each.fate is Fate.KEEP)

    def _month(self) -> str:
        return f"{self._clock.today():%Y-%m}"
