from datetime import date, time
from uuid import uuid4

from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Block, Series, WorkingHours, patterns_of

NURSE = UserId(uuid4())


def test_patterns_are_grouped_by_their_beginning_the_newest_first() -> None:
    old, new = date(2026, 1, 1), date(2026, 12, 1)
    hours = [
        WorkingHours(user=NURSE, weekday=day, start=time(9), end=time(12), valid_from=first, valid_until=last)
        for first, last, day in ((old, None, 0), (new, date(2026, 12, 31), 0), (old, None, 1))
    ]
    newest, before = patterns_of(hours)
    assert (newest.valid_from, newest.valid_until, len(newest.hours)) == (new, date(2026, 12, 31), 1)
    assert (before.valid_from, before.valid_until, len(before.hours)) == (old, None, 2)


def test_a_series_is_known_by_its_block() -> None:
    block = Block(id=uuid4(), user=NURSE, label="x", first=date(2026, 1, 1), start=time(9), end=time(10))
    assert Series(block=block, changed={}).id == block.id
