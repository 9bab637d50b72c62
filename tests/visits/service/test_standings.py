from datetime import date, time, timedelta

import sqlalchemy as sa

from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import CaseId
from ks_desktop.visits.domain import ContactResult, ContactWay
from ks_desktop.visits.service.contacts import Contacts, Tried
from ks_desktop.visits.service.standings import Standings
from tests.visits.conftest import TODAY, Room

MONDAY = date(2026, 11, 23)


def tried(room: Room, case_id: CaseId, day: date) -> None:
    contacts = Contacts(room.database, room.clock, room.visits.facts, room.undo)
    at = instant_of(day, time(9))
    contacts.record(case_id, Tried(result=ContactResult.NOT_REACHED, at=at), actor=room.actor)


def asked(room: Room, count: int) -> int:
    """Return how many questions it takes to know how far the tries of so many women are."""
    cases = [room.waiting(f"Proef{n}", birth_date=f"199{n}-01-02") for n in range(count)]
    for case_id in cases:
        tried(room, case_id, TODAY - timedelta(days=1))
    found: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        found.append(statement)

    with room.database.reading(room.actor) as reading:
        engine = reading.session.get_bind()
        sa.event.listen(engine, "before_cursor_execute", note)
        answer = Standings(room.clock, room.visits.facts).of(cases, reading=reading)
        sa.event.remove(engine, "before_cursor_execute", note)
    assert all(answer[case_id].next_try is not None for case_id in cases)
    return len(found)


def test_the_number_of_questions_does_not_grow_with_the_women(room: Room) -> None:
    assert asked(room, 1) == asked(room, 4)


def test_where_it_is_urgent_she_is_tried_again_the_same_day(room: Room) -> None:
    calm = room.waiting()
    urgent = room.waiting("Yilmaz", birth_date="1995-01-02", urgency="urgent")
    closing = room.waiting("Demir", birth_date="1992-01-02", due_date=(MONDAY + timedelta(days=10)).isoformat())
    room.clock.put(MONDAY, time(9, 30))
    for case_id in (calm, urgent, closing):
        tried(room, case_id, MONDAY)
    with room.database.reading(room.actor) as reading:
        found = Standings(room.clock, room.visits.facts).of([calm, urgent, closing], reading=reading)
    days = [one.day for case_id in (calm, urgent, closing) if (one := found[case_id].next_try) is not None]
    assert days == [MONDAY + timedelta(days=2), MONDAY, MONDAY]


def test_who_may_not_be_called_is_not_proposed_and_her_ways_are_named(room: Room) -> None:
    case_id = room.waiting(safe_to_call="no", safe_post="yes")
    with room.database.reading(room.actor) as reading:
        found = Standings(room.clock, room.visits.facts).of([case_id], reading=reading)[case_id]
    assert found.next_try is None
    assert found.ways == (ContactWay.LETTER, ContactWay.DOOR, ContactWay.REFERRER)
    assert found.rule.is_never
