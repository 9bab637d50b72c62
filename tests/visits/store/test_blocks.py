from dataclasses import replace
from datetime import date, time, timedelta
from uuid import uuid4

import pytest

from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import DaySpan
from ks_desktop.visits.domain import Block, BlockDay, Repeat, Series
from ks_desktop.visits.store.blocks import blocks, remove_block, series, write_block, write_changed
from tests.visits.conftest import Room

DAY = date(2026, 12, 1)


def test_a_series_comes_back_as_it_was_with_what_was_changed(room: Room) -> None:
    block = Block(
        id=uuid4(),
        user=room.actor,
        label="overleg",
        first=DAY,
        until=date(2026, 12, 29),
        start=time(9),
        end=time(10),
        repeat=Repeat.MONTH,
        every=2,
        nth=-1,
        postcode="3511 AB",
    )
    moved = BlockDay(
        block=block.id, original=DAY, day=date(2027, 3, 1), start=time(9), end=time(10), label="x", postcode="3523 CD"
    )
    changed = {DAY: moved, DAY + timedelta(days=7): None}
    with room.database.work(room.actor, "test") as work:
        write_block(work, block)
        write_changed(work, block.id, changed)
    stored = Series(block=replace(block, version=1), changed=changed)
    with room.database.reading(room.actor) as reading:
        assert series(reading, block.id) == stored
        assert blocks(reading, [room.actor]) == {room.actor: (stored,)}
        for first, is_there in ((DAY, True), (date(2027, 3, 1), True), (date(2027, 2, 1), False)):
            span = DaySpan(first, first)  # where it may take place, or where one time was moved to
            assert blocks(reading, [room.actor], span) == {room.actor: (stored,) if is_there else ()}
    with pytest.raises(StaleError), room.database.work(room.actor, "test") as work:
        write_block(work, block)
    with room.database.work(room.actor, "test") as work:
        write_changed(work, block.id, {})
        found = series(work, block.id)
        assert found is not None
        assert found.changed == {}
        remove_block(work, block.id)
        assert series(work, block.id) is None
