from dataclasses import replace
from datetime import timedelta

from ks_desktop.core.database import Reading
from ks_desktop.letters.domain import LetterKind, SendRoute
from ks_desktop.letters.service.told import LettersTold
from ks_desktop.visits.domain import Appointment
from tests.letters.rooms import Rooms


def _visit(rooms: Rooms, reading: Reading) -> Appointment:
    return rooms.visits.booked(reading=reading)[0]


def test_a_final_letter_says_that_it_names_the_old_time_until_that_is_true_again(rooms: Rooms) -> None:
    case_id, _referral = rooms.woman()
    rooms.book(case_id)
    letter_id = rooms.letters.draft(LetterKind.APPOINTMENT, case_id, actor=rooms.actor)
    told = LettersTold()
    with rooms.database.reading(rooms.actor) as reading:
        moved = replace(_visit(rooms, reading), starts_at=_visit(rooms, reading).starts_at + timedelta(days=1))
        assert told.told_otherwise(moved, reading=reading) == ()  # a draft follows by itself
    final = rooms.letters.finalise(letter_id, actor=rooms.actor)
    with rooms.database.reading(rooms.actor) as reading:
        visit = _visit(rooms, reading)
        assert told.told_otherwise(visit, reading=reading) == ()
        (sentence,) = told.told_otherwise(moved, reading=reading)
    assert final.announced_at == visit.starts_at
    assert final.number in sentence.text()
    assert f"{visit.start:%H:%M}" in sentence.text()
    rooms.letters.mark_sent(letter_id, SendRoute.BY_HAND, rooms.clock.today(), actor=rooms.actor)
    with rooms.database.reading(rooms.actor) as reading:
        assert len(told.told_otherwise(moved, reading=reading)) == 1
    rooms.letters.withdraw(letter_id, "vervangen", actor=rooms.actor)
    with rooms.database.reading(rooms.actor) as reading:
        assert told.told_otherwise(moved, reading=reading) == ()
