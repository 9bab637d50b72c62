"""Rows of the referrers who need to hear no more, and since when."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base, Instant, in_parts
from ks_desktop.core.values import ReferralId, UserId


class EnoughToldRow(Base):
    """Somebody said that the referrer of a referral needs to hear no more; what becomes news later is news again."""

    __tablename__ = "enough_told"
    referral_id: Mapped[UUID] = mapped_column(sa.ForeignKey("referral.id", ondelete="CASCADE"), primary_key=True)
    said_at: Mapped[datetime] = mapped_column(Instant())
    said_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))


def enough_told(reading: Reading, referral_ids: Collection[ReferralId]) -> dict[ReferralId, datetime]:
    """Return when it was said, by referral; a referral of which nobody said it is not in it."""
    found: dict[ReferralId, datetime] = {}
    for part in in_parts(referral_ids):
        statement = sa.select(EnoughToldRow).where(EnoughToldRow.referral_id.in_(part))
        found |= {ReferralId(row.referral_id): row.said_at for row in reading.session.scalars(statement)}
    return found


def put_enough(work: Work, referral_id: ReferralId, at: datetime, by: UserId) -> None:
    """Store that this referrer needs to hear no more from now on."""
    row = work.session.get(EnoughToldRow, referral_id)
    if row is None:
        work.session.add(EnoughToldRow(referral_id=referral_id, said_at=at, said_by=by))
    else:
        row.said_at, row.said_by = at, by
    work.session.flush()


def remove_enough(work: Work, referral_ids: Collection[ReferralId]) -> None:
    """Remove what was said of these referrals."""
    work.session.execute(sa.delete(EnoughToldRow).where(EnoughToldRow.referral_id.in_(list(referral_ids))))
