from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.values import DaySpan

NEW_YEAR = date(2026, 1, 1)
DAYS = st.dates(date(2025, 1, 1), date(2031, 1, 1))
NEAR = st.integers(0, 60).map(lambda off: NEW_YEAR + timedelta(days=off))


@pytest.mark.parametrize(
    ("free", "day", "is_free"),
    [
        (FreeDays(), date(2026, 4, 3), True),
        (FreeDays(good_friday="no"), date(2026, 4, 3), False),
        (FreeDays(), date(2026, 5, 5), False),
        (FreeDays(), date(2030, 5, 5), True),
        (FreeDays(liberation_day="each"), date(2026, 5, 5), True),
        (FreeDays(liberation_day="never"), date(2030, 5, 5), False),
        (FreeDays(liberation_day="never"), date(2016, 5, 5), True),  # Ascension Day too
        (FreeDays(closed=frozenset({date(2026, 11, 23)})), date(2026, 11, 23), True),
        (FreeDays(worked=frozenset({date(2026, 4, 27)})), date(2026, 4, 27), False),
        (FreeDays(), date(2025, 4, 26), True),  # King's Day of a year in which the 27th is a Sunday
        (FreeDays(), date(2025, 4, 28), False),
    ],
)
def test_holidays_are_kept_as_the_organisation_says(free: FreeDays, day: date, is_free: bool) -> None:
    assert free.is_free(day) is is_free


def test_a_free_day_is_called_by_its_name() -> None:
    free = FreeDays(closed=frozenset({date(2026, 11, 23)}), names={date(2026, 11, 23): "Studiedag"})
    assert free.name_of(date(2026, 11, 23)) == "Studiedag"
    assert free.name_of(date(2026, 4, 27)) == "Koningsdag"
    assert free.name_of(date(2026, 11, 24)) == ""


@settings(max_examples=60)
@given(
    start=NEAR,
    count=st.integers(0, 40),
    closed=st.frozensets(NEAR, max_size=8),
    worked=st.frozensets(NEAR, max_size=4),
    stops=st.lists(st.tuples(NEAR, st.integers(0, 20)), max_size=3),
)
def test_a_term_is_what_a_count_day_by_day_gives(
    start: date, count: int, closed: frozenset[date], worked: frozenset[date], stops: list[tuple[date, int]]
) -> None:
    spans = [DaySpan(first, first + timedelta(days=length)) for first, length in stops]
    free = FreeDays(closed=closed, worked=worked).stopped_on(spans)
    last, left = start, count
    while left:
        last += timedelta(days=1)
        is_off = last in closed or (last in _HOLIDAYS and last not in worked)
        stands_still = any(span.first <= last <= span.last for span in spans)
        left -= last.isoweekday() < 6 and not is_off and not stands_still
    assert free.after(start, count) == last
    assert free.between(start, last) == count


_HOLIDAYS = {NEW_YEAR, *(date(2026, month, day) for month, day in ((4, 3), (4, 6), (4, 27), (5, 14), (5, 25)))}


@settings(max_examples=40)
@given(DAYS, st.integers(0, 40))
def test_a_longer_term_never_ends_earlier(day: date, count: int) -> None:
    free = FreeDays()
    assert free.after(day, count) <= free.after(day, count + 1)
    assert not count or free.is_working(free.after(day, count))
    assert free.between(day, day - timedelta(days=3)) == 0


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 21), False),
        (date(2026, 11, 23), True),
        (date(2026, 4, 27), False),
        (date(2026, 12, 25), False),
        (date(2027, 5, 6), False),
        (date(2026, 5, 4), True),
    ],
)
def test_weekends_and_dutch_holidays_are_no_working_days(day: date, works: bool) -> None:
    assert FreeDays().is_working(day) is works


def test_easter_moves() -> None:
    monday = date(2027, 3, 29)
    assert FreeDays().is_free(monday)
    assert not FreeDays().is_free(monday + timedelta(days=1))
    assert not FreeDays().is_free(date(2026, 3, 29) + timedelta(days=1))
