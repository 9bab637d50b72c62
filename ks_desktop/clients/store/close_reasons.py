"""Rows of the closing reasons that an organisation changed or made; the others are as they were shipped."""

from collections import Counter

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.clients.domain.case import CloseReason
from ks_desktop.clients.domain.ending import ClosingReason
from ks_desktop.clients.store.rows import CaseRow
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import Base, Versioned, choice, line


class ClosingReasonRow(Versioned, Base):
    """One closing reason."""

    __tablename__ = "closing_reason"
    key: Mapped[str] = mapped_column(line(), primary_key=True)
    label: Mapped[str] = mapped_column(line())
    kind: Mapped[CloseReason] = mapped_column(choice(CloseReason))
    position: Mapped[int]
    is_offered: Mapped[bool]
    asks_note: Mapped[bool]


def all_of(reading: Reading) -> dict[str, ClosingReason]:
    """Return those that are stored, by key."""
    rows = reading.session.scalars(sa.select(ClosingReasonRow))
    return {
        row.key: ClosingReason(
            key=row.key,
            label=row.label,
            kind=row.kind,
            position=row.position,
            is_offered=row.is_offered,
            asks_note=row.asks_note,
            version=row.version,
        )
        for row in rows
    }


def put(work: Work, reason: ClosingReason) -> None:
    """Store a reason.

    Raises:
        StaleError: somebody changed it first.
    """
    row = work.session.get(ClosingReasonRow, reason.key)
    if row is None:
        row = ClosingReasonRow(key=reason.key)
        work.session.add(row)
    elif row.version != reason.version:
        raise StaleError
    row.label, row.kind, row.position = reason.label, reason.kind, reason.position
    row.is_offered, row.asks_note = reason.is_offered, reason.asks_note
    work.session.flush()


def remove(work: Work, key: str) -> None:
    """Remove a reason."""
    work.session.execute(sa.delete(ClosingReasonRow).where(ClosingReasonRow.key == key))


def used(reading: Reading) -> Counter[str]:
    """Return how many cases keep each reason, by key; of those closed before there were keys it is their kind."""
    key = sa.case((CaseRow.closing != "", CaseRow.closing), else_=sa.cast(CaseRow.close_reason, sa.String))
    query = sa.select(key, sa.func.count()).where(CaseRow.close_reason.is_not(None)).group_by(key)
    return Counter({str(found): count for found, count in reading.session.execute(query)})
