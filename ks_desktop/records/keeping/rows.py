"""Rows of own terms, proposals, decisions, runs and certificates."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.moving import RowsJoined
from ks_desktop.core.rows import Base, Instant, Versioned, choice, line, note
from ks_desktop.records.keeping.domain import Fate, Why


class KeepingTermRow(Base):
    """A term as the organisation set it on a day; the newest of a kind counts, none is ever changed."""

    __tablename__ = "keeping_term"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(line(), index=True)
    span: Mapped[int]
    said_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    said_at: Mapped[datetime] = mapped_column(Instant())


class KeepingProposalRow(Base):
    """That the proposal of a month was made: counts only. What is in it is worked out each time anew."""

    __tablename__ = "keeping_proposal"
    month: Mapped[str] = mapped_column(line(), primary_key=True)
    made_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    made_at: Mapped[datetime] = mapped_column(Instant())
    made_on: Mapped[date]
    proposed: Mapped[int]
    left_out: Mapped[int]


class KeepingDecisionRow(Versioned, Base):
    """What was decided of one case, or of the log. The file itself refuses one person for both pairs of eyes."""

    __tablename__ = "keeping_decision"
    __table_args__ = (
        sa.CheckConstraint("confirmed_by IS NULL OR confirmed_by <> decided_by", name="two_people"),
        sa.CheckConstraint("(confirmed_by IS NULL) = (confirmed_at IS NULL)", name="confirmed"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(line())
    kind: Mapped[str] = mapped_column(line())
    case_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    fate: Mapped[Fate] = mapped_column(choice(Fate))
    why: Mapped[Why] = mapped_column(choice(Why))
    note: Mapped[str] = mapped_column(note())
    until: Mapped[date | None]
    request: Mapped[str] = mapped_column(line())
    decided_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    decided_at: Mapped[datetime] = mapped_column(Instant())
    confirmed_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("app_user.id"))
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant())


JOINED: Final = RowsJoined(KeepingDecisionRow)


class KeepingRunRow(Base):
    """One time of destroying; without an end it was broken off, and its certificate is still to be made."""

    __tablename__ = "keeping_run"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    begun_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    begun_at: Mapped[datetime] = mapped_column(Instant())
    ended_at: Mapped[datetime | None] = mapped_column(Instant())


class KeepingCountRow(Base):
    """How many went in a run, of one kind, by the same two people. Nobody is in it."""

    __tablename__ = "keeping_count"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    run_id: Mapped[UUID] = mapped_column(sa.ForeignKey("keeping_run.id"), index=True)
    kind: Mapped[str] = mapped_column(line())
    why: Mapped[Why] = mapped_column(choice(Why))
    decided_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    confirmed_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    count: Mapped[int]
    first: Mapped[date]
    last: Mapped[date]


class KeepingCertificateRow(Base):
    """A certificate: its paper is kept as it was made, and is never made anew."""

    __tablename__ = "keeping_certificate"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    run_id: Mapped[UUID] = mapped_column(sa.ForeignKey("keeping_run.id"), unique=True)
    number: Mapped[str] = mapped_column(line(), unique=True)
    made_at: Mapped[datetime] = mapped_column(Instant())
    last_copy_on: Mapped[date]
    anchor: Mapped[str] = mapped_column(line())
    content: Mapped[bytes] = mapped_column(sa.LargeBinary)
    sha256: Mapped[str] = mapped_column(sa.String(64))


class BackupPlaceRow(Base):
    """A folder that got backups: whatever is destroyed must go there too, also when it is another one by now."""

    __tablename__ = "backup_place"
    path: Mapped[str] = mapped_column(note(), primary_key=True)
    since: Mapped[datetime] = mapped_column(Instant())
    cleaned_at: Mapped[datetime | None] = mapped_column(Instant())
