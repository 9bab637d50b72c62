"""Which cases to show and who heard enough, asked from the rooms' tables; read only."""

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from ks_desktop.clients.domain import CaseStatus
from ks_desktop.clients.store.rows import CaseRow
from ks_desktop.core.database import Reading
from ks_desktop.core.values import CaseId, ReferralId
from ks_desktop.letters.store import loops


def open_case_ids(reading: Reading, limit: int) -> tuple[CaseId, ...]:
    """Return the open cases whose due date is nearest, at most so many."""
    query = sa.select(CaseRow.id).where(CaseRow.status != CaseStatus.CLOSED).order_by(CaseRow.due_date, CaseRow.id)
    return tuple(CaseId(key) for key in reading.session.scalars(query.limit(limit)))


def enough_told(reading: Reading, referral_ids: Iterable[ReferralId]) -> dict[ReferralId, datetime]:
    """Return since when a referrer needs to hear no more, of those of whom somebody said so."""
    return loops.enough_told(reading, tuple(referral_ids))


def count_open(reading: Reading) -> int:
    """Return how many cases are not closed."""
    query = sa.select(sa.func.count()).select_from(CaseRow).where(CaseRow.status != CaseStatus.CLOSED)
    return reading.session.scalar(query) or 0
