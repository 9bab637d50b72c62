from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import CaseId, new_id
from ks_desktop.visits import store
from ks_desktop.visits.domain import ContactAttempt, ContactResult, ContactWay, NextTry
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
        kept = store.attempts(reading, [case_id])[case_id]
        assert kept == tuple(replace(one, version=1) for one in reversed(tries))
        assert store.attempts(reading, [CaseId(new_id())]) == {}
    with room.database.work(room.actor, "test") as work:
        store.destroy(work, case_id)
    with room.database.reading(room.actor) as reading:
        assert store.attempts(reading, [case_id]) == {}


def test_a_try_comes_back_with_all_that_was_said_of_it_and_is_corrected_once(room: Room) -> None:
    now = room.clock.now()
    attempt = ContactAttempt(
        id=new_id(),
        case_id=room.waiting(),
        user=room.actor,
        at=now - timedelta(hours=3),
        result=ContactResult.NOT_REACHED,
        note="zus nam op",
        way=ContactWay.DOOR,
        left_message=True,
        recorded_at=now,
        next_try=NextTry(day=date(2026, 11, 25), start=time(15), end=time(17), why="ochtenden lukten niet"),
    )
    with room.database.work(room.actor, "test") as work:
        store.put_attempt(work, attempt)
        stored = store.find_attempt(work, attempt.id)
        assert stored == replace(attempt, version=1)
        store.put_attempt(work, replace(attempt, version=1, next_try=None, note="niemand thuis"))
        with pytest.raises(StaleError):
            store.put_attempt(work, replace(attempt, version=1))
        corrected = store.find_attempt(work, attempt.id)
        assert corrected == replace(attempt, version=2, next_try=None, note="niemand thuis")
