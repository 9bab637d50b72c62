"""The rows of visits."""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ks_desktop.core import rows
from ks_desktop.core.rows import Base, Instant, Versioned, choice, line
from ks_desktop.visits.domain import (
    AppointmentState,
    BookingState,
    CompanionKind,
    ContactResult,
    ContactWay,
    Mode,
    Need,
    Outcome,
)

Id = TypeVar("Id", bound=UUID)


class AppointmentRow(Versioned, Base):
    """One visit in the agenda, with what came of it."""

    __tablename__ = "appointment"
    __table_args__ = (sa.Index("ix_appointment_nurse_id_starts_at", "nurse_id", "starts_at"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    nurse_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    starts_at: Mapped[datetime] = mapped_column(Instant(), index=True)
    minutes: Mapped[int] = mapped_column(sa.CheckConstraint("minutes > 0", name="minutes_positive"))
    state: Mapped[AppointmentState] = mapped_column(choice(AppointmentState))
    mode: Mapped[Mode] = mapped_column(choice(Mode))
    outcome: Mapped[Outcome | None] = mapped_column(choice(Outcome))
    held_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(rows.note())
    agreed: Mapped[str] = mapped_column(rows.note())  # one goal on each line
    next_step: Mapped[str] = mapped_column(line())
    reported_on: Mapped[date | None]
    cancel_reason: Mapped[str] = mapped_column(line())
    contact_type: Mapped[str] = mapped_column(line(), server_default="first_visit")
    location: Mapped[str] = mapped_column(line(), server_default="")
    postcode: Mapped[str] = mapped_column(line(), server_default="")
    is_time_known: Mapped[bool] = mapped_column(server_default=sa.text("1"))
    held_mode: Mapped[Mode | None] = mapped_column(choice(Mode))
    need: Mapped[Need | None] = mapped_column(choice(Need))
    feed_back: Mapped[str] = mapped_column(line(), server_default="")
    # Nearly every list of visits asks who comes along: one more query for any number of visits.
    companions: Mapped[list["VisitCompanionRow"]] = relationship(
        lazy="selectin", order_by="VisitCompanionRow.place", cascade="all, delete-orphan"
    )


class VisitCompanionRow(Base):
    """Somebody who comes along on a visit."""

    __tablename__ = "visit_companion"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    appointment_id: Mapped[UUID] = mapped_column(sa.ForeignKey("appointment.id"), index=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)  # so that the log names her
    place: Mapped[int]  # in the order they were named
    kind: Mapped[CompanionKind] = mapped_column(choice(CompanionKind))
    user_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("app_user.id"), index=True)
    name: Mapped[str] = mapped_column(line())
    state: Mapped[BookingState] = mapped_column(choice(BookingState))
    reference: Mapped[str] = mapped_column(line())
    is_by_phone: Mapped[bool]


class ContactAttemptRow(Versioned, Base):
    """One try to reach her."""

    __tablename__ = "contact_attempt"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    at: Mapped[datetime] = mapped_column(Instant())
    result: Mapped[ContactResult] = mapped_column(choice(ContactResult))
    note: Mapped[str] = mapped_column(rows.note())
    way: Mapped[ContactWay] = mapped_column(choice(ContactWay), server_default="phone")
    left_message: Mapped[bool] = mapped_column(server_default=sa.text("0"))
    recorded_at: Mapped[datetime | None] = mapped_column(Instant())
    next_day: Mapped[date | None]
    next_start: Mapped[time | None]
    next_end: Mapped[time | None]
    next_why: Mapped[str] = mapped_column(line(), server_default="")
    version: Mapped[int] = mapped_column(server_default=sa.text("1"))


def parts(ids: Collection[Id]) -> list[list[Id]]:
    """Return the ids in parts that fit in one statement."""
    # SQLite takes a limited number of values in one statement.
    ordered, most = list(ids), 500
    return [ordered[start : start + most] for start in range(0, len(ordered), most)]
