"""Missed windows: rows to records and back."""

from collections.abc import Collection

import sqlalchemy as sa

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.values import CaseId
from ks_desktop.visits.domain import MissedWindow
from ks_desktop.visits.store.tables import parts
from ks_desktop.visits.store.waiting_tables import MissedWindowRow

_COLUMNS = ("case_id", "contact_type", "reason", "note", "closed_on", "recorded_on")


def add_missed(work: Work, missed: MissedWindow) -> None:
    """Store why a window was missed; earlier answers stay."""
    work.session.add(MissedWindowRow(id=missed.id, **{name: getattr(missed, name) for name in _COLUMNS}))
    work.session.flush()


def missed(reading: Reading, case_ids: Collection[CaseId]) -> dict[tuple[CaseId, str], MissedWindow]:
    """Return the newest answer of each case and kind of contact."""
    found = {}
    for part in parts(case_ids):
        query = sa.select(MissedWindowRow).where(MissedWindowRow.case_id.in_(part))
        for row in reading.session.scalars(query.order_by(MissedWindowRow.id)):  # ids rise: the newest comes last
            found[CaseId(row.case_id), row.contact_type] = _missed(row)
    return found


def _missed(row: MissedWindowRow) -> MissedWindow:
    return MissedWindow(
        id=row.id,
        case_id=CaseId(row.case_id),
        contact_type=row.contact_type,
        reason=row.reason,
        note=row.note,
        closed_on=row.closed_on,
        recorded_on=row.recorded_on,
        version=row.version,
    )
