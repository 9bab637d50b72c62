"""The register of requests: what stands in it, for whom it may be seen, and what waits."""

from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from typing import Final
from uuid import UUID

from ks_desktop.clients.domain import Client
from ks_desktop.clients.service import Clients
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.records.domain.requests import AgeRule, Request, age_rule
from ks_desktop.records.requests.catalogue import catalogue
from ks_desktop.records.requests.lines import DueRequests, RequestLine
from ks_desktop.records.store import requests as store
from ks_desktop.security.audit import Audit
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.rights import Right, Rights

_GONE: Final = N_("This request is not in the register any more.")
_MOST_FOUND: Final = 12


class RequestRegister:
    """What is read of requests.

    Attributes:
        kinds: what may be asked, and how each is dealt with.
        claimed_tables: tables whose rows `case_destroyed` removes.
    """

    claimed_tables: Final = store.CLAIMED

    def __init__(self, database: Database, clock: Clock, clients: Clients, audit: Audit, rights: Rights) -> None:
        self._database = database
        self._clock = clock
        self._clients = clients
        self._audit = audit
        self._rights = rights
        self.kinds = catalogue().guides

    @contextmanager
    def looking(self, actor: UserId) -> Iterator[Reading]:
        """Look at what a request is about; who looks after requests may, whatever else her roles close to her."""
        with ExitStack() as opened:
            if self._rights.may(Right.KEEPING, actor=actor):
                opened.enter_context(self._rights.lifted(Right.KEEPING, actor=actor))
            yield opened.enter_context(self._database.reading(actor))

    def one(self, request_id: UUID, *, actor: UserId) -> Request:
        """Return a request.

        Raises:
            UserError: it is not there any more.
        """
        with self.looking(actor) as reading:
            return self._find(request_id, reading)

    def register(self, *, actor: UserId) -> tuple[RequestLine, ...]:
        """Return all requests, those that wait first; of whom somebody may not know, not her name. It is logged.

        Raises:
            UserError: who asks may not look after requests.
        """
        self._rights.check(Right.KEEPING, actor=actor)
        with self.looking(actor) as reading:
            found = store.register(reading)
            cases = self._clients.cases({one.case_id for one in found}, reading=reading)
            women = self._clients.clients({case.client_id for case in cases.values()}, reading=reading)
            quiet = self._clients.endings.quiet(set(cases), reading=reading)
        lines = tuple(
            RequestLine.of(one, women[cases[one.case_id].client_id], is_quiet=one.case_id in quiet) for one in found
        )
        shown = {cases[line.request.case_id].client_id for line in lines if line.who}
        self._audit.seen(AuditEvent.REQUESTS_READ, sorted(shown), actor=actor)
        return lines

    def find(self, typed: str, *, actor: UserId) -> tuple[tuple[CaseId, str], ...]:
        """Return the women that fit what was typed, to begin a request: her newest case and her name. It is logged.

        Raises:
            UserError: who asks may not look after requests.
        """
        with self._rights.lifted(Right.KEEPING, actor=actor):
            found = self._clients.finding.find(typed, actor=actor, limit=_MOST_FOUND)
        self._audit.seen(AuditEvent.REQUESTS_READ, [one.client.id for one in found], actor=actor)
        return tuple((one.case.id, _named(one.client)) for one in found)

    def of_cases(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[Request, ...]]:
        """Return the requests about these cases, the oldest first; a case without is not in it."""
        return store.of_cases(reading, case_ids)

    def age_rule(self, case_id: CaseId, *, actor: UserId) -> AgeRule:
        """Return what her age today says of who may ask."""
        with self.looking(actor) as reading:
            case = self._clients.cases([case_id], reading=reading).get(case_id)
            if case is None:
                return AgeRule.UNKNOWN
            woman = self._clients.clients([case.client_id], reading=reading)[case.client_id]
        return age_rule(woman.birth_date, self._clock.today())

    def due(self, *, actor: UserId) -> DueRequests | None:
        """Return how many requests wait and until when the first does, to who looks after them; None to others."""
        if not self._rights.may(Right.KEEPING, actor=actor):
            return None
        with self.looking(actor) as reading:
            return self.due_within(reading)

    def due_within(self, reading: Reading) -> DueRequests | None:
        """Return the same inside an open look."""
        if not self._rights.may(Right.KEEPING, actor=reading.actor):
            return None
        days, today = store.due(reading), self._clock.today()
        if not days:
            return None
        return DueRequests(
            count=len(days),
            late=sum(due < today for due, _came in days),
            first=days[0][0],
            oldest=min(came for _due, came in days),
        )

    def case_destroyed(self, case_id: CaseId, *, work: Work) -> None:
        """Remove this room's rows of a case."""
        store.destroy(work, case_id)

    def _find(self, request_id: UUID, reading: Reading) -> Request:
        found = store.find(reading, request_id)
        if found is None:
            raise UserError(_GONE, code="gone")
        return found


def _named(woman: Client) -> str:
    born = f", {woman.birth_date:%d-%m-%Y}" if woman.birth_date else ""
    return f"{woman.name.full}{born}"
