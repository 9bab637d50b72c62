"""What a plan comes to: each visit with its reasons, and the points of all of it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Proposal
from ks_desktop.visits.planning.diary import Diary
from ks_desktop.visits.planning.points import LIKED_LESS, OTHER_NURSE, Question, Spot, day_cost, no_place
from ks_desktop.visits.planning.search import Search, proposal_at
from ks_desktop.visits.planning.spots import leg
from ks_desktop.visits.planning.wish import Wish

_MINUTE = timedelta(minutes=1)


def without(diary: Diary, spot: Spot) -> Diary:
    """Return a diary without a visit that a plan put into it."""
    stops = tuple(stop for stop in diary.stops if stop.starts_at != spot.starts_at or not stop.is_visit)
    busy = tuple(one for one in diary.busy if one.starts_at != spot.starts_at or one.label)
    return replace(diary, stops=stops, busy=busy)


def proposal_of(diary: Diary, spot: Spot, question: Question) -> Proposal | None:
    """Return a visit of a plan with its reasons, None when it does not fit.

    Args:
        diary: of its nurse, without this visit.
        spot: the visit.
        question: what the plan was made of.
    """
    search = Search(wish=spot.wish, rules=question.rules, span=question.span, now=question.now)
    return proposal_at(diary, search, spot.starts_at)


def points_of(question: Question, diaries: Mapping[UserId, Diary], spots: Iterable[Spot], left: Iterable[Wish]) -> int:
    """Return what a plan costs; the fewer the better."""
    total = sum(no_place(wish, question.span) for wish in left)
    total += sum(_soft(spot, question) for spot in spots)
    for diary in diaries.values():
        for day in question.span:
            stops = diary.stops_on(day)
            ends = [diary.profile.postcode, *(stop.postcode for stop in stops), diary.profile.ends_at]
            if stops:
                legs = (leg(diary, start, end, question.rules) for start, end in pairwise(ends))
                total += sum(legs, timedelta()) // _MINUTE
    return total


def _soft(spot: Spot, question: Question) -> int:
    wish, day = spot.wish, spot.day
    end = spot.starts_at + wish.length(question.rules) * _MINUTE
    less = LIKED_LESS if wish.likes(spot.starts_at, end, day) is False else 0
    other = OTHER_NURSE if wish.wished_nurse not in {None, spot.nurse} else 0
    return day_cost(wish, day, wish.free_days.between(wish.visit_by, day)) + less + other
