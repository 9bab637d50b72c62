from dataclasses import replace
from datetime import date, time, timedelta
from uuid import uuid4

import pytest

from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.security.service import Users
from ks_desktop.visits.domain import Block, BlockDay, Series
from ks_desktop.visits.service.schedules import Schedules
from tests.visits.conftest import Room

TUESDAY = date(2026, 12, 1)
WEEK = timedelta(weeks=1)


@pytest.fixture
def schedules(room: Room) -> Schedules:
    return Schedules(room.database, room.clock, Users(room.database), room.visits.facts.diaries, room.visits.changing)


@pytest.fixture
def block(room: Room, schedules: Schedules) -> Block:
    made = Block(id=uuid4(), user=room.actor, label="overleg", first=TUESDAY, start=time(9), end=time(11))
    schedules.blocks.add(made, actor=room.actor)
    return replace(made, version=1)


def _series(schedules: Schedules, room: Room) -> list[Series]:
    return sorted(schedules.of(room.actor, actor=room.actor).series, key=lambda series: series.block.first)


def _coming(schedules: Schedules, room: Room) -> list[tuple[date, time]]:
    return sorted((day.day, day.start) for series in _series(schedules, room) for day in series.coming)[:4]


def _moved(block: Block, original: date) -> BlockDay:
    return BlockDay(
        block=block.id, original=original, day=original + timedelta(days=1), start=time(13), end=time(14), label="later"
    )


def test_one_time_is_moved_one_is_left_out_and_both_survive_a_change_of_all(
    schedules: Schedules, room: Room, block: Block
) -> None:
    schedules.blocks.change_day(_moved(block, TUESDAY + WEEK), actor=room.actor)
    schedules.blocks.skip(block.id, TUESDAY + 2 * WEEK, actor=room.actor)
    schedules.blocks.change_all(replace(block, start=time(10)), actor=room.actor)
    assert _coming(schedules, room) == [
        (TUESDAY, time(10)),
        (TUESDAY + WEEK + timedelta(days=1), time(13)),
        (TUESDAY + 3 * WEEK, time(10)),
        (TUESDAY + 4 * WEEK, time(10)),
    ]
    schedules.blocks.restore(block.id, TUESDAY + 2 * WEEK, actor=room.actor)
    assert (TUESDAY + 2 * WEEK, time(10)) in _coming(schedules, room)


def test_from_a_day_on_another_series_begins_and_what_was_moved_goes_along(
    schedules: Schedules, room: Room, block: Block
) -> None:
    schedules.blocks.change_day(_moved(block, TUESDAY + 2 * WEEK), actor=room.actor)
    thursday = replace(block, first=TUESDAY + WEEK + timedelta(days=2), start=time(15), end=time(16))
    schedules.blocks.change_from(thursday, TUESDAY + WEEK, actor=room.actor)
    assert _coming(schedules, room) == [
        (TUESDAY, time(9)),
        (TUESDAY + WEEK + timedelta(days=2), time(15)),
        (TUESDAY + 2 * WEEK + timedelta(days=1), time(13)),
        (TUESDAY + 3 * WEEK + timedelta(days=2), time(15)),
    ]
    with pytest.raises(StaleError):
        schedules.blocks.change_from(thursday, TUESDAY + WEEK, actor=room.actor)


def test_a_series_ends_or_goes(schedules: Schedules, room: Room, block: Block) -> None:
    schedules.blocks.remove(block.id, actor=room.actor, original=TUESDAY + WEEK)
    assert _coming(schedules, room) == [(TUESDAY, time(9))]
    schedules.blocks.remove(block.id, actor=room.actor, original=TUESDAY)
    assert _series(schedules, room) == []
    with pytest.raises(StaleError):
        schedules.blocks.remove(block.id, actor=room.actor)


def test_what_cannot_be_is_refused(schedules: Schedules, room: Room, block: Block) -> None:
    with pytest.raises(UserError) as refused:
        schedules.blocks.skip(block.id, TUESDAY + timedelta(days=1), actor=room.actor)
    assert refused.value.code == "gone"
    with pytest.raises(UserError) as wrong:
        schedules.blocks.add(replace(block, id=uuid4(), version=0, postcode="35"), actor=room.actor)
    assert wrong.value.field == "block_postcode"


def test_nobody_is_visited_during_a_block(schedules: Schedules, room: Room, block: Block) -> None:
    schedules.blocks.change_all(replace(block, start=time(8, 30), end=time(15)), actor=room.actor)
    found = room.visits.proposals(room.waiting(), actor=room.actor, first=TUESDAY, last=TUESDAY)
    assert all(p.start >= time(15) for p in found)
