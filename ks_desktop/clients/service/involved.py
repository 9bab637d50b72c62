"""Who else is there for her, kept with the case. Each change can be undone."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from ks_desktop.clients import store as records
from ks_desktop.clients.domain.involved import Involved
from ks_desktop.clients.store import involved as store
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.moving import RowsJoined
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, Changes, UserId, clean_line
from ks_desktop.security.domain import AuditEvent

INVOLVED_JOINED: Final = RowsJoined(store.InvolvedRow)
_CHANGED: Final = Changes(clients=True, undo=True)


def involved_in(case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[Involved, ...]]:
    """Return who is involved in each case for whoever writes about it; see `InvolvedPeople.of`."""
    return store.of_cases(reading, case_ids)


class InvolvedPeople:
    """The people around her.

    Attributes:
        claimed_tables: tables whose rows `case_destroyed` removes.
    """

    claimed_tables: Final = frozenset({"involved"})

    def __init__(self, database: Database, undo: Undo) -> None:
        self._database = database
        self._undo = undo

    def of(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[Involved, ...]]:
        """Return who is involved in each case; a case with nobody is not in it."""
        return store.of_cases(reading, case_ids)

    def put(self, person: Involved, *, actor: UserId) -> Changes:
        """Store somebody new (version 0), or what changed of this person. Can be undone.

        Raises:
            UserErrors: it cannot be told who this is.
            UserError: the case is closed or gone.
            StaleError: somebody changed it first.
        """
        kept = replace(
            person,
            role=clean_line(person.role).text,
            name=clean_line(person.name).text,
            organisation=clean_line(person.organisation).text,
            phone=clean_line(person.phone).text,
        )
        with self._database.work(actor, AuditEvent.CASE_CHANGED) as work:
            _refuse(person.case_id, work)
            store.put(work, kept)
            label = N_("change who is involved") if person.version else N_("add who is involved")
            self._undo.record(work, label=label, case_id=person.case_id)
        return _CHANGED

    def remove(self, person: Involved, *, actor: UserId) -> Changes:
        """Take this person off the page. Can be undone.

        Raises:
            UserError: the case is closed or gone.
        """
        with self._database.work(actor, AuditEvent.CASE_CHANGED) as work:
            _refuse(person.case_id, work)
            store.remove(work, person)
            self._undo.record(work, label=N_("remove who is involved"), case_id=person.case_id)
        return _CHANGED

    def case_destroyed(self, case_id: CaseId, *, work: Work) -> None:
        """Remove this room's rows of a case."""
        store.destroy(work, case_id)


def _refuse(case_id: CaseId, work: Work) -> None:
    case = records.get_cases(work, [case_id]).get(case_id)
    if case is None:
        raise UserError(N_("This case is not there any more."), code="gone")
    if not case.is_open:
        raise UserError(N_("This case is closed. Reopen it first."), code="case_closed")
