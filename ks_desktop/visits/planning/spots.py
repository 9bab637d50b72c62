"""When one visit may begin on one day of one nurse: what the search says, within the hours that suit her. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from ks_desktop.visits.planning.diary import Busy, Diary, Rules, arrival
from ks_desktop.visits.planning.gaps import gaps_for, rounded_up
from ks_desktop.visits.planning.points import way
from ks_desktop.visits.planning.wish import Wish

FIVE: Final = timedelta(minutes=5)
_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Room:
    """From when until when a visit may begin, both included, and how many minutes of travel it adds to the day."""

    earliest: datetime
    latest: datetime
    extra: int

    def starts(self, grid: timedelta) -> Iterator[datetime]:
        """Give each time on the grid at which it may begin."""
        start = rounded_up(self.earliest, grid)
        while start <= self.latest:
            yield start
            start += grid


def rooms_on(diary: Diary, wish: Wish, rules: Rules, day: date, now: datetime) -> Iterator[Room]:
    """Give when a visit may begin on a day, later than now, in order of time.

    The weeks of her pregnancy, and who may visit her, are not looked at.
    """
    for gap in gaps_for(diary, day, wish, rules):
        earliest = max(gap.earliest, now + _MINUTE)
        if earliest <= gap.latest:
            yield Room(earliest, gap.latest, gap.extra)


def with_call(diary: Diary, start: datetime, end: datetime) -> Diary:
    """Return a diary with a call in it: nobody travels to it, nobody travels during it."""
    call = Busy(starts_at=start, ends_at=end, label="")
    return replace(diary, busy=tuple(sorted((*diary.busy, call), key=lambda busy: busy.starts_at)))


def holds(diary: Diary, day: date, rules: Rules) -> bool:
    """Tell whether what stands on a day can be driven, each journey in one go while she works."""
    stretches, stops = diary.stretches_on(day), diary.stops_on(day)
    if not (stretches and stops):
        return True
    leaves, at = stretches[0][0], diary.profile.postcode
    for stop in stops:
        arrives = arrival(stretches, leaves, leg(diary, at, stop.postcode, rules))
        works = any(opens <= stop.starts_at and stop.ends_at <= closes for opens, closes in stretches)
        if arrives is None or arrives > stop.starts_at or not works:
            return False
        leaves, at = stop.ends_at, stop.postcode
    return arrival(stretches, leaves, leg(diary, at, diary.profile.ends_at, rules)) is not None


def leg(diary: Diary, start: str, end: str, rules: Rules) -> timedelta:
    """Return how long a nurse needs from one postcode to another, with the spare time."""
    return timedelta(minutes=way(diary, start, end) + rules.margin)
