"""Her goals, kept with the case. Each change can be undone."""

from collections.abc import Collection, Sequence
from typing import Final

from ks_desktop.clients import store as records
from ks_desktop.clients.domain.goal import Goal, in_order
from ks_desktop.clients.store import goals as store
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.moving import RowsJoined
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, Changes, UserId
from ks_desktop.security.domain import AuditEvent

GOALS_JOINED: Final = RowsJoined(store.GoalRow)
_CHANGED: Final = Changes(clients=True, undo=True)


def kept_goals(case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[Goal, ...]]:
    """Return the goals of each case for whoever writes about it; see `Goals.of`."""
    return store.of_cases(reading, case_ids)


class Goals:
    """What she wants to reach, five goals at most at a time.

    Attributes:
        claimed_tables: tables whose rows `case_destroyed` removes.
    """

    claimed_tables: Final = frozenset({"goal"})

    def __init__(self, database: Database, undo: Undo) -> None:
        self._database = database
        self._undo = undo

    def of(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[Goal, ...]]:
        """Return the goals of each case in her order, those reached and let go too; a case without is not in it."""
        return store.of_cases(reading, case_ids)

    def put(self, case_id: CaseId, goals: Sequence[Goal], *, actor: UserId) -> Changes:
        """Let these be her goals, in this order; one that is left out is taken away. Can be undone.

        Raises:
            UserError: more than five are open, one has no words or is too long, or the case is closed or gone.
        """
        with self._database.work(actor, AuditEvent.CASE_CHANGED) as work:
            changes = self.put_within(case_id, goals, work=work)
            if changes.any():
                self._undo.record(work, label=N_("change her goals"), case_id=case_id)
        return changes

    def put_within(self, case_id: CaseId, goals: Sequence[Goal], *, work: Work) -> Changes:
        """Let these be her goals as part of other work; see `put`. Nothing is written where nothing changed."""
        kept = in_order(goals)
        case = records.get_cases(work, [case_id]).get(case_id)
        if case is None:
            raise UserError(N_("This case is not there any more."), code="gone")
        if not case.is_open:
            raise UserError(N_("This case is closed. Reopen it first."), code="case_closed")
        before = self.of([case_id], reading=work).get(case_id, ())
        if kept == before:
            return Changes()
        store.write(work, case_id, kept)
        return _CHANGED

    def case_destroyed(self, case_id: CaseId, *, work: Work) -> None:
        """Remove this room's rows of a case."""
        store.destroy(work, case_id)
