"""How many visits fit in the hours of a nurse. Pure.

Counted a day at a time: her hours without pauses, absence and blocks, divided by a visit with its way, and never more
than she makes in a day. The way is a round number: which visits she will have is not known. A block at a place takes
its time too.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from ks_desktop.core.values import DaySpan
from ks_desktop.visits.planning.diary import Diary, Rules, Stretch

WAY_MINUTES: Final = 30
"""For the way of each visit and writing it down."""


def room_on(diary: Diary, day: date, rules: Rules) -> int:
    """Return how many visits fit on a day in which none is planned."""
    stretches = diary.stretches_on(day)
    works = sum((end - start for start, end in stretches), timedelta())
    for stop in diary.stops_on(day):
        if not stop.is_visit:
            works -= sum((_shared((stop.starts_at, stop.ends_at), each) for each in stretches), timedelta())
    each = timedelta(minutes=rules.minutes + WAY_MINUTES)
    return max(0, min(diary.most(rules), works // each))


def _shared(one: Stretch, other: Stretch) -> timedelta:
    return max(timedelta(), min(one[1], other[1]) - max(one[0], other[0]))


def room_in(diary: Diary, span: DaySpan, rules: Rules) -> int:
    """Return how many visits fit on these days together, as if none was planned yet."""
    # A call is a visit that counts, and must not take room from itself.
    empty = replace(diary, busy=tuple(busy for busy in diary.busy if busy.appointment is None))
    return sum(room_on(empty, day, rules) for day in span)
