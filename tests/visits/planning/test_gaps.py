"""The predicate of a nurse's day against a checker that walks the day minute by minute and knows nothing of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.core.clock import instant_of, local_time
from ks_desktop.core.values import new_id
from ks_desktop.visits.domain import AtHome, Mode, Transport, TravelCorrection, WorkingHours
from ks_desktop.visits.planning.diary import Busy, Diary, Rules, Stop
from ks_desktop.visits.planning.gaps import calls_on, fits_at, gaps_for, gaps_on, suits
from ks_desktop.visits.planning.wish import Wish
from ks_desktop.visits.travel import Peak, Travel
from tests.visits.planning import places
from tests.visits.planning.places import AUTUMN, NURSE, POSTCODES, RULES, SPRING, diary, stop, week, wish

TUESDAY = date(2026, 11, 24)
MINUTE = timedelta(minutes=1)


def works(book: Diary, day: date) -> list[tuple[datetime, datetime]]:
    """Her hours without what has no place, found piece by piece."""
    if book.free_days.is_free(day):
        return []
    entries = sorted((e for e in book.hours if e.weekday == day.weekday()), key=lambda e: e.start)
    free = [(instant_of(day, e.start), instant_of(day, e.end)) for e in entries]
    walls = [b for b in book.busy if not b.postcode]
    edges = sorted({edge for span in free for edge in span} | {e for b in walls for e in (b.starts_at, b.ends_at)})
    pieces: list[tuple[datetime, datetime]] = []
    for start, end in pairwise(edges):
        inside = any(opens <= start and end <= closes for opens, closes in free)
        if inside and not any(b.starts_at < end and start < b.ends_at for b in walls):
            if pieces and pieces[-1][1] == start:
                pieces[-1] = (pieces[-1][0], end)
            else:
                pieces.append((start, end))
    return pieces


def can_travel(
    pieces: Sequence[tuple[datetime, datetime]], after: datetime, before: datetime, takes: timedelta
) -> bool:
    """In one go, inside one piece of work, between two instants."""
    return any(max(opens, after) + takes <= min(closes, before) for opens, closes in pieces)


def may(book: Diary, asked: Wish, rules: Rules, day: date, start: datetime) -> bool:
    """All hard rules of a day, one by one."""
    length = (asked.minutes or rules.minutes) * MINUTE
    end = start + length
    pieces, stops = works(book, day), [s for s in book.stops if s in book.stops_on(day)]
    most = book.most(rules)
    if sum(s.is_visit for s in stops) >= most or not any(o <= start and end <= c for o, c in pieces):
        return False
    if any(s.starts_at < end and start < s.ends_at for s in stops):
        return False
    if asked.at_home and any(not a.liked for a in asked.at_home):
        suited = [a for a in asked.at_home if a.weekday == day.weekday()]
        minutes = [start + n * MINUTE for n in range(length // MINUTE)]
        if not all(any(instant_of(day, a.start) <= m < instant_of(day, a.end) for a in suited) for m in minutes):
            return False
    before = max((s for s in stops if s.ends_at <= start), key=lambda s: s.ends_at, default=None)
    after = min((s for s in stops if s.starts_at >= end), key=lambda s: s.starts_at, default=None)
    home, back = book.profile.postcode, book.profile.ends_at
    leaves = before.ends_at if before else pieces[0][0]
    arrives = after.starts_at if after else pieces[-1][1]
    one, other = before.postcode if before else home, after.postcode if after else back

    def way(first: str, last: str, at: datetime | None) -> timedelta:
        when = local_time(at) if at else None
        found = book.travel.journey(first, last, book.place.transport, at=when)
        return (found.minutes + rules.margin) * MINUTE

    if asked.mode in {Mode.PHONE, Mode.VIDEO}:
        if not (before or after):
            return True
        takes = (book.travel.longest(one, other, book.place.transport).minutes + rules.margin) * MINUTE
        return can_travel(pieces, leaves, start, takes) or can_travel(pieces, end, arrives, takes)
    there, on = way(one, asked.postcode, start), way(asked.postcode, other, end)
    return can_travel(pieces, leaves, start, there) and can_travel(pieces, end, arrives, on)


def in_order(stops: Sequence[Stop]) -> list[Stop]:
    kept: list[Stop] = []
    for entry in sorted(stops, key=lambda s: s.starts_at):
        if not kept or kept[-1].ends_at <= entry.starts_at:
            kept.append(entry)
    return kept


def _busy(day: date, at: int, minutes: int) -> Busy:
    start = instant_of(day, time(at // 60, at % 60))
    return Busy(starts_at=start, ends_at=start + minutes * MINUTE, label="overleg")


DAYS = st.sampled_from([TUESDAY, SPRING, AUTUMN])


@st.composite
def days(draw: st.DrawFn) -> tuple[Diary, Wish, Rules, date]:
    """A day with pauses, blocks, calls, corrected ways and busy hours."""
    day = draw(DAYS)
    opens = draw(st.integers(6, 10)) * 60
    pause = draw(st.integers(0, 4)) * 15
    hours = [(opens, opens + 240), (opens + 240 + pause, opens + 480)]
    entries = tuple(
        WorkingHours(
            user=NURSE,
            weekday=day.weekday(),
            start=time(*divmod(start, 60)),
            end=time(*divmod(end, 60)),
            valid_from=date(2026, 1, 1),
        )
        for start, end in hours
    )
    visits = in_order(
        draw(
            st.lists(
                st.builds(
                    stop,
                    st.just(day),
                    st.builds(time, st.integers(7, 17), st.sampled_from([0, 15, 40])),
                    st.sampled_from([30, 60]),
                    st.sampled_from(POSTCODES),
                ),
                max_size=3,
            )
        )
    )
    busy = draw(st.lists(st.builds(_busy, st.just(day), st.integers(420, 1020), st.sampled_from([15, 45])), max_size=2))
    correction = TravelCorrection(id=new_id(), start="3511", end="3523", transport=Transport.CAR, minutes=35)
    travel = Travel(
        corrections=draw(st.sampled_from([(), (correction,)])), peak=Peak(percent=draw(st.sampled_from([0, 0, 60])))
    )
    book = replace(diary(*visits, hours=entries), busy=tuple(busy), travel=travel)
    at_home = draw(
        st.lists(
            st.builds(
                lambda start, length, liked: AtHome(
                    weekday=day.weekday(), start=time(start), end=time(start + length), liked=liked
                ),
                st.integers(7, 12),
                st.integers(1, 6),
                st.booleans(),
            ),
            max_size=2,
        )
    )
    asked = replace(
        wish(postcode=draw(st.sampled_from(POSTCODES))),
        at_home=tuple(at_home),
        minutes=draw(st.sampled_from([None, 20, 90])),
        mode=draw(st.sampled_from([Mode.HOME, Mode.PHONE])),
    )
    return book, asked, draw(places.rules), day


@settings(max_examples=60)
@given(days())
def test_a_visit_fits_just_where_every_rule_is_kept(drawn: tuple[Diary, Wish, Rules, date]) -> None:
    book, asked, rules, day = drawn
    starts = [instant_of(day, time(6)) + n * 5 * MINUTE for n in range(12 * 13)]
    found = [fits_at(book, asked, rules, start, day) for start in starts]
    assert found == [may(book, asked, rules, day, start) for start in starts]


def test_no_visit_and_no_way_lies_in_a_pause() -> None:
    book = diary(hours=(*week(time(9), time(12)), *week(time(12, 30), time(17))))
    found = [(local_time(g.earliest), local_time(g.latest)) for g in gaps_on(book, TUESDAY, "3523 CD", RULES)]
    # 3511 to 3523 takes 10, 5 spare; in the morning she must be done by twelve, and may drive home after the pause.
    assert found == [(time(9, 15), time(11)), (time(12, 30), time(15, 45))]


def test_a_call_fits_where_no_visit_does() -> None:
    book = diary(stop(TUESDAY, time(9), 60, "3511 AB"), stop(TUESDAY, time(10, 30), 390, "3511 AB"))
    assert not list(gaps_on(book, TUESDAY, "1012 GH", replace(RULES, minutes=15)))
    calls = list(calls_on(book, TUESDAY, replace(RULES, minutes=15)))
    # Between two visits in one street: before she goes, or when she is there.
    assert [(local_time(c.earliest), local_time(c.latest)) for c in calls[-2:]] == [
        (time(10), time(10, 5)),
        (time(10, 10), time(10, 15)),
    ]
    assert all((c.extra, c.before.minutes) == (0, 0) for c in calls)


def test_in_the_busy_hours_the_way_counts_as_it_is_then() -> None:
    book = replace(diary(postcode="1012 GH", hours=week(end=time(19))), travel=Travel(peak=Peak(percent=50)))
    found = list(gaps_on(book, TUESDAY, "3511 AB", RULES))
    usual = book.travel.journey("1012", "3511", Transport.CAR).minutes
    busy = book.travel.longest("1012", "3511", Transport.CAR).minutes
    # Who is done at four drives home in the busy hours.
    assert {gap.after.minutes for gap in found} == {usual, busy}
    assert max(gap.latest for gap in found if gap.after.minutes == usual) == instant_of(TUESDAY, time(14, 59))


def test_who_lives_elsewhere_or_is_not_understood_is_not_proposed() -> None:
    profile = diary().profile
    somewhere = replace(diary(), profile=replace(profile, regions=frozenset({"GM0344"})))
    assert suits(somewhere, replace(wish(), region="GM0344"))
    assert not suits(somewhere, replace(wish(), region="GM0363"))
    deaf = replace(wish(), needs_interpreter=True, may_use_interpreter=False, language="tr")
    assert not suits(diary(), deaf)
    assert suits(replace(diary(), profile=replace(profile, languages=frozenset({"tr"}))), deaf)
    assert not suits(replace(diary(), profile=replace(profile, is_planned=False)), wish())


@pytest.mark.parametrize("count", [1, 2])
def test_most_visits_a_day_are_hers_before_those_of_the_settings(count: int) -> None:
    book = diary(*[stop(TUESDAY, time(9 + 3 * n)) for n in range(count)])
    mine = replace(book, profile=replace(book.profile, most_a_day=2))
    assert bool(list(gaps_for(mine, TUESDAY, wish(), RULES))) is (count < 2)
