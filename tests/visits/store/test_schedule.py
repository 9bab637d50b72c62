from dataclasses import replace
from datetime import date, time

import pytest

from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import UserId, new_id
from ks_desktop.visits import store
from ks_desktop.visits.domain import NursePlace, NurseProfile, Transport, Weeks, WorkingHours
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


def test_hours_with_a_pause_weeks_and_an_end_come_back_as_they_were(room: Room) -> None:
    first, last = date(2027, 1, 1), date(2027, 2, 1)
    week = [
        WorkingHours(
            user=room.actor, weekday=0, start=start, end=end, valid_from=first, valid_until=last, weeks=Weeks.ODD
        )
        for start, end in ((time(9), time(12)), (time(13), time(17)))
    ]
    with room.database.work(room.actor, "test") as work:
        store.replace_hours(work, room.actor, week)
    with room.database.reading(room.actor) as reading:
        assert list(store.hours_of(reading, [room.actor])[room.actor][-2:]) == week
    with room.database.work(room.actor, "test") as work:
        store.remove_hours(work, room.actor, first)
        assert {entry.valid_from for entry in store.hours(work, room.actor)} == {date(2026, 1, 1)}


def test_a_profile_comes_back_as_it_was_and_the_second_saver_is_refused(room: Room) -> None:
    wanted = NurseProfile(
        user=room.actor,
        postcode="3511 AB",
        end_postcode="3523 CD",
        transport=Transport.BICYCLE,
        regions=frozenset({"GM0344", "GM0355"}),
        languages=frozenset({"tr"}),
        most_a_day=3,
        is_planned=False,
    )
    nobody = UserId(new_id())
    with room.database.work(room.actor, "test") as work:
        store.write_profile(work, wanted)
        assert store.profiles(work, [room.actor, nobody]) == {
            room.actor: replace(wanted, version=1),
            nobody: NurseProfile(user=nobody),
        }
    with pytest.raises(StaleError), room.database.work(room.actor, "test") as work:
        store.write_profile(work, wanted)
