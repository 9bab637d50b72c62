"""Who comes along on a visit: rows, records and plain values, each to the other."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Appointment, BookingState, Companion, CompanionKind
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


def plain(one: Companion) -> dict[str, Any]:
    """Return a record as plain values, for a recorded inverse; `kept` makes a record of them."""
    return {
        "id": str(one.id),
        "kind": one.kind.value,
        "user": str(one.user) if one.user else None,
        "name": one.name,
        "state": one.state.value,
        "reference": one.reference,
        "is_by_phone": one.is_by_phone,
    }


def kept(values: Mapping[str, Any]) -> Companion:
    """Return the record of these plain values."""
    return Companion(
        id=UUID(values["id"]),
        kind=CompanionKind(values["kind"]),
        user=UserId(UUID(values["user"])) if values["user"] else None,
        name=values["name"],
        state=BookingState(values["state"]),
        reference=values["reference"],
        is_by_phone=values["is_by_phone"],
    )
