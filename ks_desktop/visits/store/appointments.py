"""Appointments: rows to records and back."""

from collections.abc import Collection, Sequence
from datetime import datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified

from ks_desktop.core.clock import instant_of
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.values import AppointmentId, CaseId, DaySpan, UserId
from ks_desktop.visits.domain import (
    OCCUPYING,
    Appointment,
    AppointmentState,
    CompanionKind,
    Report,
)
from ks_desktop.visits.domain.codes import id_ending
from ks_desktop.visits.store import companions, reports
from ks_desktop.visits.store.tables import AppointmentRow, VisitCompanionRow, parts

_CODE_DIGITS: Final = 5  # hexadecimal ones at the end of an id make the code of a visit


def add_booked(work: Work, appointment: Appointment) -> None:
    """Store a newly booked visit."""
    row = AppointmentRow(id=appointment.id, case_id=appointment.case_id, **_columns(appointment))
    work.session.add(row)
    companions.write(row, appointment)
    work.session.flush()
    if appointment.report is not None:
        reports.write(work, appointment)


def _columns(appointment: Appointment) -> dict[str, Any]:
    """Return the columns of a visit that may change, as they stand in a record."""
    return {
        "nurse_id": appointment.nurse,
        "starts_at": appointment.starts_at,
        "minutes": appointment.minutes,
        "mode": appointment.mode,
        "contact_type": appointment.contact_type,
        "location": appointment.location,
        "postcode": appointment.postcode,
        "is_time_known": appointment.is_time_known,
        "state": appointment.state,
        "reported_on": appointment.reported_on,
        "cancel_reason": appointment.cancel_reason,
        **reports.columns(appointment.report),
    }


def write(work: Work, appointment: Appointment) -> None:
    """Store what changed of a visit."""
    row = work.session.get_one(AppointmentRow, appointment.id)
    is_reported = row.outcome is not None or appointment.report is not None
    for name, value in _columns(appointment).items():
        setattr(row, name, value)
    companions.write(row, appointment)
    flag_modified(row, "state")  # the version rises also where only somebody who comes along is another
    work.session.flush()
    if is_reported:
        reports.write(work, appointment)


def remove(work: Work, appointment_id: AppointmentId) -> None:
    """Remove a visit, as undoing its booking does."""
    reports.remove(work, appointment_id)
    work.session.delete(work.session.get_one(AppointmentRow, appointment_id))
    work.session.flush()


def find(reading: Reading, appointment_id: UUID) -> Appointment | None:
    """Return a visit, None when there is none."""
    row = reading.session.get(AppointmentRow, appointment_id)
    return _records(reading, [row])[0] if row else None


def with_code(reading: Reading, code: str) -> tuple[Appointment, ...]:
    """Return the visits of a code, in order of time: it is short, so that now and then two share one."""
    ending = sa.func.substr(sa.type_coerce(AppointmentRow.id, sa.String), -_CODE_DIGITS)
    return _found(reading, sa.select(AppointmentRow).where(ending == id_ending(code)))


def of_cases(reading: Reading, case_ids: Collection[CaseId]) -> dict[CaseId, tuple[Appointment, ...]]:
    """Return the visits of each case in order of time; a case without visits is not in it."""
    found: dict[CaseId, list[Appointment]] = {}
    for part in parts(case_ids):
        for visit in _found(reading, sa.select(AppointmentRow).where(AppointmentRow.case_id.in_(part))):
            found.setdefault(visit.case_id, []).append(visit)
    return {case_id: tuple(visits) for case_id, visits in found.items()}


def with_work(reading: Reading) -> frozenset[CaseId]:
    """Return all cases in which a visit took place, or was reported."""
    was_work = sa.or_(AppointmentRow.state == AppointmentState.DONE, AppointmentRow.reported_on.is_not(None))
    return frozenset(map(CaseId, reading.session.scalars(sa.select(AppointmentRow.case_id).where(was_work).distinct())))


def between(
    reading: Reading, span: DaySpan, nurse: UserId | None, states: Collection[AppointmentState] = ()
) -> tuple[Appointment, ...]:
    """Return the visits that start on these Dutch days, in order of time; of all nurses when none is named.

    Those to which a nurse only comes along are hers too.
    """
    query = sa.select(AppointmentRow).where(
        AppointmentRow.starts_at >= instant_of(span.first, time(0)),
        AppointmentRow.starts_at < instant_of(span.last + timedelta(days=1), time(0)),
    )
    if nurse is not None:
        query = query.where(sa.or_(AppointmentRow.nurse_id == nurse, AppointmentRow.id.in_(_beside(nurse))))
    if states:
        query = query.where(AppointmentRow.state.in_(states))
    return _found(reading, query)


def _beside(nurse: UserId) -> sa.Select[UUID]:
    return sa.select(VisitCompanionRow.appointment_id).where(VisitCompanionRow.user_id == nurse)


def occupying(reading: Reading, span: DaySpan, nurse: UserId) -> tuple[Appointment, ...]:
    """Return the visits that take time of a nurse on these days: booked or held."""
    return between(reading, span, nurse, OCCUPYING)


def occupying_of(reading: Reading, span: DaySpan, nurses: Collection[UserId]) -> dict[UserId, tuple[Appointment, ...]]:
    """Return the visits that take time of each nurse on these days, also those to which she comes along."""
    if len(nurses) == 1:
        return {nurse: occupying(reading, span, nurse) for nurse in nurses}
    found: dict[UserId, list[Appointment]] = {nurse: [] for nurse in nurses}
    for visit in between(reading, span, None, OCCUPYING):
        for nurse in {visit.nurse, *visit.colleagues} & found.keys():
            found[nurse].append(visit)
    return {nurse: tuple(visits) for nurse, visits in found.items()}


def booked(reading: Reading) -> tuple[Appointment, ...]:
    """Return all visits that wait for their day or for a report."""
    query = sa.select(AppointmentRow).where(AppointmentRow.state == AppointmentState.BOOKED)
    return _found(reading, query)


def with_interpreter(reading: Reading, since: datetime) -> tuple[Appointment, ...]:
    """Return the visits after an instant to which an interpreter comes along, whatever became of them."""
    interpreted = sa.select(VisitCompanionRow.appointment_id).where(VisitCompanionRow.kind == CompanionKind.INTERPRETER)
    query = sa.select(AppointmentRow).where(AppointmentRow.starts_at > since, AppointmentRow.id.in_(interpreted))
    return _found(reading, query)


def without_interpreter(reading: Reading, since: datetime) -> dict[AppointmentId, CaseId]:
    """Return the booked visits after an instant to which no interpreter comes along, each with its case."""
    interpreted = sa.select(VisitCompanionRow.appointment_id).where(VisitCompanionRow.kind == CompanionKind.INTERPRETER)
    query = sa.select(AppointmentRow.id, AppointmentRow.case_id).where(
        AppointmentRow.state == AppointmentState.BOOKED,
        AppointmentRow.starts_at > since,
        AppointmentRow.id.not_in(interpreted),
    )
    return {AppointmentId(row.id): CaseId(row.case_id) for row in reading.session.execute(query)}


def _found(reading: Reading, query: sa.Select[AppointmentRow]) -> tuple[Appointment, ...]:
    return _records(reading, list(reading.session.scalars(query.order_by(AppointmentRow.starts_at, AppointmentRow.id))))


def _records(reading: Reading, rows: Sequence[AppointmentRow]) -> tuple[Appointment, ...]:
    reported = reports.of(reading, rows)
    return tuple(_appointment(row, reported.get(row.id)) for row in rows)


def _appointment(row: AppointmentRow, report: Report | None) -> Appointment:
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
        contact_type=row.contact_type,
        location=row.location,
        postcode=row.postcode,
        is_time_known=row.is_time_known,
        companions=tuple(map(companions.companion, row.companions)),
        version=row.version,
    )
