"""Puts a plan of many visits into the diaries, visit by visit, by the one predicate of the search. Pure.

The numbers of a plan leave small things out: the spare minutes after a pause, two ways of travelling. What does not fit
as it was planned is put where it fits best, or nowhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final

from ks_desktop.core.values import UserId
from ks_desktop.visits.planning.diary import Diary, Stop
from ks_desktop.visits.planning.gaps import QUARTER, suits
from ks_desktop.visits.planning.points import (
    LIKED_LESS,
    OTHER_NURSE,
    Question,
    Spot,
    day_cost,
    most_pressing,
    no_place,
)
from ks_desktop.visits.planning.spots import FIVE, rooms_on, with_call
from ks_desktop.visits.planning.wish import Wish

_MINUTE: Final = timedelta(minutes=1)
_MOST_TRIED: Final = 300  # women without a place in the plan for whom one is looked for all the same


class Placing:
    """The diaries of a team while visits are put into them.

    Attributes:
        diaries: as they are now, by nurse.
        spots: what was put in, by case.
    """

    def __init__(self, question: Question) -> None:
        self._question = question
        self.diaries = {diary.nurse: diary for diary in question.diaries}
        self.spots: list[Spot] = []

    def put_plan(self, plan: Sequence[Spot]) -> None:
        """Put in a plan, day by day and in its order; what does not fit is left."""
        ordered = sorted(plan, key=lambda spot: (spot.nurse, spot.starts_at, spot.wish.case_id))
        for (nurse, _day), spots in groupby(ordered, key=lambda spot: (spot.nurse, spot.day)):
            self._put_day(nurse, list(spots))

    def put_best(self, wishes: Iterable[Wish]) -> None:
        """Put each of these where it costs least, the most pressing first; what fits nowhere is left."""
        for wish in most_pressing(wishes, self._question.span)[:_MOST_TRIED]:
            spot = self.best(wish)
            if spot is not None:
                self.put(spot)

    def best(self, wish: Wish) -> Spot | None:
        """Return where a visit costs least in the diaries as they are now, None when it fits nowhere or costs more."""
        found: list[tuple[int, datetime, UserId]] = []
        days = dict(self._question.days(wish))
        for nurse, diary in self.diaries.items():
            if not suits(diary, wish):
                continue
            other = OTHER_NURSE * (wish.wished_nurse not in {None, nurse})
            for day, late in days.items():
                for room in rooms_on(diary, wish, self._question.rules, day, self._question.now):
                    cost = room.extra + other + day_cost(wish, day, late)
                    starts = list(room.starts(QUARTER)) or list(room.starts(FIVE))
                    found += [(cost + self._liked_less(wish, start, day), start, nurse) for start in starts]
        if not found:
            return None
        cost, start, nurse = min(found)
        return Spot(nurse=nurse, wish=wish, starts_at=start) if cost < no_place(wish, self._question.span) else None

    def put(self, spot: Spot) -> None:
        """Put a visit into the diary of its nurse."""
        self.diaries[spot.nurse] = with_visit(self.diaries[spot.nurse], spot, self._question)
        self.spots.append(spot)

    def _liked_less(self, wish: Wish, start: datetime, day: date) -> int:
        end = start + wish.length(self._question.rules) * _MINUTE
        return LIKED_LESS if wish.likes(start, end, day) is False else 0

    def _put_day(self, nurse: UserId, spots: Sequence[Spot]) -> None:
        """Put in a day on whole quarters where all of it fits so, else on fives."""
        tries = [self._day(nurse, spots, grid) for grid in (QUARTER, FIVE)]
        diary, put = max(tries, key=lambda tried: len(tried[1]))
        self.diaries[nurse] = diary
        self.spots += put

    def _day(self, nurse: UserId, spots: Sequence[Spot], grid: timedelta) -> tuple[Diary, list[Spot]]:
        diary, put = self.diaries[nurse], []
        for spot in spots:
            start = self._start(diary, spot, grid)
            if start is not None:
                moved = replace(spot, starts_at=start)
                diary = with_visit(diary, moved, self._question)
                put.append(moved)
        return diary, put

    def _start(self, diary: Diary, spot: Spot, grid: timedelta) -> datetime | None:
        """Return the first time on the grid, not before it was planned, at which it fits."""
        soonest = max(self._question.now, spot.starts_at - _MINUTE)
        rooms = rooms_on(diary, spot.wish, self._question.rules, spot.day, soonest)
        return next((start for room in rooms for start in room.starts(grid)), None)


def with_visit(diary: Diary, spot: Spot, question: Question) -> Diary:
    """Return a diary with a visit in it."""
    end = spot.starts_at + spot.wish.length(question.rules) * _MINUTE
    if not spot.wish.travels:
        return with_call(diary, spot.starts_at, end)
    stop = Stop(starts_at=spot.starts_at, ends_at=end, postcode=spot.wish.postcode, place=spot.wish.place)
    return diary.with_stop(stop)
