"""Rows of the counts of what was not kept, and of the days on which was looked for what must go."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base, choice, line
from ks_desktop.core.values import new_id
from ks_desktop.referrals.domain import ReferrerRole, Route
from ks_desktop.referrals.domain.counting import Counted, CountKey, NotKept


class ReferralCountRow(Base):
    """How many referrals of a kind were not kept. Nobody is in it."""

    __tablename__ = "referral_count"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(line(), index=True)
    municipality: Mapped[str] = mapped_column(line())
    referrer_role: Mapped[ReferrerRole | None] = mapped_column(choice(ReferrerRole))
    route: Mapped[Route | None] = mapped_column(choice(Route))
    outcome: Mapped[NotKept] = mapped_column(choice(NotKept))
    count: Mapped[int]


class RetentionDayRow(Base):
    """A day on which was looked for what must go; the newest is the one with the highest number."""

    __tablename__ = "retention_day"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[date]
    is_doubted: Mapped[bool]
    destroyed: Mapped[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionDay:
    """A day on which was looked.

    Attributes:
        is_doubted: the clock had jumped, so that on this day nothing goes.
        destroyed: how many referrals went on it.
    """

    number: int
    day: date
    is_doubted: bool
    destroyed: int


def add(work: Work, key: CountKey, outcome: NotKept) -> None:
    """Count one more."""
    row = work.session.scalar(_where(key, outcome))
    if row is None:
        row = ReferralCountRow(
            id=new_id(),
            month=key.month,
            municipality=key.municipality,
            referrer_role=key.referrer_role,
            route=key.route,
            outcome=outcome,
            count=0,
        )
        work.session.add(row)
    row.count += 1
    work.session.flush()


def _where(key: CountKey, outcome: NotKept) -> sa.Select[ReferralCountRow]:
    return sa.select(ReferralCountRow).where(
        ReferralCountRow.month == key.month,
        ReferralCountRow.municipality == key.municipality,
        ReferralCountRow.referrer_role.is_not_distinct_from(key.referrer_role),
        ReferralCountRow.route.is_not_distinct_from(key.route),
        ReferralCountRow.outcome == outcome,
    )


def counted(reading: Reading) -> tuple[Counted, ...]:
    """Return all counts, the newest month first."""
    query = sa.select(ReferralCountRow).order_by(ReferralCountRow.month.desc(), ReferralCountRow.id)
    return tuple(
        Counted(
            key=CountKey(
                month=row.month, municipality=row.municipality, referrer_role=row.referrer_role, route=row.route
            ),
            outcome=row.outcome,
            count=row.count,
        )
        for row in reading.session.scalars(query)
    )


def first_day(reading: Reading) -> date | None:
    """Return the first day on which was looked, None before it."""
    return reading.session.scalar(sa.select(RetentionDayRow.day).order_by(RetentionDayRow.number).limit(1))


def last_day(reading: Reading) -> RetentionDay | None:
    """Return the newest day on which was looked, None before the first."""
    row = reading.session.scalar(sa.select(RetentionDayRow).order_by(RetentionDayRow.number.desc()).limit(1))
    if row is None:
        return None
    return RetentionDay(number=row.number, day=row.day, is_doubted=row.is_doubted, destroyed=row.destroyed)


def put_day(work: Work, day: RetentionDay) -> None:
    """Store a new day, or what went on it."""
    row = work.session.get(RetentionDayRow, day.number)
    if row is None:
        row = RetentionDayRow(number=day.number)
        work.session.add(row)
    row.day, row.is_doubted, row.destroyed = day.day, day.is_doubted, day.destroyed
    work.session.flush()
