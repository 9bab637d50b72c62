"""Setting a record still: whatever would change it is rolled back with a sentence, by whichever way it is written."""

from collections.abc import Collection
from datetime import date
from typing import Final
from uuid import UUID

from ks_desktop.clients.domain.standstill import Standstill, Statement, is_still
from ks_desktop.clients.store import standstill as store
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.moving import RowsJoined
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, new_id
from ks_desktop.security.domain import AuditEvent

STANDSTILLS_JOINED: Final = RowsJoined(store.StatementRow, store.StandstillRow)

ALLOWED: Final = frozenset(
    {
        # Her request itself, and its end.
        *(AuditEvent.REQUEST_BEGUN, AuditEvent.REQUEST_STEP, AuditEvent.REQUEST_FINISHED, AuditEvent.ACCESS_GIVEN),
        # What takes use away: a yes that is taken back, a visit that does not go on, a plan that is shredded.
        *(AuditEvent.CONSENT_WITHDRAWN, AuditEvent.VISIT_CANCELLED),
        *(AuditEvent.PLAN_SHREDDED, AuditEvent.PLAN_LOST, AuditEvent.PLAN_FOUND),
        # Keeping and destroying, which have rules and a second pair of eyes of their own.
        *(AuditEvent.KEEPING_PROPOSED, AuditEvent.KEEPING_DECIDED),
        *(AuditEvent.RECORDS_DESTROYED, AuditEvent.CASE_DESTROYED, AuditEvent.DESTROYED_AGAIN),
        # The vital interest of a person, that others saw it was used, and what the law asks at a breach.
        *(AuditEvent.EMERGENCY_OPENED, AuditEvent.EMERGENCY_SEEN, AuditEvent.INCIDENT_RECORDED),
        # The file as a whole: its schema, its keys, its watch.
        *(AuditEvent.DATABASE_MIGRATED, AuditEvent.DATABASE_REKEYED, AuditEvent.RESTRICTED_SEALED),
        *(AuditEvent.CHANGED_OUTSIDE, AuditEvent.AUDIT_REPAIRED),
        *(AuditEvent.WORDS_RENEWED, AuditEvent.LIKENESS_RENEWED),
    }
)
"""The events whose work may touch a record that is set still. Keeping it is no use of it; everything else is."""


class Standstills:
    """Which records are set still, and what women say of theirs.

    Attributes:
        claimed_tables: tables whose rows `case_destroyed` removes.
    """

    claimed_tables: Final = store.CLAIMED

    def __init__(self, database: Database) -> None:
        self._database = database

    def install(self) -> None:
        """Refuse from now on what would change such a record; before the audit closes the work."""
        self._database.before_commit.insert(0, self.refuse)

    def refuse(self, work: Work) -> None:
        """Look at the rows this work changed.

        Raises:
            UserError: one of them belongs to a record that is set still, and this work is none that may touch it.
        """
        if work.event in ALLOWED:
            return
        since = store.touched_still(work)
        if since is not None:
            raise is_still(since)

    def of(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, Standstill]:
        """Return what counts now, by case; a record that is not set still is not in it."""
        return store.of_cases(reading, case_ids)

    def all(self, *, reading: Reading) -> dict[CaseId, date]:
        """Return all cases of women whose record is set still, with since when."""
        return store.still_cases(reading)

    def check(self, case_id: CaseId, *, reading: Reading) -> None:
        """Refuse to use a record that is set still.

        Raises:
            UserError: it is.
        """
        if (found := store.of_cases(reading, [case_id]).get(case_id)) is not None:
            raise is_still(found.since)

    def begin_within(self, case_ids: Collection[CaseId], request_id: UUID, since: date, *, work: Work) -> None:
        """Set all of her record still, as part of a request.

        Args:
            case_ids: all cases of one woman.
            request_id: with which she asked it.
            since: the day it begins.
            work: the open work.

        Raises:
            UserError: it is already.
        """
        if store.of_cases(work, case_ids):
            raise UserError(N_("Her record is set still already."), code="still_already")
        for case_id in case_ids:
            still = Standstill(id=new_id(), case_id=case_id, request_id=request_id, since=since, begun_by=work.actor)
            store.add(work, still)

    def lift_within(self, case_id: CaseId, on: date, *, work: Work) -> None:
        """Let the record of the woman of a case be used again from a day.

        Raises:
            UserError: it was not set still.
        """
        if not store.lift(work, case_id, on):
            raise UserError(N_("Her record is not set still."), code="not_still")

    def add_statement_within(self, statement: Statement, *, work: Work) -> None:
        """Keep with her record what she says of it."""
        store.add_statement(work, statement)

    def statements(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[Statement, ...]]:
        """Return what she says of each case, the oldest first; a case of which she says nothing is not in it."""
        return store.statements(reading, case_ids)

    def case_destroyed(self, case_id: CaseId, *, work: Work) -> None:
        """Remove this room's rows of a case."""
        store.destroy(work, case_id)


def kept_statements(case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[Statement, ...]]:
    """Return what women say of their records, for whoever writes an extract; see `Standstills.statements`."""
    return store.statements(reading, case_ids)
