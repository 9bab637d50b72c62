"""The search for times that fit: a plain walk over days, gaps and quarters of an hour. Pure and deterministic.

One predicate decides what fits (`gaps_on`); proposals, the check at booking and the explanation all use it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from ks_desktop.core.clock import is_working_day, local_day, local_time, working_days_between
from ks_desktop.core.gestation import age_on, is_within
from ks_desktop.core.values import DaySpan
from ks_desktop.visits.domain import Proposal, Transport
from ks_desktop.visits.planning.diary import Diary, Rules, Stop
from ks_desktop.visits.planning.wish import Wish
from ks_desktop.visits.reasons import Origin, Setting, reasons_for
from ks_desktop.visits.travel import Journey, journey

QUARTER: Final = timedelta(minutes=15)
_NOON: Final = time(12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Where a visit fits between two stops: it may start from `earliest` to `latest`, both included."""

    earliest: datetime
    latest: datetime
    before: Journey
    after: Journey
    extra: int
    origin: Origin

    def starts(self, not_before: datetime) -> Iterator[datetime]:
        """Give each quarter of an hour at which the visit may start."""
        start = _quarter_up(max(self.earliest, not_before))
        while start <= self.latest:
            yield start
            start += QUARTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A start that fits. `late` counts working days after the agreed term."""

    start: datetime
    is_best: bool
    late: int
    gap: Gap

    @property
    def rank(self) -> tuple[bool, int, int, datetime]:
        """The smaller the better: best weeks, agreed term, least extra travel, early."""
        return (not self.is_best, self.late, self.gap.extra, self.start)


def _quarter_up(instant: datetime) -> datetime:
    seconds = int(QUARTER.total_seconds())
    rest = (instant.minute * 60 + instant.second) % seconds
    whole = instant.replace(microsecond=0)
    if not rest and whole == instant:
        return whole
    return whole + timedelta(seconds=seconds - rest)


def gaps_on(diary: Diary, day: date, postcode: str, rules: Rules) -> Iterator[Gap]:
    """Give the gaps of a day in which a visit fits: no overlap, all travel and spare time inside working hours."""
    works = diary.works_on(day)
    stops = diary.stops_on(day)
    if works is None or diary.is_full(day, rules):
        return
    opens, closes = works
    last: Stop | None = None
    for following in (*stops, None):
        gap = _gap(diary, postcode, rules, (last, following), (opens, closes))
        if gap.earliest <= gap.latest:
            yield gap
        if last is None or (following is not None and following.ends_at > last.ends_at):
            last = following


def _gap(
    diary: Diary,
    postcode: str,
    rules: Rules,
    around: tuple[Stop | None, Stop | None],
    works: tuple[datetime, datetime],
) -> Gap:
    last, following = around
    home, transport = diary.place.postcode, diary.place.transport
    start = last.postcode if last else home
    end = following.postcode if following else home
    before, after = journey(start, postcode, transport), journey(postcode, end, transport)
    leaves = max(works[0], last.ends_at) if last else works[0]
    arrives = min(works[1], following.starts_at) if following else works[1]
    # With nothing before or after her she would not have left home, so the whole way is extra.
    direct = journey(start, end, transport).minutes if last or following else 0
    return Gap(
        earliest=leaves + timedelta(minutes=before.minutes + rules.margin),
        latest=arrives - timedelta(minutes=after.minutes + rules.margin + rules.minutes),
        before=before,
        after=after,
        extra=before.minutes + after.minutes - direct,
        origin=_origin(last, transport),
    )


def _origin(last: Stop | None, transport: Transport) -> Origin:
    return Origin(is_start=last is None, place=last.place if last else "", transport=transport)


def options(diary: Diary, wish: Wish, rules: Rules, span: DaySpan, now: datetime) -> list[Option]:
    """Return every start that fits on the days of the span, later than now; best rank first."""
    best = wish.window.best(wish.due)
    late = working_days_between(wish.visit_by, span.first - timedelta(days=1))
    found = []
    for day in span:
        late += day > wish.visit_by and is_working_day(day)
        if not is_within(wish.due, day):
            continue
        for gap in gaps_on(diary, day, wish.postcode, rules):
            found += [
                Option(start=start, is_best=day in best, late=late, gap=gap)
                for start in gap.starts(now + timedelta(minutes=1))
            ]
    return sorted(found, key=lambda option: option.rank)


def choose(found: Iterable[Option], count: int) -> list[Option]:
    """Return the best options, on different days where possible, else at different parts of the day."""
    ranked = list(found)
    chosen: list[Option] = []
    for spread in (_by_day, _by_part, _by_start):
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


def propose(
    diary: Diary, wish: Wish, rules: Rules, span: DaySpan, now: datetime, *, count: int = 3
) -> tuple[Proposal, ...]:
    """Return the best times for a visit with their reasons; empty when nothing fits. Same input, same output."""
    return tuple(
        _proposal(option, diary, wish, rules) for option in choose(options(diary, wish, rules, span, now), count)
    )


def _proposal(option: Option, diary: Diary, wish: Wish, rules: Rules) -> Proposal:
    day = local_day(option.start)
    age = age_on(wish.due, day)
    setting = Setting(
        age=age,
        is_best=option.is_best,
        is_possible=day in wish.window.possible(wish.due),
        before=option.gap.before,
        after=option.gap.after,
        origin=option.gap.origin,
        late=option.late,
        visit_days=wish.visit_days,
    )
    return Proposal(
        case_id=wish.case_id,
        nurse=diary.nurse,
        starts_at=option.start,
        minutes=rules.minutes,
        age=age,
        travel_before=option.gap.before.minutes,
        travel_after=option.gap.after.minutes,
        is_best=option.is_best,
        reasons=reasons_for(setting),
    )


def fits(proposal: Proposal, diary: Diary, wish: Wish, rules: Rules, now: datetime) -> bool:
    """Tell whether a proposed time is still free, by the same rules that proposed it."""
    day = local_day(proposal.starts_at)
    return (
        proposal.starts_at > now
        and is_within(wish.due, day)
        and proposal.minutes == rules.minutes
        and any(gap.earliest <= proposal.starts_at <= gap.latest for gap in gaps_on(diary, day, wish.postcode, rules))
    )
