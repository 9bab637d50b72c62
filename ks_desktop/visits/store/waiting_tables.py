"""The rows that say what is to be planned and when: stopped terms, missed windows, further contacts."""

from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.rows import Base, Versioned, choice, line
from ks_desktop.visits.domain import MissedReason, StopReason


class StopClockRow(Versioned, Base):
    """Days on which the agreed term of a case stands still."""

    __tablename__ = "stop_clock"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    first: Mapped[date]
    until: Mapped[date | None]
    reason: Mapped[StopReason] = mapped_column(choice(StopReason))
    note: Mapped[str] = mapped_column(line())


class MissedWindowRow(Versioned, Base):
    """Why the weeks of one kind of contact passed without it; the newest answer counts."""

    __tablename__ = "missed_window"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    contact_type: Mapped[str] = mapped_column(line())
    reason: Mapped[MissedReason] = mapped_column(choice(MissedReason))
    note: Mapped[str] = mapped_column(line())
    closed_on: Mapped[date]
    recorded_on: Mapped[date]


class WantedContactRow(Base):
    """A further contact that a nurse wants to plan."""

    __tablename__ = "wanted_contact"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    contact_type: Mapped[str] = mapped_column(line())
    wanted_on: Mapped[date]
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    served_before: Mapped[int]


WAITING_ROWS = (StopClockRow, MissedWindowRow, WantedContactRow)
