from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import new_id
from ks_desktop.visits import store
from ks_desktop.visits.domain import StopClock, StopReason
from tests.visits.conftest import Room


def test_stops_come_back_in_order_and_go_with_the_case(room: Room) -> None:
    case_id = room.waiting()
    late = StopClock(
        id=new_id(), case_id=case_id, first=date(2026, 12, 1), until=None, reason=StopReason.OTHER, note="ziek"
    )
    early = replace(late, id=new_id(), first=date(2026, 11, 1), until=date(2026, 11, 4), reason=StopReason.ABROAD)
    with room.database.work(room.actor, "test") as work:
        store.put_stop(work, late)
        store.put_stop(work, early)
    with room.database.work(room.actor, "test") as work:
        store.put_stop(work, replace(late, until=date(2026, 12, 3), version=1))
        assert store.stops(work, [case_id])[case_id] == (
            replace(early, version=1),
            replace(late, until=date(2026, 12, 3), version=2),
        )
        store.remove_stop(work, early.id)
        assert store.find_stop(work, early.id) is None
    with pytest.raises(StaleError), room.database.work(room.actor, "test") as work:
        store.put_stop(work, replace(late, version=1))
    with room.database.work(room.actor, "test") as work:
        store.destroy(work, case_id)
        assert store.stops(work, [case_id]) == {}
