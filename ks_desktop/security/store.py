"""Rows of users, of the journal that triggers write, and of the log that nobody can rewrite."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import Base, Instant, Versioned, choice, line, note
from ks_desktop.core.values import UserId
from ks_desktop.security.domain import (
    FIRST_ROLES,
    AuditAction,
    AuditEntry,
    LogSegment,
    Outcome,
    RecoveryUse,
    Role,
    User,
)


class UserRow(Versioned, Base):
    """One user."""

    __tablename__ = "app_user"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(line())
    name_key: Mapped[str] = mapped_column(line(), unique=True)
    full_name: Mapped[str] = mapped_column(line())
    job_title: Mapped[str] = mapped_column(line())
    big_number: Mapped[str] = mapped_column(sa.String(11))
    phone: Mapped[str] = mapped_column(line())
    email: Mapped[str] = mapped_column(line())
    roles: Mapped[str] = mapped_column(note(), server_default=",".join(sorted(FIRST_ROLES)))
    left_on: Mapped[date | None]


class RecoveryUseRow(Base):
    """One time that somebody came in by the recovery sheet, and who said that it is known."""

    __tablename__ = "recovery_use"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    at: Mapped[datetime] = mapped_column(Instant())
    seen_at: Mapped[datetime | None] = mapped_column(Instant())
    seen_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("app_user.id"))


class JournalRow(Base):
    """One change of a row, written by a trigger, waiting for the end of its transaction."""

    __tablename__ = "change_journal"
    seq: Mapped[int] = mapped_column(primary_key=True)
    action: Mapped[AuditAction] = mapped_column(choice(AuditAction))
    subject: Mapped[str] = mapped_column(line())
    subject_id: Mapped[str] = mapped_column(note())
    about_client: Mapped[str | None] = mapped_column(line())
    about_case: Mapped[str | None] = mapped_column(line())
    columns: Mapped[str] = mapped_column(note())


# Few lines are so, and who looks the log over asks for these: each has an index of those lines alone. The words stand
# in questions as they stand here, so that the database knows that the index serves.
IS_EMERGENCY: Final = "is_emergency = 1"
IS_REFUSED: Final = "outcome = 'refused'"


class AuditRow(Base):
    """One line of the log. Ids are kept as text without foreign keys: the log outlives what it speaks of."""

    __tablename__ = "audit"
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    event: Mapped[str] = mapped_column(sa.String(40), index=True)
    action: Mapped[AuditAction] = mapped_column(choice(AuditAction))
    outcome: Mapped[Outcome] = mapped_column(choice(Outcome))
    at: Mapped[datetime] = mapped_column(Instant(), index=True)
    actor: Mapped[UUID] = mapped_column(index=True)
    actor_role: Mapped[str] = mapped_column(line())
    access_point: Mapped[str] = mapped_column(line())
    about_client: Mapped[str] = mapped_column(line(), index=True)
    about_case: Mapped[str] = mapped_column(line(), index=True)
    subject: Mapped[str] = mapped_column(line())
    subject_id: Mapped[str] = mapped_column(note())
    columns: Mapped[str] = mapped_column(note())
    prev_hash: Mapped[str] = mapped_column(sa.String(64))
    hash: Mapped[str] = mapped_column(sa.String(64))
    roles: Mapped[str] = mapped_column(note(), server_default="")
    basis: Mapped[str] = mapped_column(note(), server_default="")
    is_emergency: Mapped[bool] = mapped_column(server_default=sa.false())
    __table_args__ = (
        sa.Index("ix_audit_emergency", "seq", sqlite_where=sa.text(IS_EMERGENCY)),
        sa.Index("ix_audit_refused", "seq", sqlite_where=sa.text(IS_REFUSED)),
    )


class LogSegmentRow(Base):
    """A part of the log whose time has passed: its lines may go, and this is what they leave. It never changes."""

    __tablename__ = "log_segment"
    last_seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    first_seq: Mapped[int]
    first_at: Mapped[datetime] = mapped_column(Instant())
    last_at: Mapped[datetime] = mapped_column(Instant())
    prev_hash: Mapped[str] = mapped_column(sa.String(64))
    hash: Mapped[str] = mapped_column(sa.String(64))
    sealed_at: Mapped[datetime] = mapped_column(Instant())


def name_key(name: str) -> str:
    """Return what two login names that count as one share."""
    return name.casefold()


def add_user(session: Session, user: User) -> None:
    """Store a new user."""
    row = UserRow(id=user.id)
    _fill(row, user)
    session.add(row)
    session.flush()


def change_user(session: Session, user: User) -> None:
    """Store a user's changed profile.

    Raises:
        StaleError: it was changed since it was read, or is gone.
    """
    row = session.get(UserRow, user.id)
    if row is None or row.version != user.version:
        raise StaleError
    _fill(row, user)
    session.flush()


def user_by_id(session: Session, user_id: UserId) -> User | None:
    """Return a user, or None."""
    row = session.get(UserRow, user_id)
    return _user(row) if row else None


def user_by_name(session: Session, name: str) -> User | None:
    """Return the user with a login name, whatever its case, or None."""
    row = session.scalar(sa.select(UserRow).where(UserRow.name_key == name_key(name)))
    return _user(row) if row else None


def roles_of(session: Session, user_id: UserId) -> frozenset[Role] | None:
    """Return what a user does here, nothing for who left; None for who is no user."""
    row = session.execute(sa.select(UserRow.roles, UserRow.left_on).where(UserRow.id == user_id)).first()
    if row is None:
        return None
    return _roles(row.roles) if row.left_on is None else frozenset()


def roles_at_work(session: Session) -> tuple[frozenset[Role], ...]:
    """Return what each user does here who did not leave."""
    query = sa.select(UserRow.roles).where(UserRow.left_on.is_(None))
    return tuple(map(_roles, session.scalars(query)))


def all_users(session: Session) -> tuple[User, ...]:
    """Return all users by full name."""
    return tuple(_user(row) for row in session.scalars(sa.select(UserRow).order_by(UserRow.full_name, UserRow.id)))


def segments(session: Session) -> tuple[LogSegment, ...]:
    """Return the sealed parts of the log, oldest first."""
    return tuple(
        LogSegment(
            first_seq=row.first_seq,
            last_seq=row.last_seq,
            first_at=row.first_at,
            last_at=row.last_at,
            prev_hash=row.prev_hash,
            hash=row.hash,
            sealed_at=row.sealed_at,
        )
        for row in session.scalars(sa.select(LogSegmentRow).order_by(LogSegmentRow.last_seq))
    )


def last_at(session: Session, event: str) -> dict[UserId, datetime]:
    """Return when each user last caused an event."""
    rows = session.execute(
        sa.select(AuditRow.actor, sa.func.max(AuditRow.at)).where(AuditRow.event == event).group_by(AuditRow.actor)
    )
    return {UserId(actor): at for actor, at in rows}


def add_recovery_use(session: Session, use: RecoveryUse) -> None:
    """Store that somebody came in by the recovery sheet."""
    session.add(RecoveryUseRow(id=use.id, user_id=use.user, at=use.at))
    session.flush()


def open_recovery_uses(session: Session) -> tuple[RecoveryUse, ...]:
    """Return those of which nobody said yet that it is known, oldest first."""
    rows = session.scalars(
        sa.select(RecoveryUseRow).where(RecoveryUseRow.seen_at.is_(None)).order_by(RecoveryUseRow.at, RecoveryUseRow.id)
    )
    return tuple(RecoveryUse(id=row.id, user=UserId(row.user_id), at=row.at) for row in rows)


def see_recovery_uses(session: Session, by: UserId, at: datetime) -> None:
    """Store who knows of all of them, and since when."""
    for row in session.scalars(sa.select(RecoveryUseRow).where(RecoveryUseRow.seen_at.is_(None))):
        row.seen_at, row.seen_by = at, by
    session.flush()


def entry(row: AuditRow) -> AuditEntry:
    """Return a stored line of the log."""
    return AuditEntry(
        seq=row.seq,
        event=row.event,
        action=row.action,
        outcome=row.outcome,
        at=row.at,
        actor=UserId(row.actor),
        actor_role=row.actor_role,
        access_point=row.access_point,
        client=row.about_client,
        case=row.about_case,
        subject=row.subject,
        subject_id=row.subject_id,
        columns=row.columns,
        prev_hash=row.prev_hash,
        hash=row.hash,
        roles=row.roles,
        basis=row.basis,
        is_emergency=row.is_emergency,
    )


def _fill(row: UserRow, user: User) -> None:
    row.name, row.name_key = user.name, name_key(user.name)
    row.full_name, row.job_title, row.big_number = user.full_name, user.job_title, user.big_number
    row.phone, row.email = user.phone, user.email
    row.roles, row.left_on = ",".join(sorted(user.roles)), user.left_on


def _user(row: UserRow) -> User:
    return User(
        id=UserId(row.id),
        name=row.name,
        full_name=row.full_name,
        job_title=row.job_title,
        big_number=row.big_number,
        phone=row.phone,
        email=row.email,
        roles=_roles(row.roles),
        left_on=row.left_on,
        version=row.version,
    )


def _roles(stored: str) -> frozenset[Role]:
    # A role of a newer program gives nothing here; it is no reason to lock somebody out.
    return frozenset(role for role in Role if role in stored.split(","))
