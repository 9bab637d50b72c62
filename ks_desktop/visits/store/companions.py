"""Who comes along on a visit: rows to records and back."""

from typing import Final

from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Appointment, Companion
from ks_desktop.visits.store.tables import AppointmentRow, VisitCompanionRow

_CHANGES: Final = ("place", "kind", "user_id", "name", "state", "reference", "is_by_phone")


def companion(row: VisitCompanionRow) -> Companion:
    """Return a row as a record."""
    return Companion(
        id=row.id,
        kind=row.kind,
        user=UserId(row.user_id) if row.user_id else None,
        name=row.name,
        state=row.state,
        reference=row.reference,
        is_by_phone=row.is_by_phone,
    )


def write(row: AppointmentRow, appointment: Appointment) -> None:
    """Let the rows of a visit say who comes along now; who stays keeps the same row."""
    known = {one.id: one for one in row.companions}
    row.companions = [
        _changed(known.get(one.id), _row(appointment, one, place)) for place, one in enumerate(appointment.companions)
    ]


def _changed(known: VisitCompanionRow | None, fresh: VisitCompanionRow) -> VisitCompanionRow:
    if known is None:
        return fresh
    for name in _CHANGES:
        setattr(known, name, getattr(fresh, name))
    return known


def _row(appointment: Appointment, one: Companion, place: int) -> VisitCompanionRow:
    return VisitCompanionRow(
        id=one.id,
        case_id=appointment.case_id,
        place=place,
        kind=one.kind,
        user_id=one.user,
        name=one.name,
        state=one.state,
        reference=one.reference,
        is_by_phone=one.is_by_phone,
    )
