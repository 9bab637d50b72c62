"""Rows of referrals that are typed halfway, and rows <-> records."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import Base, Instant, Versioned, line
from ks_desktop.core.values import UnfinishedId, UserId
from ks_desktop.referrals.domain.halfdone import Unfinished


class UnfinishedReferralRow(Versioned, Base):
    """One form that is filled in halfway; it belongs to nobody's case yet."""

    __tablename__ = "unfinished_referral"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(line())
    content: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    kept_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    kept_at: Mapped[datetime] = mapped_column(Instant(), index=True)


def put(work: Work, unfinished: Unfinished) -> Unfinished:
    """Store a new one (version 0) or what was typed since; return it as it is stored now.

    Raises:
        StaleError: somebody else went on with it, or finished it.
    """
    row = work.session.get(UnfinishedReferralRow, unfinished.id)
    if row is None:
        if unfinished.version:
            raise StaleError
        row = UnfinishedReferralRow(id=unfinished.id)
        work.session.add(row)
    elif row.version != unfinished.version:
        raise StaleError
    row.name, row.content = unfinished.name, dict(unfinished.content)
    row.kept_by, row.kept_at = unfinished.kept_by, unfinished.kept_at
    work.session.flush()
    return _from_row(row)


def get(reading: Reading, unfinished_id: UnfinishedId) -> Unfinished | None:
    """Return one, None when it is not there any more."""
    row = reading.session.get(UnfinishedReferralRow, unfinished_id)
    return None if row is None else _from_row(row)


def every(reading: Reading) -> list[Unfinished]:
    """Return all of them, the longest waiting first."""
    query = sa.select(UnfinishedReferralRow).order_by(UnfinishedReferralRow.kept_at, UnfinishedReferralRow.id)
    return [_from_row(row) for row in reading.session.scalars(query)]


def remove(work: Work, unfinished_id: UnfinishedId) -> None:
    """Remove one; when it is not there, nothing happens."""
    row = work.session.get(UnfinishedReferralRow, unfinished_id)
    if row is not None:
        work.session.delete(row)
        work.session.flush()


def _from_row(row: UnfinishedReferralRow) -> Unfinished:
    return Unfinished(
        id=UnfinishedId(row.id),
        name=row.name,
        content=dict(row.content),
        kept_at=row.kept_at,
        kept_by=UserId(row.kept_by),
        version=row.version,
    )
