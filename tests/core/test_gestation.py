from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import (
    MARGIN_MAX,
    Due,
    GestationalAge,
    WeekWindow,
    age_of,
    age_on,
    day_of,
    days_on,
    due_from_age,
    due_from_period,
    is_within,
    parse_age,
)

DUE = date(2027, 3, 16)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
AGES = st.integers(0, 308).map(GestationalAge)


@pytest.mark.parametrize(
    ("on", "age"),
    [(date(2026, 11, 21), "23+4"), (DUE, "40+0"), (DUE - timedelta(280), "0+0"), (DUE + timedelta(28), "44+0")],
)
def test_the_age_counts_whole_days(on: date, age: str) -> None:
    assert str(age_on(DUE, on)) == age


@pytest.mark.parametrize("on", [DUE - timedelta(281), DUE + timedelta(29)])
def test_a_day_outside_the_pregnancy_is_refused(on: date) -> None:
    assert not is_within(DUE, on)
    with pytest.raises(UserError) as refused:
        age_on(DUE, on)
    assert refused.value.field == "due_date"


@given(DAYS, AGES)
def test_the_day_of_an_age_has_that_age(due: date, age: GestationalAge) -> None:
    day = day_of(due, age)
    assert age_on(due, day) == age
    assert due_from_age(age, day) == due


@given(DAYS)
def test_the_last_period_lies_at_zero(first_day: date) -> None:
    assert days_on(due_from_period(first_day), first_day) == 0


@given(AGES)
def test_an_age_is_read_as_it_is_shown(age: GestationalAge) -> None:
    assert parse_age(str(age)) == age
    assert parse_age(f" {age.weeks}w{age.days % 7}d ") == age


@pytest.mark.parametrize("typed", ["", "23+7", "45", "44+1", "23,4", "٢٣+٤", "-1", "+4"])
def test_what_is_no_age_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        parse_age(typed)


@pytest.mark.parametrize("days", [-1, 7])
def test_after_the_weeks_come_zero_to_six_days(days: int) -> None:
    with pytest.raises(UserError):
        age_of(20, days)


def test_a_window_follows_the_due_date() -> None:
    window = WeekWindow(earliest=age_of(12), best_from=age_of(16), best_until=age_of(28), latest=age_of(40))
    assert window.best(DUE).first == date(2026, 9, 29)
    assert window.best(DUE).last == date(2026, 12, 22)
    assert window.possible(DUE).last == DUE
    assert (window.possible(DUE + timedelta(3)).first - window.possible(DUE).first).days == 3


def test_the_weeks_of_a_window_follow_each_other() -> None:
    with pytest.raises(UserError):
        WeekWindow(earliest=age_of(20), best_from=age_of(16), best_until=age_of(28), latest=age_of(40))


def window_of(ages: list[int]) -> WeekWindow:
    earliest, best_from, best_until, latest = map(GestationalAge, sorted(ages))
    return WeekWindow(earliest=earliest, best_from=best_from, best_until=best_until, latest=latest)


WINDOWS = st.lists(st.integers(0, 308), min_size=4, max_size=4).map(window_of)
MARGINS = st.integers(0, MARGIN_MAX)


@given(WINDOWS, DAYS, MARGINS)
def test_a_window_with_a_margin_is_where_all_windows_meet(window: WeekWindow, due: date, margin: int) -> None:
    dues = [due + timedelta(days=off) for off in range(-margin, margin + 1)]
    possible = window.possible(Due(due, margin))
    meeting = (max(window.possible(d).first for d in dues), min(window.possible(d).last for d in dues))
    if meeting[0] <= meeting[1]:
        assert (possible.first, possible.last) == meeting
    else:  # nowhere: the middle
        whole = window.possible(due)
        assert (possible.last - possible.first).days <= 1
        assert whole.first <= possible.first <= possible.last <= whole.last
        assert abs((possible.first - whole.first) - (whole.last - possible.last)) <= timedelta(days=1)


@given(WINDOWS, DAYS, MARGINS)
def test_the_best_days_are_possible_ones(window: WeekWindow, due: date, margin: int) -> None:
    best, possible = window.best(Due(due, margin)), window.possible(Due(due, margin))
    assert possible.first <= best.first <= best.last <= possible.last


@given(WINDOWS, DAYS, MARGINS, MARGINS)
def test_who_knows_less_gets_no_more_days(window: WeekWindow, due: date, one: int, other: int) -> None:
    narrow, wide = window.possible(Due(due, max(one, other))), window.possible(Due(due, min(one, other)))
    assert wide.first <= narrow.first <= narrow.last <= wide.last


@given(WINDOWS, DAYS)
def test_an_exact_due_date_is_a_day(window: WeekWindow, due: date) -> None:
    assert window.possible(Due(due)) == window.possible(due)
    assert window.best(Due(due)) == window.best(due)


@pytest.mark.parametrize(("margin", "shown"), [(0, "23+4"), (3, "23+4"), (4, "ca. 23 weken"), (15, "ca. 23 weken")])
def test_days_are_not_said_where_they_are_not_known(margin: int, shown: str) -> None:
    age = age_on(Due(DUE, margin), date(2026, 11, 21))
    assert str(age) == shown
    assert age == GestationalAge(165)  # it sorts and compares by its days


@pytest.mark.parametrize("margin", [-1, MARGIN_MAX + 1])
def test_a_margin_that_says_nothing_is_refused(margin: int) -> None:
    with pytest.raises(UserError) as refused:
        Due(DUE, margin)
    assert refused.value.field == "due_date_margin"


@given(DAYS, st.integers(0, 294).map(GestationalAge))
def test_weeks_from_the_conception_are_two_weeks_further(on: date, age: GestationalAge) -> None:
    assert age_on(due_from_age(age, on, from_conception=True), on).days == age.days + 14


@given(WINDOWS, DAYS, MARGINS, st.integers(-100, 400), st.integers(0, 100))
def test_what_comes_after_a_contact_lies_within_her_weeks(
    window: WeekWindow, due: date, margin: int, offset: int, length: int
) -> None:
    first = due - timedelta(days=280 - offset)
    whole = window.possible(Due(due, margin))
    narrow = window.between(first, first + timedelta(days=length))
    possible, best = narrow.possible(Due(due, margin)), narrow.best(Due(due, margin))
    assert whole.first <= possible.first <= best.first <= best.last <= possible.last <= whole.last
    if whole.first <= first <= whole.last:
        assert possible.first == first
        assert possible.last == min(first + timedelta(days=length), whole.last)
