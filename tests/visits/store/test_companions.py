from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import AppointmentId, CaseId, UserId
from ks_desktop.visits.domain import Appointment, BookingState, Companion, CompanionKind
from ks_desktop.visits.store import companions
from ks_desktop.visits.store.tables import AppointmentRow


@pytest.mark.parametrize("state", BookingState)
def test_who_comes_along_is_the_same_in_the_rows_and_who_stays_keeps_its_row(state: BookingState) -> None:
    interpreter = Companion(
        kind=CompanionKind.INTERPRETER, name="Ł <b>", state=state, reference="7/3", is_by_phone=True, id=UUID(int=5)
    )
    colleague = Companion(kind=CompanionKind.COLLEAGUE, user=UserId(UUID(int=4)), state=state, id=UUID(int=6))
    visit = Appointment(
        id=AppointmentId(UUID(int=1)),
        case_id=CaseId(UUID(int=2)),
        nurse=UserId(UUID(int=3)),
        starts_at=instant_of(date(2026, 11, 24), time(9)),
        minutes=60,
        companions=(interpreter, colleague),
    )
    row = AppointmentRow(id=visit.id)
    companions.write(row, visit)
    assert tuple(map(companions.companion, row.companions)) == visit.companions
    before = row.companions[1]
    companions.write(row, replace(visit, companions=(replace(colleague, name="Sem"),)))
    assert row.companions == [before]
    assert companions.companion(before).name == "Sem"
