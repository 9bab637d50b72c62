from datetime import date, time
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.administration.domain import (
    TERM_FIELDS,
    day_text,
    hours_text,
    parse_day,
    parse_hours,
    parse_terms,
    parse_time,
    parse_week,
    terms_texts,
)
from ks_desktop.coalition.service import proposed_terms
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Weeks, WorkingHours

DAY = date(2026, 11, 21)
times = st.times().map(lambda t: t.replace(second=0, microsecond=0))


@pytest.mark.parametrize("typed", ["8:30-17:00", "8.30 - 17.00", "8:30 tot 17", "08:30–17:00"])
def test_hours_are_read_as_nurses_write_them(typed: str) -> None:
    assert parse_hours(typed, field="hours_0") == (time(8, 30), time(17))


def test_an_empty_day_is_a_free_day() -> None:
    assert parse_hours("  ", field="hours_0") is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [("half negen", "hours_form"), ("25-26", "hours_form"), ("8:61-9", "hours_form"), ("17-9", "hours")],
)
def test_hours_that_cannot_be_are_refused_at_their_day(typed: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_hours(typed, field="hours_3")
    assert (caught.value.code, caught.value.field) == (code, "hours_3")


@given(times, times)
def test_hours_survive_being_shown_and_typed(start: time, end: time) -> None:
    if start < end:
        assert parse_hours(hours_text(start, end), field="x") == (start, end)


def test_a_day_has_pauses_and_even_weeks() -> None:
    assert parse_day("8:30-12 en 13.00 tot 17", field="x") == (
        (time(8, 30), time(12), Weeks.EVERY),
        (time(13), time(17), Weeks.EVERY),
    )
    assert parse_day("9-13 even weken, 9-17 (oneven)", field="x") == (
        (time(9), time(13), Weeks.EVEN),
        (time(9), time(17), Weeks.ODD),
    )
    with pytest.raises(UserError):
        parse_day("9-13 soms", field="x")


@given(st.lists(st.tuples(times, times, st.sampled_from(Weeks)).filter(lambda e: e[0] < e[1]), max_size=4))
def test_a_day_survives_being_shown_and_typed(stretches: list[tuple[time, time, Weeks]]) -> None:
    day = [
        WorkingHours(user=UserId(UUID(int=1)), weekday=0, start=start, end=end, valid_from=DAY, weeks=weeks)
        for start, end, weeks in stretches
    ]
    assert parse_day(day_text(day), field="x") == tuple(stretches)


@pytest.mark.parametrize(("typed", "hour"), [("13", 13), ("9.30", 9), (" 9:30 ", 9)])
def test_a_time_is_read_as_nurses_write_it(typed: str, hour: int) -> None:
    assert parse_time(typed, field="x").hour == hour


@pytest.mark.parametrize("typed", ["", "25", "9:75", "half tien"])
def test_a_time_that_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_time(typed, field="absent_end")
    assert caught.value.field == "absent_end"


def test_a_week_says_all_its_mistakes_at_once() -> None:
    with pytest.raises(UserErrors) as caught:
        parse_week({"hours_0": "9-17", "hours_1": "nooit", "hours_4": "9-8"})
    assert [error.field for error in caught.value.errors] == ["hours_1", "hours_4"]


def test_a_week_without_a_day_is_refused() -> None:
    with pytest.raises(UserErrors) as caught:
        parse_week({})
    assert caught.value.code == "no_hours"


def test_terms_survive_being_shown_and_typed() -> None:
    terms = proposed_terms("GM0344")
    texts = terms_texts(terms)
    assert set(texts) == set(TERM_FIELDS)
    assert parse_terms(texts, municipality="GM0344", valid_from=terms.valid_from) == terms


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"contact_days": "vijf", "best_from": "zestien"}, {"contact_days", "best_from"}),
        ({"earliest": "30+0"}, {"earliest"}),
        ({"visit_days": "99"}, {"visit_days"}),
        ({"contact_days": "٥"}, {"contact_days"}),
    ],
)
def test_terms_that_cannot_be_are_refused_at_their_field(changed: dict[str, str], fields: set[str]) -> None:
    with pytest.raises(UserError) as caught:
        parse_terms(terms_texts(proposed_terms("")) | changed, municipality="", valid_from=DAY)
    errors = caught.value.errors if isinstance(caught.value, UserErrors) else (caught.value,)
    assert {error.field for error in errors} == fields
