"""Free days of the organisation, and holidays on which it works: rows to records and back."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.coalition.domain import FreeDay
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base, Versioned, line


class FreeDayRow(Versioned, Base):
    """One day that is kept otherwise than the calendar says."""

    __tablename__ = "free_day"
    day: Mapped[date] = mapped_column(primary_key=True)
    is_free: Mapped[bool]
    name: Mapped[str] = mapped_column(line())


def put_free_day(work: Work, free_day: FreeDay) -> None:
    """Store how a day is kept, in place of what was stored for it."""
    row = work.session.get(FreeDayRow, free_day.day)
    if row is None:
        row = FreeDayRow(day=free_day.day)
        work.session.add(row)
    row.is_free, row.name = free_day.is_free, free_day.name
    work.session.flush()


def remove_free_day(work: Work, day: date) -> None:
    """Keep a day as the calendar says."""
    work.session.execute(sa.delete(FreeDayRow).where(FreeDayRow.day == day))


def free_days(reading: Reading) -> tuple[FreeDay, ...]:
    """Return every day that is kept otherwise, in order."""
    rows = reading.session.scalars(sa.select(FreeDayRow).order_by(FreeDayRow.day))
    return tuple(FreeDay(day=row.day, is_free=row.is_free, name=row.name) for row in rows)
