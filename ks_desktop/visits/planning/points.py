"""What a plan of many visits costs, and what may be in it. Pure.

Points, the fewer the better:
    travel                          1 a minute, the spare time of each journey in it
    no place                        2000, 4000 or 8000 by urgency; twice that when her weeks end within these weeks
    after the agreed term           10, 20 or 40 for each working day, by urgency
    outside the best weeks          30
    an hour that she likes less     15
    another nurse than she wished   60
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from ks_desktop.core.clock import local_day
from ks_desktop.core.values import CaseId, DaySpan, UserId
from ks_desktop.referrals.domain import Urgency
from ks_desktop.visits.planning.diary import Diary, Rules
from ks_desktop.visits.planning.wish import Wish

NO_PLACE: Final[Mapping[Urgency, int]] = {Urgency.ROUTINE: 2000, Urgency.SOON: 4000, Urgency.URGENT: 8000}
LATE: Final[Mapping[Urgency, int]] = {Urgency.ROUTINE: 10, Urgency.SOON: 20, Urgency.URGENT: 40}
NOT_BEST_WEEKS: Final = 30
LIKED_LESS: Final = 15
OTHER_NURSE: Final = 60
_LAST_CHANCE: Final = 2
_LEAST_TRIED, _TRIED_FOR_EACH_PLACE, _MOST_TRIED = 300, 3, 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a plan is made of: the team, the women, the days, and from when on.

    Attributes:
        diaries: one for each nurse, in order of her id.
        wishes: whom to plan, one for each case, in order of case id.
        taken: days on which a woman has another visit already.
    """

    diaries: tuple[Diary, ...]
    wishes: tuple[Wish, ...]
    rules: Rules
    span: DaySpan
    now: datetime
    taken: Mapping[CaseId, frozenset[date]] = field(default_factory=dict)

    def of(self, diaries: tuple[Diary, ...]) -> "Question":
        """Return the same question for some of the team."""
        return replace(self, diaries=diaries)

    def days(self, wish: Wish) -> Iterator[tuple[date, int]]:
        """Give the days on which she may be visited, each with its working days after the agreed term.

        Not a day on which she has another visit.
        """
        taken, possible = self.taken.get(wish.case_id, frozenset()), wish.possible()
        first, last = max(self.span.first, possible.first), min(self.span.last, possible.last)
        if first > last:
            return iter(())
        return ((day, late) for day, late in wish.days(DaySpan(first, last)) if day not in taken)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A visit with its nurse and its time."""

    nurse: UserId
    wish: Wish
    starts_at: datetime

    @property
    def day(self) -> date:
        """The Dutch calendar day."""
        return local_day(self.starts_at)


def no_place(wish: Wish, span: DaySpan) -> int:
    """Return what it costs when she gets no place."""
    return NO_PLACE[wish.urgency] * (_LAST_CHANCE if wish.possible().last <= span.last else 1)


def day_cost(wish: Wish, day: date, late: int) -> int:
    """Return what a day costs that lies so many working days after the agreed term."""
    return LATE[wish.urgency] * late + (0 if day in wish.window.best(wish.due) else NOT_BEST_WEEKS)


def most_pressing(wishes: Iterable[Wish], span: DaySpan) -> list[Wish]:
    """Return the wishes, the most pressing first: by urgency, then whose weeks close first."""
    return sorted(wishes, key=lambda wish: (-no_place(wish, span), wish.possible().last, wish.case_id))


def worth_trying(question: Question) -> tuple[Wish, ...]:
    """Return the women that are planned at once: where thousands wait for few places, the most pressing ones."""
    span, rules = question.span, question.rules
    days = [(diary, day) for diary in question.diaries for day in span if diary.stretches_on(day)]
    places = sum(diary.most(rules) for diary, _day in days)
    most = min(_MOST_TRIED, max(_LEAST_TRIED, _TRIED_FOR_EACH_PLACE * places))
    on_the_road = [wish for wish in question.wishes if wish.travels and any(question.days(wish))]
    return tuple(sorted(most_pressing(on_the_road, span)[:most], key=lambda wish: wish.case_id))


def way(diary: Diary, start: str, end: str) -> int:
    """Return the minutes a nurse needs from one postcode to another, also in the busy hours."""
    return diary.travel.longest(start, end, diary.profile.transport).minutes
