"""Further contacts: rows to records and back."""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits.domain import WantedContact
from ks_desktop.visits.store.tables import parts
from ks_desktop.visits.store.waiting_tables import WantedContactRow


def add_wanted(work: Work, wanted: WantedContact) -> None:
    """Store a further contact."""
    work.session.add(
        WantedContactRow(
            id=wanted.id,
            case_id=wanted.case_id,
            contact_type=wanted.contact_type,
            wanted_on=wanted.wanted_on,
            user_id=wanted.user,
            served_before=wanted.served_before,
        )
    )
    work.session.flush()


def remove_wanted(work: Work, wanted_id: UUID) -> WantedContact | None:
    """Remove a further contact and return what it was, None when it was not there."""
    row = work.session.get(WantedContactRow, wanted_id)
    if row is None:
        return None
    known = _wanted(row)
    work.session.delete(row)
    work.session.flush()
    return known


def wanted(reading: Reading, case_ids: Collection[CaseId]) -> dict[CaseId, tuple[WantedContact, ...]]:
    """Return what is or was wanted in each case, oldest first; a case without any is not in it."""
    found: dict[CaseId, list[WantedContact]] = {}
    for part in parts(case_ids):
        query = sa.select(WantedContactRow).where(WantedContactRow.case_id.in_(part))
        for row in reading.session.scalars(query.order_by(WantedContactRow.id)):
            found.setdefault(CaseId(row.case_id), []).append(_wanted(row))
    return {case_id: tuple(known) for case_id, known in found.items()}


def _wanted(row: WantedContactRow) -> WantedContact:
    return WantedContact(
        id=row.id,
        case_id=CaseId(row.case_id),
        contact_type=row.contact_type,
        wanted_on=row.wanted_on,
        user=UserId(row.user_id),
        served_before=row.served_before,
    )
