from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import UserId, new_id
from ks_desktop.visits.domain import NurseProfile, Weeks, WorkingHours, check_pattern, hours_on, stretches_on

NURSE = UserId(new_id())


def _day(weekday: int, valid_from: date, start: time = time(8, 30)) -> WorkingHours:
    return WorkingHours(user=NURSE, weekday=weekday, start=start, end=time(17), valid_from=valid_from)


def test_the_newest_week_that_has_begun_counts_whole() -> None:
    old, new = date(2026, 1, 1), date(2026, 12, 1)
    week = [_day(0, old), _day(1, old), _day(0, new, time(9))]
    monday, tuesday = date(2026, 11, 30), date(2026, 12, 8)
    assert hours_on(week, monday) == week[0]
    assert hours_on(week, date(2026, 12, 7)) == week[2]
    assert hours_on(week, tuesday) is None  # the new week has no Tuesday


def test_before_any_week_she_is_free() -> None:
    assert hours_on([_day(0, date(2026, 12, 1))], date(2026, 11, 30)) is None
    assert hours_on([], date(2026, 11, 30)) is None


def test_a_day_that_ends_before_it_begins_is_refused_at_its_weekday() -> None:
    with pytest.raises(UserError) as refused:
        _day(3, date(2026, 1, 1), time(17))
    assert refused.value.field == "hours_3"


def test_there_is_no_eighth_weekday() -> None:
    with pytest.raises(ValueError, match="weekday"):
        _day(7, date(2026, 1, 1))


def test_a_day_has_pauses_and_is_whole_from_first_to_last() -> None:
    day = date(2026, 1, 1)
    week = [_day(0, day, time(13)), replace(_day(0, day), end=time(12))]
    monday = date(2026, 11, 30)
    assert [entry.start for entry in stretches_on(week, monday)] == [time(8, 30), time(13)]
    whole = hours_on(week, monday)
    assert whole is not None
    assert (whole.start, whole.end) == (time(8, 30), time(17))


def test_even_weeks_are_those_of_the_calendar_also_after_a_year_of_53() -> None:
    even = replace(_day(0, date(2026, 1, 1)), weeks=Weeks.EVEN)
    mondays = [date(2026, 12, 21) + timedelta(weeks=n) for n in range(4)]  # weeks 52, 53, 1 and 2
    assert [bool(stretches_on([even], day)) for day in mondays] == [True, False, False, True]
    assert not Weeks.ODD.has(mondays[0])


def test_a_temporary_week_gives_way_to_the_one_before_it() -> None:
    old, new = date(2026, 1, 1), date(2026, 12, 1)
    week = [_day(0, old), replace(_day(0, new, time(10)), valid_until=date(2026, 12, 31))]
    assert [e.start for day in (date(2026, 12, 7), date(2027, 1, 4)) for e in stretches_on(week, day)] == [
        time(10),
        time(8, 30),
    ]
    with pytest.raises(UserError) as refused:
        replace(week[1], valid_until=date(2026, 11, 1))
    assert refused.value.field == "valid_until"


def test_a_pattern_has_days_that_do_not_overlap() -> None:
    day = _day(0, date(2026, 1, 1))
    check_pattern([replace(day, end=time(12)), _day(0, date(2026, 1, 1), time(12))])
    check_pattern([replace(day, weeks=Weeks.EVEN), replace(day, weeks=Weeks.ODD)])
    with pytest.raises(UserError) as refused:
        check_pattern([day, replace(day, weeks=Weeks.EVEN, start=time(12))])
    assert refused.value.field == "hours_0"
    with pytest.raises(UserError):
        check_pattern([])
    with pytest.raises(ValueError, match="one beginning"):
        check_pattern([day, replace(day, valid_from=date(2027, 1, 1))])


def test_a_nurse_may_have_regions_another_end_and_a_number_of_visits() -> None:
    profile = NurseProfile(user=NURSE, postcode="3511 AB", regions=frozenset({"GM0344"}))
    assert profile.ends_at == "3511 AB"
    assert replace(profile, end_postcode="3523 CD").ends_at == "3523 CD"
    assert [profile.visits_in(code) for code in ("GM0344", "GM0355", "")] == [True, False, True]
    assert NurseProfile(user=NURSE).visits_in("GM0355")
    with pytest.raises(UserError):
        NurseProfile(user=NURSE, most_a_day=0)


@given(
    st.lists(st.tuples(st.integers(0, 40), st.none() | st.integers(0, 40)), max_size=6, unique_by=lambda e: e[0]),
    st.integers(0, 60),
)
def test_the_newest_pattern_that_counts_is_the_one_a_naive_calendar_shows(
    spans: list[tuple[int, int | None]], at: int
) -> None:
    begin = date(2026, 11, 2)
    shown: dict[date, date] = {}  # each day with the pattern that was written over it last
    for first, length in sorted(spans, key=lambda span: span[0]):
        for later in range(first, (first + length if length is not None else 60) + 1):
            shown[begin + timedelta(days=later)] = begin + timedelta(days=first)
    week = [
        replace(
            _day(weekday, begin + timedelta(days=first)),
            valid_until=None if length is None else begin + timedelta(days=first + length),
        )
        for first, length in spans
        for weekday in range(7)
    ]
    day = begin + timedelta(days=at)
    assert [entry.valid_from for entry in stretches_on(week, day)] == ([shown[day]] if day in shown else [])
