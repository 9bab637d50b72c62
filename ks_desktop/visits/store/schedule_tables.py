"""The rows of who works when: hours, profile, absence, blocks."""

from datetime import date, time
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.rows import Base, Versioned, choice, line, note
from ks_desktop.visits.domain import AbsenceReason, Repeat, Transport, Weeks


class WorkingHoursRow(Base):
    """One stretch of work in a nurse's week."""

    __tablename__ = "working_hours"
    __table_args__ = (sa.UniqueConstraint("user_id", "valid_from", "weekday", "weeks", "starts"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    weekday: Mapped[int] = mapped_column(sa.CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday_range"))
    starts: Mapped[time]
    ends: Mapped[time]
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    weeks: Mapped[Weeks] = mapped_column(choice(Weeks), server_default=Weeks.EVERY.value)


class NursePlaceRow(Versioned, Base):
    """Where a nurse's day starts and how she travels."""

    __tablename__ = "nurse_place"
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"), primary_key=True)
    postcode: Mapped[str] = mapped_column(line())
    transport: Mapped[Transport] = mapped_column(choice(Transport))


class NurseProfileRow(Versioned, Base):
    """What else planning knows of a nurse."""

    __tablename__ = "nurse_profile"
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"), primary_key=True)
    end_postcode: Mapped[str] = mapped_column(line())
    regions: Mapped[str] = mapped_column(note())  # codes of municipalities, with a space between them
    languages: Mapped[str] = mapped_column(note())  # ISO 639-1 codes, likewise
    most_a_day: Mapped[int | None]
    is_planned: Mapped[bool]


class AbsenceRow(Versioned, Base):
    """One stretch of absence."""

    __tablename__ = "absence"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"), index=True)
    first: Mapped[date]
    last: Mapped[date]
    starts: Mapped[time | None]
    ends: Mapped[time | None]
    reason: Mapped[AbsenceReason] = mapped_column(choice(AbsenceReason))


class BlockRow(Versioned, Base):
    """A block that comes back."""

    __tablename__ = "week_block"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"), index=True)
    label: Mapped[str] = mapped_column(line())
    postcode: Mapped[str] = mapped_column(line())
    first: Mapped[date]
    until: Mapped[date | None]
    starts: Mapped[time]
    ends: Mapped[time]
    repeat: Mapped[Repeat] = mapped_column(choice(Repeat))
    every: Mapped[int]
    nth: Mapped[int]


class BlockDayRow(Base):
    """One time of a block that was changed by hand, or left out: then `day` is empty."""

    __tablename__ = "week_block_day"
    block_id: Mapped[UUID] = mapped_column(sa.ForeignKey("week_block.id"), primary_key=True)
    original: Mapped[date] = mapped_column(primary_key=True)
    day: Mapped[date | None]
    starts: Mapped[time | None]
    ends: Mapped[time | None]
    label: Mapped[str] = mapped_column(line())
    postcode: Mapped[str] = mapped_column(line())
