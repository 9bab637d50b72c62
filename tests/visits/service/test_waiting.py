from datetime import date

from ks_desktop.visits.domain import (
    ContactResult,
)
from tests.visits.conftest import Room

MONDAY = date(2026, 11, 23)


def test_a_try_to_reach_her_is_kept_and_shown_in_the_list(room: Room) -> None:
    case_id = room.waiting()
    room.visits.attempt(case_id, ContactResult.NOT_REACHED, "voicemail", actor=room.actor)
    room.visits.attempt(case_id, ContactResult.LATER, "na 15:00", actor=room.actor)
    with room.database.reading(room.actor) as reading:
        tries = room.visits.attempts([case_id], reading=reading)[case_id]
    assert [(t.result, t.note) for t in tries] == [
        (ContactResult.NOT_REACHED, "voicemail"),
        (ContactResult.LATER, "na 15:00"),
    ]
    entry = room.visits.to_plan(actor=room.actor)[0]
    assert (entry.attempts, entry.last_result) == (2, ContactResult.LATER)
