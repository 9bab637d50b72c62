"""Rows of visits, and rows to records."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core import rows
from ks_desktop.core.clock import instant_of
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base, Instant, Versioned, choice, line
from ks_desktop.core.values import AppointmentId, CaseId, DaySpan, UserId, new_id
from ks_desktop.visits.domain import (
    Appointment,
    AppointmentState,
    ContactAttempt,
    ContactResult,
    Mode,
    NursePlace,
    Outcome,
    Report,
    Transport,
    WorkingHours,
)

CLAIMED: Final = frozenset({"appointment", "contact_attempt"})
_OCCUPIES: Final = (AppointmentState.BOOKED, AppointmentState.DONE)


class WorkingHoursRow(Base):
    """One working day in a nurse's week."""

    __tablename__ = "working_hours"
    __table_args__ = (sa.UniqueConstraint("user_id", "valid_from", "weekday"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    weekday: Mapped[int] = mapped_column(sa.CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday_range"))
    starts: Mapped[time]
    ends: Mapped[time]
    valid_from: Mapped[date]


class NursePlaceRow(Versioned, Base):
    """Where a nurse's day starts and how she travels."""

    __tablename__ = "nurse_place"
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"), primary_key=True)
    postcode: Mapped[str] = mapped_column(line())
    transport: Mapped[Transport] = mapped_column(choice(Transport))


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


class ContactAttemptRow(Base):
    """One try to reach her; never changed."""

    __tablename__ = "contact_attempt"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    at: Mapped[datetime] = mapped_column(Instant())
    result: Mapped[ContactResult] = mapped_column(choice(ContactResult))
    note: Mapped[str] = mapped_column(rows.note())


def add_booked(work: Work, appointment: Appointment) -> AppointmentRow:
    """Store a newly booked visit."""
    row = AppointmentRow(
        id=appointment.id,
        case_id=appointment.case_id,
        nurse_id=appointment.nurse,
        starts_at=appointment.starts_at,
        minutes=appointment.minutes,
        mode=appointment.mode,
        **snapshot_values(appointment),
    )
    work.session.add(row)
    work.session.flush()
    return row


def snapshot_values(appointment: Appointment) -> dict[str, Any]:
    """Return the columns that a report or a cancellation changes, as they stand in a record."""
    report = appointment.report
    return {
        "state": appointment.state,
        "outcome": report.outcome if report else None,
        "held_on": report.held_on if report else None,
        "note": report.note if report else "",
        "agreed": "\n".join(report.agreed) if report else "",
        "next_step": report.next_step if report else "",
        "reported_on": appointment.reported_on,
        "cancel_reason": appointment.cancel_reason,
    }


def write(work: Work, appointment: Appointment) -> int:
    """Store what changed of a visit, and return its new version."""
    row = work.session.get_one(AppointmentRow, appointment.id)
    for name, value in snapshot_values(appointment).items():
        setattr(row, name, value)
    work.session.flush()
    return row.version


def remove(work: Work, appointment_id: AppointmentId) -> None:
    """Remove a visit, as undoing its booking does."""
    work.session.delete(work.session.get_one(AppointmentRow, appointment_id))
    work.session.flush()


def find(reading: Reading, appointment_id: UUID) -> Appointment | None:
    """Return a visit, None when there is none."""
    row = reading.session.get(AppointmentRow, appointment_id)
    return _appointment(row) if row else None


def of_cases(reading: Reading, case_ids: Collection[CaseId]) -> dict[CaseId, tuple[Appointment, ...]]:
    """Return the visits of each case in order of time; a case without visits is not in it."""
    found: dict[CaseId, list[Appointment]] = {}
    for part in _parts(case_ids):
        query = sa.select(AppointmentRow).where(AppointmentRow.case_id.in_(part))
        for row in reading.session.scalars(query.order_by(AppointmentRow.starts_at, AppointmentRow.id)):
            found.setdefault(CaseId(row.case_id), []).append(_appointment(row))
    return {case_id: tuple(visits) for case_id, visits in found.items()}


def between(
    reading: Reading, span: DaySpan, nurse: UserId | None, states: Collection[AppointmentState] = ()
) -> tuple[Appointment, ...]:
    """Return the visits that start on these Dutch days, in order of time; of all nurses when none is named."""
    query = sa.select(AppointmentRow).where(
        AppointmentRow.starts_at >= instant_of(span.first, time(0)),
        AppointmentRow.starts_at < instant_of(span.last + timedelta(days=1), time(0)),
    )
    if nurse is not None:
        query = query.where(AppointmentRow.nurse_id == nurse)
    if states:
        query = query.where(AppointmentRow.state.in_(states))
    found_rows = reading.session.scalars(query.order_by(AppointmentRow.starts_at, AppointmentRow.id))
    return tuple(_appointment(row) for row in found_rows)


def occupying(reading: Reading, span: DaySpan, nurse: UserId) -> tuple[Appointment, ...]:
    """Return the visits that take time of a nurse on these days: booked or held."""
    return between(reading, span, nurse, _OCCUPIES)


def booked(reading: Reading) -> tuple[Appointment, ...]:
    """Return all visits that wait for their day or for a report."""
    query = sa.select(AppointmentRow).where(AppointmentRow.state == AppointmentState.BOOKED)
    found_rows = reading.session.scalars(query.order_by(AppointmentRow.starts_at, AppointmentRow.id))
    return tuple(_appointment(row) for row in found_rows)


def add_attempt(work: Work, attempt: ContactAttempt) -> None:
    """Store a try to reach her."""
    work.session.add(
        ContactAttemptRow(
            id=attempt.id,
            case_id=attempt.case_id,
            user_id=attempt.user,
            at=attempt.at,
            result=attempt.result,
            note=attempt.note,
        )
    )


def attempts(reading: Reading, case_ids: Collection[CaseId]) -> dict[CaseId, tuple[ContactAttempt, ...]]:
    """Return the tries of each case in order of time; a case without tries is not in it."""
    found: dict[CaseId, list[ContactAttempt]] = {}
    for part in _parts(case_ids):
        query = sa.select(ContactAttemptRow).where(ContactAttemptRow.case_id.in_(part))
        for row in reading.session.scalars(query.order_by(ContactAttemptRow.at, ContactAttemptRow.id)):
            found.setdefault(CaseId(row.case_id), []).append(_attempt(row))
    return {case_id: tuple(tries) for case_id, tries in found.items()}


def hours(reading: Reading, user: UserId) -> tuple[WorkingHours, ...]:
    """Return all week patterns of a nurse, oldest first."""
    query = sa.select(WorkingHoursRow).where(WorkingHoursRow.user_id == user)
    found_rows = reading.session.scalars(query.order_by(WorkingHoursRow.valid_from, WorkingHoursRow.weekday))
    return tuple(
        WorkingHours(
            user=UserId(row.user_id), weekday=row.weekday, start=row.starts, end=row.ends, valid_from=row.valid_from
        )
        for row in found_rows
    )


def replace_hours(work: Work, user: UserId, week: Sequence[WorkingHours]) -> None:
    """Store a week pattern in place of what the same nurse had from that day on; older patterns stay."""
    valid_from = week[0].valid_from
    work.session.execute(
        sa.delete(WorkingHoursRow).where(WorkingHoursRow.user_id == user, WorkingHoursRow.valid_from >= valid_from)
    )
    work.session.add_all(
        WorkingHoursRow(
            id=new_id(), user_id=user, weekday=day.weekday, starts=day.start, ends=day.end, valid_from=valid_from
        )
        for day in week
    )


def place(reading: Reading, user: UserId) -> NursePlace:
    """Return where a nurse starts; without an answer, an unknown place by car."""
    row = reading.session.get(NursePlaceRow, user)
    return NursePlace(user=user, postcode=row.postcode, transport=row.transport) if row else NursePlace(user=user)


def write_place(work: Work, changed: NursePlace) -> None:
    """Store where a nurse starts and how she travels."""
    row = work.session.get(NursePlaceRow, changed.user)
    if row is None:
        row = NursePlaceRow(user_id=changed.user)
        work.session.add(row)
    row.postcode, row.transport = changed.postcode, changed.transport


def destroy(work: Work, case_id: CaseId) -> None:
    """Remove the rows of a case for good."""
    for row in (AppointmentRow, ContactAttemptRow):
        work.session.execute(sa.delete(row).where(row.case_id == case_id))


def _parts(case_ids: Collection[CaseId]) -> list[list[CaseId]]:
    # SQLite takes a limited number of values in one statement.
    ordered, most = list(case_ids), 500
    return [ordered[start : start + most] for start in range(0, len(ordered), most)]


def _appointment(row: AppointmentRow) -> Appointment:
    report = None
    if row.outcome is not None and row.held_on is not None:
        agreed = tuple(row.agreed.split("\n")) if row.agreed else ()
        report = Report(outcome=row.outcome, held_on=row.held_on, note=row.note, agreed=agreed, next_step=row.next_step)
    return Appointment(
        id=AppointmentId(row.id),
        case_id=CaseId(row.case_id),
        nurse=UserId(row.nurse_id),
        starts_at=row.starts_at,
        minutes=row.minutes,
        state=row.state,
        mode=row.mode,
        report=report,
        reported_on=row.reported_on,
        cancel_reason=row.cancel_reason,
        version=row.version,
    )


def _attempt(row: ContactAttemptRow) -> ContactAttempt:
    return ContactAttempt(
        id=row.id, case_id=CaseId(row.case_id), user=UserId(row.user_id), at=row.at, result=row.result, note=row.note
    )
