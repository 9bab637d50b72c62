from datetime import date, time
from uuid import uuid4

import pytest

from ks_desktop.core.errors import StaleError
from ks_desktop.security.service import Users
from ks_desktop.visits.domain import Absence, AbsenceReason
from ks_desktop.visits.service.schedules import Schedules
from tests.visits.conftest import Room

DAY = date(2026, 12, 1)


def test_absence_counts_at_once_is_changed_and_taken_away(room: Room) -> None:
    schedules = Schedules(
        room.database, room.clock, Users(room.database), room.visits.facts.diaries, room.visits.changing
    )
    case_id = room.waiting()
    away = Absence(id=uuid4(), user=room.actor, first=DAY, last=DAY, reason=AbsenceReason.ILL)
    schedules.absences.save(away, actor=room.actor)
    assert schedules.of(room.actor, actor=room.actor).absences[0].version == 1
    assert DAY not in {p.day for p in room.visits.proposals(case_id, actor=room.actor, first=DAY, count=3)}
    with pytest.raises(StaleError):
        schedules.absences.save(away, actor=room.actor)  # as it was before it was stored
    morning = Absence(
        id=away.id, user=room.actor, first=DAY, last=DAY, end=time(12), reason=AbsenceReason.ILL, version=1
    )
    schedules.absences.save(morning, actor=room.actor)
    found = room.visits.proposals(case_id, actor=room.actor, first=DAY, last=DAY)
    assert all(p.start >= time(12) for p in found)
    schedules.absences.remove(away.id, actor=room.actor)
    assert schedules.of(room.actor, actor=room.actor).absences == ()
    with pytest.raises(StaleError):
        schedules.absences.remove(away.id, actor=room.actor)
