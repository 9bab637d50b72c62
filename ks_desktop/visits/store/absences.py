"""When nurses are away: rows to records and back."""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import DaySpan, UserId
from ks_desktop.visits.domain import Absence
from ks_desktop.visits.store.schedule_tables import AbsenceRow


def absences(
    reading: Reading, users: Collection[UserId], span: DaySpan | None = None
) -> dict[UserId, tuple[Absence, ...]]:
    """Return the absence of each nurse in order of time; that which touches a span, when one is given."""
    found: dict[UserId, list[Absence]] = {user: [] for user in users}
    query = sa.select(AbsenceRow).where(AbsenceRow.user_id.in_(users))
    if span is not None:
        query = query.where(AbsenceRow.first <= span.last, AbsenceRow.last >= span.first)
    for row in reading.session.scalars(query.order_by(AbsenceRow.first, AbsenceRow.starts, AbsenceRow.id)):
        found[UserId(row.user_id)].append(_absence(row))
    return {user: tuple(spans) for user, spans in found.items()}


def absence(reading: Reading, absence_id: UUID) -> Absence | None:
    """Return one stretch of absence, None when it is not there."""
    row = reading.session.get(AbsenceRow, absence_id)
    return _absence(row) if row else None


def write_absence(work: Work, changed: Absence) -> None:
    """Store new or changed absence.

    Raises:
        StaleError: it was changed since it was read, or is gone.
    """
    row = work.session.get(AbsenceRow, changed.id)
    if (row.version if row else 0) != changed.version:
        raise StaleError
    if row is None:
        row = AbsenceRow(id=changed.id, user_id=changed.user)
        work.session.add(row)
    row.first, row.last = changed.first, changed.last
    row.starts, row.ends = changed.start, changed.end
    row.reason = changed.reason
    work.session.flush()


def remove_absence(work: Work, absence_id: UUID) -> None:
    """Remove absence; that which is gone already stays gone."""
    work.session.execute(sa.delete(AbsenceRow).where(AbsenceRow.id == absence_id))


def _absence(row: AbsenceRow) -> Absence:
    return Absence(
        id=row.id,
        user=UserId(row.user_id),
        first=row.first,
        last=row.last,
        start=row.starts,
        end=row.ends,
        reason=row.reason,
        version=row.version,
    )
