from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import (
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
