from dataclasses import replace
from datetime import date, time
from uuid import uuid4

import pytest

from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import DaySpan
from ks_desktop.visits.domain import Absence, AbsenceReason
from ks_desktop.visits.store.absences import absence, absences, remove_absence, write_absence
from tests.visits.conftest import Room

DAY = date(2026, 12, 1)


def test_absence_comes_back_as_it_was_and_only_where_it_touches(room: Room) -> None:
    away = Absence(
        id=uuid4(), user=room.actor, first=DAY, last=DAY, start=time(13), end=time(15), reason=AbsenceReason.ILL
    )
    with room.database.work(room.actor, "test") as work:
        write_absence(work, away)
    stored = replace(away, version=1)
    with room.database.reading(room.actor) as reading:
        assert absence(reading, away.id) == stored
        assert absences(reading, [room.actor]) == {room.actor: (stored,)}
        assert absences(reading, [room.actor], DaySpan(DAY, DAY)) == {room.actor: (stored,)}
        assert absences(reading, [room.actor], DaySpan(date(2026, 12, 2), date(2026, 12, 9))) == {room.actor: ()}
    with pytest.raises(StaleError), room.database.work(room.actor, "test") as work:
        write_absence(work, away)
    with room.database.work(room.actor, "test") as work:
        remove_absence(work, away.id)
        assert absence(work, away.id) is None
