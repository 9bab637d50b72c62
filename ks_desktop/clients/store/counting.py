"""Counts of women on record; nobody is in them."""

import sqlalchemy as sa

from ks_desktop.clients.store.rows import ClientRow
from ks_desktop.core.database import Reading


def counted(reading: Reading) -> tuple[int, int]:
    """Return how many women are on record, and of how many their BSN is."""
    with_bsn = sa.func.coalesce(sa.func.sum(sa.case((ClientRow.bsn != "", 1), else_=0)), 0)
    women, having = reading.session.execute(sa.select(sa.func.count(), with_bsn).select_from(ClientRow)).one()
    return int(women), int(having)
