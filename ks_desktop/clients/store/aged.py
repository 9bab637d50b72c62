"""Cases that were opened long ago, a few columns of many at once: no record is read."""

from datetime import date

import sqlalchemy as sa

from ks_desktop.clients.domain import CaseStatus
from ks_desktop.clients.domain.aged import AgedCase
from ks_desktop.clients.domain.case import QUIET_REASONS
from ks_desktop.clients.store.rows import CaseRow, ClientRow
from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId, ClientId


def aged(reading: Reading, before: date) -> list[AgedCase]:
    """Return the cases that were opened before a day, in the order of their ids."""
    query = (
        sa.select(
            CaseRow.id,
            CaseRow.client_id,
            CaseRow.status,
            CaseRow.opened_on,
            CaseRow.closed_on,
            CaseRow.close_reason,
            ClientRow.is_shielded,
        )
        .join(ClientRow, ClientRow.id == CaseRow.client_id)
        .where(CaseRow.opened_on < before)
        .order_by(CaseRow.id)
    )
    return [
        AgedCase(
            id=CaseId(row.id),
            client_id=ClientId(row.client_id),
            moved_on=row.closed_on or row.opened_on,
            is_closed=row.status is CaseStatus.CLOSED,
            is_quiet=row.status is CaseStatus.CLOSED and row.close_reason in QUIET_REASONS,
            is_shielded=row.is_shielded,
        )
        for row in reading.session.execute(query)
    ]
