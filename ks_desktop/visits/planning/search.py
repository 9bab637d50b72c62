"""The search for times that fit: a plain walk over days, gaps and quarters of an hour. Pure and deterministic.

What fits is decided by `planning.gaps` alone; here it is put in order and the best is taken.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby, islice
from typing import Final

from ks_desktop.core.clock import instant_of, local_day, local_time
from ks_desktop.core.gestation import age_on
from ks_desktop.core.values import DaySpan, UserId
from ks_desktop.visits.domain import Proposal, visit_code
from ks_desktop.visits.planning.diary import Diary, Rules, Stop
from ks_desktop.visits.planning.gaps import Gap, fits_at, gaps_for, suits
from ks_desktop.visits.planning.wish import Wish
from ks_desktop.visits.reasons import Setting, reasons_for
from ks_desktop.visits.travel import digits_of

_NOON: Final = time(12)
_MINUTE: Final = timedelta(minutes=1)
_FIRST_DAYS: Final = 12  # working days: two weeks and more

_Starts = Callable[[Gap, "Search", date], Iterator[datetime]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """For whom a time is sought, on which days, and later than when.

    Attributes:
        beside: the diaries of colleagues who come along: it must fit in theirs too.
        only: these days of the span, None for all.
    """

    wish: Wish
    rules: Rules
    span: DaySpan
    now: datetime
    beside: tuple[Diary, ...] = ()
    only: frozenset[date] | None = None

    def first_look(self) -> "Search":
        """Return the search on the best days alone: enough for most, and much less to look through.

        Where it finds so many different days as were asked, all days would give the same.
        """
        days: list[date] = []
        for group in _groups(self):
            if sum(map(self.wish.free_days.is_working, days)) >= _FIRST_DAYS:
                return replace(self, span=DaySpan(min(days), max(days)), only=frozenset(days))
            days += [day for day, _late in group]
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A start that fits.

    Attributes:
        late: working days after the agreed term.
        is_liked: she likes the hour best; None when she likes none better than others.
        is_other: she asked for another nurse.
        near: a visit of that day in the same neighbourhood.
    """

    start: datetime
    is_best: bool
    late: int
    gap: Gap
    diary: Diary
    is_liked: bool | None = None
    is_other: bool = False
    near: Stop | None = None

    @property
    def rank(self) -> tuple[bool, bool, int, bool, int, bool, datetime, UserId]:
        """The smaller the better: her nurse, best weeks, agreed term, hours she likes, extra travel, near, early."""
        return (
            self.is_other,
            not self.is_best,
            self.late,
            self.is_liked is False,
            self.gap.extra,
            self.near is None,
            self.start,
            self.diary.nurse,
        )


def options(diary: Diary, search: Search) -> list[Option]:
    """Return every start that fits on the days of the span, later than now; best rank first.

    Whether the nurse suits her is not looked at.
    """
    found = [option for day in _days(search) for option in _of_day(diary, search, day, _every)]
    return sorted(found, key=lambda option: option.rank)


def _days(search: Search) -> Iterator[tuple[date, int]]:
    """Give the days on which she may be visited, each with its working days after the agreed term."""
    days = search.wish.days(search.span)
    return days if search.only is None else (each for each in days if each[0] in search.only)


def _groups(search: Search) -> Iterator[list[tuple[date, int]]]:
    """Give the days of one rank together, the best first: best weeks, then the agreed term."""
    best = search.wish.window.best(search.wish.due)

    def rank(day: tuple[date, int]) -> tuple[bool, int]:
        return day[0] not in best, day[1]

    for _rank, days in groupby(sorted(_days(search), key=lambda day: (rank(day), day)), key=rank):
        yield list(days)


def _of_day(diary: Diary, search: Search, day: tuple[date, int], starts: _Starts) -> Iterator[Option]:
    wish, length = search.wish, search.wish.length(search.rules) * _MINUTE
    gaps = [gap for gap in gaps_for(diary, day[0], wish, search.rules) if gap.latest > search.now]
    if not gaps:
        return
    is_best, near = day[0] in wish.window.best(wish.due), _near(diary, wish, day[0])
    for gap in gaps:
        for start in starts(gap, search, day[0]):
            if all(fits_at(other, wish, search.rules, start, day[0]) for other in search.beside):
                yield Option(
                    start=start,
                    is_best=is_best,
                    late=day[1],
                    gap=gap,
                    diary=diary,
                    is_liked=wish.likes(start, start + length, day[0]),
                    is_other=wish.wished_nurse not in {None, diary.nurse},
                    near=near,
                )


def _every(gap: Gap, search: Search, day: date) -> Iterator[datetime]:
    del day
    return gap.starts(search.now + _MINUTE)


def _leading(gap: Gap, search: Search, day: date) -> Iterator[datetime]:
    """Give the starts that can be the best of their part of the day: the first, and the first that she likes."""
    noon, length = instant_of(day, _NOON), search.wish.length(search.rules) * _MINUTE
    if not any(each.liked for each in search.wish.at_home):
        soonest = search.now + _MINUTE
        yield from sorted({start for at in (soonest, max(soonest, noon)) for start in islice(gap.starts(at), 1)})
        return
    given: set[tuple[bool, bool | None]] = set()
    for start in gap.starts(search.now + _MINUTE):
        kind = (start < noon, search.wish.likes(start, start + length, day))
        if kind not in given:
            given.add(kind)
            yield start


def _near(diary: Diary, wish: Wish, day: date) -> Stop | None:
    """Return a visit of that day with the same four digits: she can go there on one trip."""
    digits = digits_of(wish.postcode) if wish.travels else ""
    if not digits:
        return None
    return next((s for s in diary.stops_on(day) if s.is_visit and digits_of(s.postcode) == digits), None)


def choose(found: Iterable[Option], count: int) -> list[Option]:
    """Return the best options, on different days where possible, else at different parts of the day."""
    return _chosen(list(found), count, (_by_day, _by_part, _by_start))


def _chosen(ranked: list[Option], count: int, spreads: Iterable[Callable[[Option], object]]) -> list[Option]:
    chosen: list[Option] = []
    for spread in spreads:
        taken = {spread(option) for option in chosen}
        for option in ranked:
            if len(chosen) < count and spread(option) not in taken:
                taken.add(spread(option))
                chosen.append(option)
    return sorted(chosen, key=lambda option: option.rank)


def _by_day(option: Option) -> object:
    return local_day(option.start)


def _by_part(option: Option) -> object:
    return local_day(option.start), local_time(option.start) < _NOON


def _by_start(option: Option) -> object:
    return option.start


def propose(diary: Diary, search: Search, *, count: int = 3) -> tuple[Proposal, ...]:
    """Return the best times in one diary with their reasons; empty when nothing fits. Same input, same output."""
    return propose_among((diary,), search, count=count)


def propose_among(diaries: Collection[Diary], search: Search, *, count: int = 3) -> tuple[Proposal, ...]:
    """Return the best times in any of these diaries; nothing fits that does not suit her (`suits`)."""
    suited = [diary for diary in diaries if suits(diary, search.wish)]
    leading = _best_days(suited, search, count)
    chosen = _chosen(leading, count, (_by_day, _by_part))
    if leading and len(chosen) < count:  # few days: every quarter of an hour is worth a look
        every = [option for diary in suited for option in options(diary, search)]
        chosen = choose(sorted(every, key=lambda option: option.rank), count)
    return tuple(_proposal(option, search) for option in chosen)


def proposal_at(diary: Diary, search: Search, start: datetime) -> Proposal | None:
    """Return one time with its reasons, None when it does not fit there; the span is not looked at."""

    def exactly(gap: Gap, _search: Search, _day: date) -> Iterator[datetime]:
        return iter((start,) if gap.earliest <= start <= gap.latest else ())

    day = local_day(start)
    there = replace(search, span=DaySpan(day, day), only=None)
    found = [option for each in _days(there) for option in _of_day(diary, there, each, exactly)]
    return _proposal(min(found, key=lambda option: option.rank), search) if found else None


def _best_days(diaries: Collection[Diary], search: Search, count: int) -> list[Option]:
    """Return the leading options of so many days that nothing on other days can be better."""
    found: list[Option] = []
    groups = list(_groups(search))
    for is_other in (False, True):
        asked = [diary for diary in diaries if (search.wish.wished_nurse not in {None, diary.nurse}) is is_other]
        for days in groups:
            if len({local_day(option.start) for option in found}) >= count:
                break
            found += [o for diary in asked for day in days for o in _of_day(diary, search, day, _leading)]
    return sorted(found, key=lambda option: option.rank)


def _proposal(option: Option, search: Search) -> Proposal:
    wish, diary = search.wish, option.diary
    day = local_day(option.start)
    age = age_on(wish.due, day)
    setting = Setting(
        age=age,
        is_best=option.is_best,
        is_possible=day in wish.possible(),
        before=option.gap.before,
        after=option.gap.after,
        origin=option.gap.origin,
        late=option.late,
        visit_days=wish.visit_days,
        mode=wish.mode,
        is_liked=option.is_liked,
        is_other_nurse=option.is_other,
        needs_booking=wish.needs_interpreter and wish.language not in diary.profile.languages,
        near=_code(option.near),
    )
    return Proposal(
        case_id=wish.case_id,
        nurse=diary.nurse,
        starts_at=option.start,
        minutes=wish.length(search.rules),
        age=age,
        travel_before=option.gap.before.minutes,
        travel_after=option.gap.after.minutes,
        is_best=option.is_best,
        reasons=reasons_for(setting),
        contact_type=wish.contact_type,
        mode=wish.mode,
        colleagues=tuple(other.nurse for other in search.beside),
        way=option.gap.way,
        transport=diary.place.transport,
        is_corrected=option.gap.before.is_corrected,
    )


def _code(stop: Stop | None) -> str:
    return visit_code(stop.appointment) if stop and stop.appointment else ""


def fits(proposal: Proposal, diary: Diary, search: Search) -> bool:
    """Tell whether a proposed time is still free, by the same rules that proposed it; the span is not looked at."""
    wish, day = search.wish, local_day(proposal.starts_at)
    return (
        proposal.starts_at > search.now
        and wish.may_be_on(day)
        and proposal.minutes == wish.length(search.rules)
        and proposal.mode is wish.mode
        and suits(diary, wish)
        and all(fits_at(each, wish, search.rules, proposal.starts_at, day) for each in (diary, *search.beside))
    )
