"""Where a visit fits in a day: the one predicate for the hard rules of a nurse's day. Pure.

Proposals, the check at booking, conflicts, the week proposal and every explanation ask `gaps_for`, or `gaps_on` where
her own hours are told apart. All travel is inside working hours and in one go: not through a pause, absence or a call.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise
from typing import Final

from ks_desktop.core.clock import instant_of, local_time
from ks_desktop.core.weekly_hours import is_limit
from ks_desktop.visits.planning.diary import Diary, Rules, Stop, Stretch, arrival, departure
from ks_desktop.visits.planning.wish import Wish
from ks_desktop.visits.reasons import Origin
from ks_desktop.visits.travel import Journey

QUARTER: Final = timedelta(minutes=15)
_MINUTE: Final = timedelta(minutes=1)
_NO_WAY: Final = Journey(0, is_known=True)
_Pair = tuple[Stop | None, Stop | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Where a visit fits between two stops: it may start from `earliest` to `latest`, both included.

    Attributes:
        before: the way there.
        after: the way on.
        extra: minutes it adds to the travel of the day.
        origin: from where she comes.
        way: the postcodes of the way there, "" where one is not known; nothing for a call.
    """

    earliest: datetime
    latest: datetime
    before: Journey
    after: Journey
    extra: int
    origin: Origin
    way: tuple[str, str] = ("", "")

    def starts(self, not_before: datetime) -> Iterator[datetime]:
        """Give each quarter of an hour at which the visit may start."""
        start = rounded_up(max(self.earliest, not_before), QUARTER)
        while start <= self.latest:
            yield start
            start += QUARTER


def rounded_up(instant: datetime, grid: timedelta) -> datetime:
    """Return the first instant on a grid of whole minutes that is not earlier."""
    midnight = instant.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + -((midnight - instant) // grid) * grid


def suits(diary: Diary, wish: Wish) -> bool:
    """Tell whether a nurse may visit her at all: she visits there, and they understand each other."""
    profile = diary.profile
    return profile.is_planned and profile.visits_in(wish.region) and understands(diary, wish)


def understands(diary: Diary, wish: Wish) -> bool:
    """Tell whether they can speak with each other, an interpreter in between if need be."""
    return not wish.needs_interpreter or wish.may_use_interpreter or wish.language in diary.profile.languages


def gaps_for(diary: Diary, day: date, wish: Wish, rules: Rules) -> Iterator[Gap]:
    """Give the gaps of a day in which this visit fits: how they meet, how long, and the hours that suit her."""
    asked = replace(rules, minutes=wish.length(rules))
    found = gaps_on(diary, day, wish.postcode, asked) if wish.travels else calls_on(diary, day, asked)
    if not is_limit(wish.at_home):
        yield from found
        return
    length = asked.minutes * _MINUTE
    for gap in found:
        for opens, closes in wish.hours_on(day):
            earliest, latest = max(gap.earliest, opens), min(gap.latest, closes - length)
            if earliest <= latest:
                yield replace(gap, earliest=earliest, latest=latest)


def fits_at(diary: Diary, wish: Wish, rules: Rules, start: datetime, day: date) -> bool:
    """Tell whether this visit may start at an instant of a day."""
    return any(gap.earliest <= start <= gap.latest for gap in gaps_for(diary, day, wish, rules))


def gaps_on(diary: Diary, day: date, postcode: str, rules: Rules) -> Iterator[Gap]:
    """Give the gaps of a day in which a visit of `rules.minutes` fits: no overlap, all travel inside working hours."""
    stretches = diary.stretches_on(day)
    if stretches and not diary.is_full(day, rules):
        walk = _Walk(diary, day, rules, stretches)
        for around in _pairs(diary.stops_on(day)):
            yield from walk.visits(around, postcode)


def calls_on(diary: Diary, day: date, rules: Rules) -> Iterator[Gap]:
    """Give the gaps of a day in which a call of `rules.minutes` fits: wherever she is, and not on her way."""
    stretches = diary.stretches_on(day)
    if stretches and not diary.is_full(day, rules):
        walk = _Walk(diary, day, rules, stretches)
        for around in _pairs(diary.stops_on(day)):
            yield from walk.calls(around)


def _pairs(stops: Iterable[Stop]) -> Iterator[_Pair]:
    last: Stop | None = None
    for following in (*stops, None):
        yield last, following
        if last is None or (following is not None and following.ends_at > last.ends_at):
            last = following


@dataclass(frozen=True, slots=True)
class _Walk:
    """A day that is walked through from stop to stop."""

    diary: Diary
    day: date
    rules: Rules
    stretches: tuple[Stretch, ...]

    def visits(self, around: _Pair, postcode: str) -> Iterator[Gap]:
        """Give where a visit at a place fits between two stops."""
        start, end = self._ends(around)
        # With nothing before or after her she would not have left home, so the whole way is extra.
        direct = self._way(start, end).minutes if any(around) else 0
        for span, before, after in self._parts(start, postcode, end):
            arrives = arrival(self.stretches, self._leaves(around), self._spare(before))
            leaves = departure(self.stretches, self._arrives(around), self._spare(after))
            if arrives is None or leaves is None:
                continue
            extra = before.minutes + after.minutes - direct
            for earliest, latest in self._rooms((max(arrives, span[0]), leaves), span[1]):
                yield Gap(
                    earliest=earliest,
                    latest=latest,
                    before=before,
                    after=after,
                    extra=extra,
                    origin=_origin(around[0], self.diary),
                    way=(start, postcode),
                )

    def calls(self, around: _Pair) -> Iterator[Gap]:
        """Give where a call fits between two stops: before she leaves, or once she is there."""
        begins, ends = self._leaves(around), self._arrives(around)
        free: list[Stretch] = [(begins, ends)]
        if any(around):
            way = self._spare(self.diary.travel.longest(*self._ends(around), self.diary.place.transport))
            arrives, leaves = arrival(self.stretches, begins, way), departure(self.stretches, ends, way)
            if not (arrives and leaves and arrives + self.rules.minutes * _MINUTE <= leaves):
                free = [(begins, leaves)] if leaves else []
                free += [(arrives, ends)] if arrives else []
        for room in free:
            for earliest, latest in self._rooms(room, room[1]):
                yield Gap(
                    earliest=earliest,
                    latest=latest,
                    before=_NO_WAY,
                    after=_NO_WAY,
                    extra=0,
                    origin=_origin(around[0], self.diary),
                )

    def _rooms(self, room: Stretch, last_start: datetime) -> Iterator[Stretch]:
        """Give from when until when it may start, so that all of it lies in one stretch of work and in the room."""
        length = self.rules.minutes * _MINUTE
        for opens, closes in self.stretches:
            earliest, latest = max(room[0], opens), min(min(room[1], closes) - length, last_start)
            if earliest <= latest:
                yield earliest, latest

    def _parts(self, start: str, postcode: str, end: str) -> Iterator[tuple[Stretch, Journey, Journey]]:
        """Give the parts of the day, as starts of the visit, in which both ways take the same time.

        The way there counts at the start of the visit, the way on at its end.
        """
        first, last = self.stretches[0][0], self.stretches[-1][1]
        if not self.diary.travel.is_busy(self.diary.place.transport):
            yield (first, last), self._way(start, postcode), self._way(postcode, end)
            return
        length = self.rules.minutes * _MINUTE
        edges = [instant_of(self.day, at) for hours in self.diary.travel.peak.hours for at in hours]
        cuts = sorted(
            {first, last + _MINUTE, *(e for edge in edges for e in (edge, edge - length) if first < e <= last)}
        )
        ways = [
            ((begin, until - _MINUTE), self._way(start, postcode, begin), self._way(postcode, end, begin + length))
            for begin, until in pairwise(cuts)
        ]
        for (before, after), parts in groupby(ways, key=lambda each: each[1:]):
            spans = [span for span, _before, _after in parts]
            yield (spans[0][0], spans[-1][1]), before, after

    def _way(self, start: str, end: str, at: datetime | None = None) -> Journey:
        when = local_time(at) if at else None
        return self.diary.travel.journey(start, end, self.diary.place.transport, at=when)

    def _spare(self, way: Journey) -> timedelta:
        return (way.minutes + self.rules.margin) * _MINUTE

    def _ends(self, around: _Pair) -> tuple[str, str]:
        last, following = around
        profile = self.diary.profile
        return last.postcode if last else profile.postcode, following.postcode if following else profile.ends_at

    def _leaves(self, around: _Pair) -> datetime:
        return around[0].ends_at if around[0] else self.stretches[0][0]

    def _arrives(self, around: _Pair) -> datetime:
        return around[1].starts_at if around[1] else self.stretches[-1][1]


def _origin(last: Stop | None, diary: Diary) -> Origin:
    return Origin(is_start=last is None, place=last.place if last else "", transport=diary.place.transport)
