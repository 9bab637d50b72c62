from datetime import date, time

from ks_desktop.core.values import UserId, new_id
from ks_desktop.visits import store
from ks_desktop.visits.domain import NursePlace, Transport, WorkingHours
from tests.visits.conftest import Room


def _friday(room: Room, valid_from: date, start: time) -> WorkingHours:
    return WorkingHours(user=room.actor, weekday=4, start=start, end=time(17), valid_from=valid_from)


def test_a_week_replaces_only_the_week_of_the_same_day(room: Room) -> None:
    later = date(2027, 1, 1)
    for start in (time(9), time(10)):
        with room.database.work(room.actor, "test") as work:
            store.replace_hours(work, room.actor, [_friday(room, later, start)])
    with room.database.reading(room.actor) as reading:
        hours = store.hours(reading, room.actor)
    assert [(entry.valid_from.year, entry.start) for entry in hours] == [(2026, time(8, 30))] * 5 + [(2027, time(10))]


def test_a_place_is_changed_and_unknown_without_an_answer(room: Room) -> None:
    changed = NursePlace(user=room.actor, postcode="3431 EF", transport=Transport.BICYCLE)
    with room.database.work(room.actor, "test") as work:
        store.write_place(work, changed)
    nobody = UserId(new_id())
    with room.database.reading(room.actor) as reading:
        assert store.place(reading, room.actor) == changed
        assert store.place(reading, nobody) == NursePlace(user=nobody)
