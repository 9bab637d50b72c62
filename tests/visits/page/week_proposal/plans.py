"""Proposed plans of invented women, for the pane that shows them."""

from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

from ks_desktop.core.gestation import GestationalAge
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits.domain import Mode, Reason
from ks_desktop.visits.domain.week_proposal import LeftOut, PlannedRow, PlanProposal, Relaxation

TODAY: Final = date(2026, 11, 21)
MONDAY: Final = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)  # half past nine in the Netherlands
NOOR: Final = UserId(UUID("01a20000-0000-7000-8000-0000000000a1"))
SAAR: Final = UserId(UUID("01a20000-0000-7000-8000-0000000000a2"))
NAMES: Final = {NOOR: "Noor Proef", SAAR: "Saar Voorbeeld"}


def case(number: int) -> CaseId:
    """Return the case of a number."""
    return CaseId(UUID(int=0x01A20000_0000_7000_8000_000000000000 + number))


def planned(number: int, name: str = "Aylin Kaya", *, nurse: UserId = NOOR, mode: Mode = Mode.HOME) -> PlannedRow:
    """Return a proposed visit; each number stands at a time of its own."""
    return PlannedRow(
        case_id=case(number),
        contact_type="first_visit",
        name=name,
        nurse=nurse,
        starts_at=MONDAY + timedelta(days=number // 4, minutes=75 * (number % 4)),
        minutes=60,
        mode=mode,
        reasons=(
            Reason(message="{minutes} min by car from the visit before", values={"minutes": 12}),
            Reason(message="week {age}, best weeks", values={"age": "25+1"}),
        ),
        travel_before=12,
        place="3523 Utrecht",
        age=GestationalAge(176),
        is_best=True,
    )


def left_out(number: int, name: str = "Lina Haddad", *, helps: Relaxation | None = None) -> LeftOut:
    """Return a woman without a place."""
    return LeftOut(
        case_id=case(number),
        contact_type="first_visit",
        name=name,
        why=Reason(message="All working days from {first} to {last} are full.", values={"first": "1", "last": "2"}),
        helps=helps,
    )


def plan(*rows: PlannedRow, out: tuple[LeftOut, ...] = (), is_stopped: bool = False) -> PlanProposal:
    """Return a plan with these rows."""
    return PlanProposal(rows=rows, left_out=out, points=0, is_stopped=is_stopped)
