"""Stopped terms: rows to records and back."""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import CaseId
from ks_desktop.visits.domain import StopClock
from ks_desktop.visits.store.tables import parts
from ks_desktop.visits.store.waiting_tables import StopClockRow

_COLUMNS = ("case_id", "first", "until", "reason", "note")


def put_stop(work: Work, stop: StopClock) -> None:
    """Store a new stop (version 0) or its changes.

    Raises:
        StaleError: somebody changed or removed it first.
    """
    row = work.session.get(StopClockRow, stop.id)
    if (row.version if row else 0) != stop.version:
        raise StaleError
    if row is None:
        row = StopClockRow(id=stop.id)
        work.session.add(row)
    for name in _COLUMNS:
        setattr(row, name, getattr(stop, name))
    work.session.flush()


def find_stop(reading: Reading, stop_id: UUID) -> StopClock | None:
    """Return one stop, None when there is none."""
    row = reading.session.get(StopClockRow, stop_id)
    return _stop(row) if row else None


def remove_stop(work: Work, stop_id: UUID) -> None:
    """Remove a stop: the days count again."""
    work.session.delete(work.session.get_one(StopClockRow, stop_id))
    work.session.flush()


def stops(reading: Reading, case_ids: Collection[CaseId]) -> dict[CaseId, tuple[StopClock, ...]]:
    """Return the stops of each case in order of days; a case without any is not in it."""
    found: dict[CaseId, list[StopClock]] = {}
    for part in parts(case_ids):
        query = sa.select(StopClockRow).where(StopClockRow.case_id.in_(part))
        for row in reading.session.scalars(query.order_by(StopClockRow.first, StopClockRow.id)):
            found.setdefault(CaseId(row.case_id), []).append(_stop(row))
    return {case_id: tuple(known) for case_id, known in found.items()}


def _stop(row: StopClockRow) -> StopClock:
    return StopClock(
        id=row.id,
        case_id=CaseId(row.case_id),
        first=row.first,
        until=row.until,
        reason=row.reason,
        note=row.note,
        version=row.version,
    )
