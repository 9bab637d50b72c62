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
    is_closed = CaseRow.status == CaseStatus.CLOSED
    query = (
        sa.select(
            CaseRow.id,
            CaseRow.client_id,
            sa.func.coalesce(CaseRow.closed_on, CaseRow.opened_on),
            is_closed,
            # What is compared is told to the file: twenty thousand reasons need not become words here.
            sa.and_(is_closed, CaseRow.close_reason.in_(QUIET_REASONS)),
            ClientRow.is_shielded,
        )
        .join(ClientRow, ClientRow.id == CaseRow.client_id)
        .where(CaseRow.opened_on < before)
        .order_by(CaseRow.id)
    )
    return [
        AgedCase(
            id=CaseId(case_id),
            client_id=ClientId(client_id),
            moved_on=moved_on,
            is_closed=bool(closed),
            is_quiet=bool(quiet),
            is_shielded=shielded,
        )
        for case_id, client_id, moved_on, closed, quiet, shielded in reading.session.execute(query)
    ]
