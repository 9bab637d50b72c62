"""Which cases are of a shielded woman: asked of many at once, mostly answered with none."""

from collections.abc import Iterable

import sqlalchemy as sa

from ks_desktop.clients.store.rows import CaseRow, ClientRow
from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId, ClientId


def shielded_cases(reading: Reading, case_ids: Iterable[CaseId]) -> dict[CaseId, ClientId]:
    """Return those of these cases whose woman is shielded, with her."""
    query = (
        sa.select(CaseRow.id, CaseRow.client_id)
        .join(ClientRow, ClientRow.id == CaseRow.client_id)
        .where(CaseRow.id.in_(set(case_ids)), ClientRow.is_shielded)
    )
    return {CaseId(case_id): ClientId(client_id) for case_id, client_id in reading.session.execute(query)}
