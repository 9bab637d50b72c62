"""Invented diaries and wishes for the tests of planning, and a checker that knows the rules but not the search."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from hypothesis import strategies as st

from ks_desktop.core.clock import instant_of, local_day
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.gestation import WeekWindow, age_of
from ks_desktop.core.values import CaseId, DaySpan, UserId, new_id
from ks_desktop.visits.domain import NurseProfile, Proposal, Transport, WorkingHours
from ks_desktop.visits.planning.diary import Diary, Rules, Stop
from ks_desktop.visits.planning.search import Search
from ks_desktop.visits.planning.wish import Wish
from ks_desktop.visits.travel import journey

NURSE: Final = UserId(new_id())
CASE: Final = CaseId(new_id())
WINDOW: Final = WeekWindow(earliest=age_of(12), best_from=age_of(16), best_until=age_of(28), latest=age_of(40))
POSTCODES: Final = ("3511 AB", "3523 CD", "3431 EF", "1012 GH", "")
TODAY: Final = date(2026, 11, 21)
SPRING: Final = date(2028, 3, 26)  # that of 2027 is Easter
AUTUMN: Final = date(2027, 10, 31)


def week(start: time = time(8, 30), end: time = time(17), days: Sequence[int] = range(5)) -> tuple[WorkingHours, ...]:
    return tuple(
        WorkingHours(user=NURSE, weekday=day, start=start, end=end, valid_from=date(2026, 1, 1)) for day in days
    )


def diary(
    *stops: Stop,
    hours: tuple[WorkingHours, ...] | None = None,
    postcode: str = "3511 AB",
    transport: Transport = Transport.CAR,
) -> Diary:
    profile = NurseProfile(user=NURSE, postcode=postcode, transport=transport)
    made = Diary(nurse=NURSE, profile=profile, hours=week() if hours is None else hours)
    for stop in stops:
        made = made.with_stop(stop)
    return made


def stop(day: date, at: time, minutes: int = 60, postcode: str = "3523 CD", place: str = "3523 Utrecht") -> Stop:
    start = instant_of(day, at)
    return Stop(starts_at=start, ends_at=start + timedelta(minutes=minutes), postcode=postcode, place=place)


def wish(*, due: date = date(2027, 3, 16), postcode: str = "3523 CD", visit_by: date = date(2026, 12, 11)) -> Wish:
    return Wish(case_id=CASE, due=due, postcode=postcode, window=WINDOW, visit_by=visit_by, visit_days=15)


RULES: Final = Rules(minutes=60, most_a_day=4, margin=5)
NOW: Final = instant_of(TODAY, time(8, 30))


def sought(
    asked: Wish, span: DaySpan, rules: Rules = RULES, now: datetime = NOW, beside: tuple[Diary, ...] = ()
) -> Search:
    return Search(wish=asked, rules=rules, span=span, now=now, beside=beside)


def broken_rules(found: Proposal, book: Diary, asked: Wish, rules: Rules, now: datetime) -> list[str]:
    """Return the hard rules a proposal breaks, found by looking at the whole day anew."""
    day = local_day(found.starts_at)
    entry = next((e for e in book.hours if e.weekday == day.weekday()), None)
    if entry is None or FreeDays().is_free(day):
        return ["not a working day"]
    opens, closes = instant_of(day, entry.start), instant_of(day, entry.end)
    end = found.starts_at + timedelta(minutes=found.minutes)
    spare = timedelta(minutes=rules.margin)
    others = [s for s in book.stops if local_day(s.starts_at) == day]
    before = [s for s in others if s.starts_at < end and s.starts_at <= found.starts_at]
    after = [s for s in others if s not in before]

    def way(other: str) -> timedelta:
        return timedelta(minutes=journey(other, asked.postcode, book.place.transport).minutes) + spare

    checks = {
        "in the past": found.starts_at > now,
        "not on a quarter": found.starts_at.minute % 15 == 0 and found.starts_at.second == 0,
        "wrong length": found.minutes == rules.minutes,
        "too many": len(others) < rules.most_a_day,
        "overlap": all(end <= s.starts_at or s.ends_at <= found.starts_at for s in others),
        "late from a visit": all(s.ends_at + way(s.postcode) <= found.starts_at for s in before[-1:]),
        "late at the next": all(end + way(s.postcode) <= s.starts_at for s in after[:1]),
        "leaves before work": bool(before) or opens + way(book.place.postcode) <= found.starts_at,
        "home after work": bool(after) or end + way(book.place.postcode) <= closes,
        "outside her weeks": day in asked.window.possible(asked.due),
    }
    return [rule for rule, kept in checks.items() if not kept]


def _entry(weekday: int, start: int, length: int) -> WorkingHours:
    end = min(start + length, 95)
    return WorkingHours(
        user=NURSE,
        weekday=weekday,
        start=time(start // 4, start % 4 * 15),
        end=time(end // 4, end % 4 * 15),
        valid_from=date(2026, 1, 1),
    )


rules = st.builds(
    Rules, minutes=st.sampled_from([15, 45, 60, 90, 240]), most_a_day=st.integers(1, 5), margin=st.integers(0, 30)
)
wishes = st.builds(
    wish,
    due=st.dates(date(2026, 12, 1), date(2028, 8, 1)),
    postcode=st.sampled_from(POSTCODES),
    visit_by=st.dates(date(2026, 11, 1), date(2027, 3, 1)),
)
hours = st.lists(
    st.builds(_entry, st.integers(0, 6), st.integers(0, 80), st.integers(1, 48)), unique_by=lambda e: e.weekday
).map(tuple)
days = st.one_of(
    st.sampled_from([SPRING, AUTUMN, date(2026, 12, 25)]), st.dates(date(2026, 11, 22), date(2027, 11, 15))
)
stops = st.lists(
    st.builds(
        stop,
        days,
        st.builds(time, st.integers(0, 22), st.sampled_from([0, 15, 30, 45])),
        st.sampled_from([30, 60, 120]),
        st.sampled_from(POSTCODES),
    ),
    max_size=8,
)


@st.composite
def diaries(draw: st.DrawFn) -> Diary:
    """Draw a diary whose visits do not overlap one another."""
    kept: list[Stop] = []
    for entry in draw(stops):
        if all(entry.ends_at <= other.starts_at or other.ends_at <= entry.starts_at for other in kept):
            kept.append(entry)
    return diary(
        *kept,
        hours=draw(hours),
        postcode=draw(st.sampled_from(POSTCODES)),
        transport=draw(st.sampled_from(Transport)),
    )
