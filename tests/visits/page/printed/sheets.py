"""Invented sheets of the register."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

from ks_desktop.core.values import UserId
from ks_desktop.visits.domain.printed import PlanKind, PlanState, PrintedPlan

TODAY: Final = date(2026, 11, 24)


def plan(number: int = 3, **changes: Any) -> PrintedPlan:
    """Return a sheet of today that is out."""
    made = PrintedPlan(
        id=UUID(int=number),
        kind=PlanKind.DAY,
        first=TODAY,
        last=TODAY,
        nurse=UserId(UUID(int=1)),
        made_on=TODAY,
        number=number,
        copies=1,
        printed_at=datetime(2026, 11, 24, 7, tzinfo=UTC),
        printed_by=UserId(UUID(int=1)),
        state=PlanState.OUT,
        nurse_name="Noor Proef",
    )
    return replace(made, **changes)
