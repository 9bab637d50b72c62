from datetime import timedelta

from ks_desktop.core.values import CaseId, new_id
from ks_desktop.visits import store
from ks_desktop.visits.domain import ContactAttempt, ContactResult
from tests.visits.conftest import Room


def test_tries_come_back_in_order_of_time_and_go_with_the_case(room: Room) -> None:
    case_id = room.waiting()
    now = room.clock.now()
    tries = [
        ContactAttempt(
            id=new_id(), case_id=case_id, user=room.actor, at=now - timedelta(hours=n), result=ContactResult.LATER
        )
        for n in range(3)
    ]
    with room.database.work(room.actor, "test") as work:
        for attempt in tries:
            store.add_attempt(work, attempt)
    with room.database.reading(room.actor) as reading:
        assert store.attempts(reading, [case_id])[case_id] == tuple(reversed(tries))
        assert store.attempts(reading, [CaseId(new_id())]) == {}
    with room.database.work(room.actor, "test") as work:
        store.destroy(work, case_id)
    with room.database.reading(room.actor) as reading:
        assert store.attempts(reading, [case_id]) == {}
