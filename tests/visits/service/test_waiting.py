from datetime import date, timedelta

import sqlalchemy as sa

from ks_desktop.core.moments import Moment
from ks_desktop.visits.domain import (
    ContactResult,
)
from ks_desktop.visits.service.contacts import Tried
from tests.visits.conftest import Room

MONDAY = date(2026, 11, 23)


def test_a_try_to_reach_her_is_kept_and_shown_in_the_list(room: Room) -> None:
    case_id = room.waiting()
    room.visits.contacts.record(case_id, Tried(result=ContactResult.NOT_REACHED, note="voicemail"), actor=room.actor)
    room.visits.contacts.record(
        case_id,
        Tried(result=ContactResult.LATER, note="na 15:00", again=Moment(day=room.clock.today() + timedelta(days=1))),
        actor=room.actor,
    )
    with room.database.reading(room.actor) as reading:
        tries = room.visits.attempts([case_id], reading=reading)[case_id]
    assert [(t.result, t.note) for t in tries] == [
        (ContactResult.NOT_REACHED, "voicemail"),
        (ContactResult.LATER, "na 15:00"),
    ]
    entry = room.visits.to_plan(actor=room.actor)[0]
    assert (entry.attempts, entry.last_result) == (2, ContactResult.LATER)


def test_the_term_for_a_first_contact_is_over_once_somebody_tried(room: Room) -> None:
    case_id = room.waiting()
    assert room.visits.to_plan(actor=room.actor)[0].contact_by == date(2026, 11, 27)
    room.visits.contacts.record(case_id, Tried(result=ContactResult.NOT_REACHED), actor=room.actor)
    assert room.visits.to_plan(actor=room.actor)[0].contact_by is None


def test_more_women_ask_no_more_questions_of_the_database(room: Room) -> None:
    asked = 0

    def count(*_args: object) -> None:
        nonlocal asked
        asked += 1

    def questions() -> int:
        nonlocal asked
        asked = 0
        with room.database.reading(room.actor) as reading:
            connection = reading.session.connection()
            sa.event.listen(connection, "before_cursor_execute", count)
            room.visits.waiting.to_plan(reading)
            sa.event.remove(connection, "before_cursor_execute", count)
        return asked

    room.waiting()
    few = questions()
    for surname in ("Demir", "Bakker", "Arends", "Jansen"):
        room.waiting(surname)
    assert questions() == few
