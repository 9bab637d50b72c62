"""The diaries of a team and the wishes of many women as plain numbers, and back. Pure.

Minutes are real ones, counted from the midnight before the first day: of the Sunday on which the clock is put forward
or back nothing has to be known. What the numbers cannot say exactly is said so that a plan of them is nearly right:
`placing` puts every visit into the diaries by the one predicate of the search, and that decides.
"""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final

from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Transport
from ks_desktop.visits.planning.diary import Diary, Stop, Stretch
from ks_desktop.visits.planning.gaps import suits
from ks_desktop.visits.planning.points import (
    LIKED_LESS,
    OTHER_NURSE,
    Question,
    Spot,
    day_cost,
    no_place,
    way,
)
from ks_desktop.visits.planning.spots import holds
from ks_desktop.visits.planning.wish import Wish
from ks_desktop.visits.timetable import Nurse, Placed, Problem, Shift, Visit, Window

_MINUTE: Final = timedelta(minutes=1)
_CROWD: Final = 40  # women who are thought of for one day of one nurse, on an average
_LEAST_DAYS: Final = 12  # days of nurses that are thought of for each woman
_SPREAD: Final = 20  # points by which days are taken for better or worse, so that not all choose the same

_Pattern = tuple[Stretch, ...]  # the times within a day at which a nurse visits nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A question as numbers, with what the numbers stand for."""

    problem: Problem
    wishes: Mapping[int, Wish]
    nurses: Mapping[int, UserId]
    zero: datetime

    @property
    def has_choice(self) -> bool:
        """Tell whether any of the visits could stand anywhere."""
        return any(self.problem.visits[number].windows for number in self.wishes)

    def read(self, placed: Iterable[Placed]) -> list[Spot]:
        """Return the visits of a plan, without what stood already."""
        return [
            Spot(nurse=self.nurses[one.nurse], wish=self.wishes[one.visit], starts_at=self.zero + one.start * _MINUTE)
            for one in placed
            if one.visit in self.wishes
        ]


def lay_out(question: Question, wishes: Sequence[Wish], transport: Transport) -> Laid:
    """Return a question as numbers.

    Args:
        question: the team, the days and the rules.
        wishes: whom to plan of those who wait.
        transport: by what the ways between two visits are measured; from and to her own place each nurse goes her way.
    """
    return _Laying(question, transport).laid(wishes)


@dataclass(frozen=True, slots=True)
class _Day:
    """One day of one nurse: from and until, when she visits nobody, and what stands."""

    diary: Diary
    day: date
    works: Stretch
    pauses: _Pattern
    stops: tuple[Stop, ...]

    @property
    def blocks(self) -> int:
        """How many of the stops are no visits."""
        return sum(not stop.is_visit for stop in self.stops)


class _Laying:
    """Turns one question into numbers."""

    def __init__(self, question: Question, transport: Transport) -> None:
        self._question = question
        self._transport = transport
        self._zero = instant_of(question.span.first, time(0))
        self._days = [each for diary in question.diaries for day in question.span if (each := self._day(diary, day))]
        self._days.sort(key=lambda each: (each.day, each.diary.nurse))
        # A nurse with a block at a place on some days is two: it must not take a visit's place.
        self._nurses = sorted({(each.diary.nurse, each.blocks) for each in self._days})
        self._number = {key: number for number, key in enumerate(self._nurses)}
        self._diaries = {diary.nurse: diary for diary in question.diaries}

    def laid(self, wishes: Sequence[Wish]) -> Laid:
        fixed = [(number, stop) for number, each in enumerate(self._days) for stop in each.stops]
        most = max(_LEAST_DAYS, _CROWD * len(self._days) // max(1, len(wishes)))
        visits = [self._visit(number, wish, most) for number, wish in enumerate(wishes)]
        visits += [self._agreed(len(wishes) + at, day, stop) for at, (day, stop) in enumerate(fixed)]
        postcodes = [*(wish.postcode for wish in wishes), *(stop.postcode for _day, stop in fixed)]
        return Laid(
            problem=Problem(
                visits=tuple(visits),
                nurses=tuple(
                    Nurse(id=number, most_visits=self._diaries[nurse].most(self._question.rules) + blocks)
                    for number, (nurse, blocks) in enumerate(self._nurses)
                ),
                shifts=tuple(self._shift(number, each) for number, each in enumerate(self._days)),
                travel=self._travel(postcodes),
            ),
            wishes=dict(enumerate(wishes)),
            nurses={number: nurse for number, (nurse, _blocks) in enumerate(self._nurses)},
            zero=self._zero,
        )

    def _day(self, diary: Diary, day: date) -> _Day | None:
        stretches, stops = diary.stretches_on(day), diary.stops_on(day)
        rules = self._question.rules
        if not stretches or stretches[-1][1] <= self._question.now or diary.is_full(day, rules):
            return None
        if not holds(diary, day, rules):
            return None  # what stands there cannot be driven: nothing is put between it
        pauses = tuple((before[1], after[0]) for before, after in pairwise(stretches))
        return _Day(diary, day, (stretches[0][0], stretches[-1][1]), pauses, stops)

    def _leg(self, diary: Diary, start: str, end: str) -> int:
        return way(diary, start, end) + self._question.rules.margin

    def _minute(self, instant: datetime) -> int:
        return (instant - self._zero) // _MINUTE

    def _shift(self, number: int, each: _Day) -> Shift:
        """Return a day as a shift. It is a day of its own in the numbers: no two nurses have the same pauses."""
        start, end = (self._minute(instant) for instant in each.works)
        return Shift(nurse=self._nurse(each), day=number, start=start, end=end)

    def _nurse(self, each: _Day) -> int:
        return self._number[each.diary.nurse, each.blocks]

    def _visit(self, number: int, wish: Wish, most: int) -> Visit:
        days = self._days_for(wish, most)
        return Visit(
            id=number,
            minutes=wish.length(self._question.rules),
            unplanned_cost=no_place(wish, self._question.span),
            nurses=frozenset(self._nurse(self._days[day]) for day, _cost in days),
            windows=tuple(window for day, cost in days for window in self._windows(wish, day, cost)),
        )

    def _agreed(self, number: int, day: int, stop: Stop) -> Visit:
        start, nurse = self._minute(stop.starts_at), self._nurse(self._days[day])
        return Visit(
            id=number,
            minutes=(stop.ends_at - stop.starts_at) // _MINUTE,
            unplanned_cost=0,
            nurses=frozenset({nurse}),
            windows=(Window(day=day, earliest=start, latest=start),),
            fixed=(nurse, start),
        )

    def _days_for(self, wish: Wish, most: int) -> list[tuple[int, int]]:
        """Return the days of nurses on which she may be visited, with what each costs.

        Where she could be visited almost anywhere at any time, the best days are enough, and neighbours get the same.
        """
        late = dict(self._question.days(wish))
        able = {diary.nurse for diary in self._question.diaries if suits(diary, wish)}
        found = []
        for number, each in enumerate(self._days):
            nurse = each.diary.nurse
            if each.day in late and nurse in able:
                other = OTHER_NURSE if wish.wished_nurse in able - {nurse} else 0
                found.append((number, day_cost(wish, each.day, late[each.day]) + other))
        if len(found) > most:
            found = sorted(found, key=lambda option: (self._worth(wish, *option), option[0]))[:most]
        return sorted(found)

    def _worth(self, wish: Wish, number: int, cost: int) -> int:
        diary = self._days[number].diary
        spread = zlib.crc32(f"{wish.postcode[:4]} {number}".encode()) % _SPREAD
        return cost + self._leg(diary, diary.profile.postcode, wish.postcode) + spread

    def _windows(self, wish: Wish, number: int, cost: int) -> Iterable[Window]:
        length, each = wish.length(self._question.rules) * _MINUTE, self._days[number]
        less = LIKED_LESS if any(hours.liked for hours in wish.at_home) else 0
        for stretches, points in ((_liked_on(wish, each.day), cost), (wish.hours_on(each.day), cost + less)):
            for start, end in self._starts(stretches, each.pauses, length):
                yield Window(day=number, earliest=self._minute(start), latest=self._minute(end), cost=points)

    def _starts(self, stretches: Iterable[Stretch], pauses: _Pattern, length: timedelta) -> Iterable[Stretch]:
        """Give when a visit may begin, from and until: within her hours, in no pause, and later than now."""
        soonest = self._question.now + _MINUTE
        for opens, closes in stretches:
            begins = opens
            for pause, resumes in (*pauses, (closes, closes)):
                start, end = max(begins, soonest), min(closes, pause) - length
                if start <= end:
                    yield start, end
                begins = max(begins, resumes)

    def _travel(self, postcodes: Sequence[str]) -> list[list[int]]:
        """Return the minutes between all places. Rows of one postcode are one list: there are few of them."""
        team = [self._diaries[nurse] for nurse, _blocks in self._nurses]
        if not team:
            return [[0] * len(postcodes)] * len(postcodes)
        between = next((d for d in team if d.profile.transport is self._transport), team[0])
        known = sorted(set(postcodes))
        column = [known.index(postcode) for postcode in postcodes]
        shared = {}
        for postcode in known:
            home = [self._leg(diary, postcode, diary.profile.ends_at) for diary in team]
            there = [self._leg(between, postcode, other) for other in known]
            shared[postcode] = home + [there[at] for at in column]
        starts = [diary.profile.postcode for diary in team]
        rows = [
            [self._leg(diary, start, other) for other in (*starts, *postcodes)]
            for diary, start in zip(team, starts, strict=True)
        ]
        return rows + [shared[postcode] for postcode in postcodes]


def _liked_on(wish: Wish, day: date) -> list[Stretch]:
    liked = (each for each in wish.at_home if each.liked and each.weekday == day.weekday())
    return [(instant_of(day, each.start), instant_of(day, each.end)) for each in liked]
