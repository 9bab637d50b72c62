"""Appointments: rows to records and back."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.core.clock import instant_of
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.values import AppointmentId, CaseId, DaySpan, UserId
from ks_desktop.visits.domain import (
    Appointment,
    AppointmentState,
    Outcome,
    Report,
)
from ks_desktop.visits.store.tables import AppointmentRow, parts

_OCCUPIES: Final = (AppointmentState.BOOKED, AppointmentState.DONE)


def add_booked(work: Work, appointment: Appointment) -> None:
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


def with_columns(appointment: Appointment, columns: Mapping[str, Any]) -> Appointment:
    """Return a visit with the columns of a snapshot put back; days as ISO text, words as text."""
    outcome, held_on, reported_on = (columns[name] for name in ("outcome", "held_on", "reported_on"))
    report = None
    if outcome is not None:
        report = Report(
            outcome=Outcome(outcome),
            held_on=date.fromisoformat(held_on),
            note=columns["note"],
            agreed=tuple(columns["agreed"].split("\n")) if columns["agreed"] else (),
            next_step=columns["next_step"],
        )
    return replace(
        appointment,
        state=AppointmentState(columns["state"]),
        report=report,
        reported_on=date.fromisoformat(reported_on) if reported_on else None,
        cancel_reason=columns["cancel_reason"],
    )


def write(work: Work, appointment: Appointment) -> None:
    """Store what changed of a visit."""
    row = work.session.get_one(AppointmentRow, appointment.id)
    for name, value in snapshot_values(appointment).items():
        setattr(row, name, value)
    work.session.flush()


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
    for part in parts(case_ids):
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
