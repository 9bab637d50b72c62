import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.errors import UserError
from ks_desktop.widgets.dates import FIRST_YEAR, LAST_YEAR, Lean, parse_date

TODAY = date(2026, 11, 21)
todays = st.dates(date(2000, 1, 1), date(2099, 12, 31))
days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("18-3", date(2027, 3, 18)),
        ("18/3", date(2027, 3, 18)),
        ("18.3", date(2027, 3, 18)),
        ("18 mrt", date(2027, 3, 18)),
        ("18 mrt.", date(2027, 3, 18)),
        ("18mrt", date(2027, 3, 18)),
        ("18 maart 2027", date(2027, 3, 18)),
        ("18 March 2027", date(2027, 3, 18)),
        ("  18 -3", None),
        ("18-03-2027", date(2027, 3, 18)),
        ("18-3-27", date(2027, 3, 18)),
        ("2027-03-18", date(2027, 3, 18)),
        ("+7", date(2026, 11, 28)),
        ("+ 7", date(2026, 11, 28)),
        ("-3", date(2026, 11, 18)),
        ("+0", TODAY),
        ("wk 28", date(2026, 7, 6)),
        ("week 48", date(2026, 11, 23)),
        ("wk 1 2027", date(2027, 1, 4)),
        ("wk53", date(2026, 12, 28)),
        ("vandaag", TODAY),
        ("Morgen", date(2026, 11, 22)),
        ("gisteren", date(2026, 11, 20)),
        ("1 okt", date(2026, 10, 1)),
        ("29-2", date(2028, 2, 29)),
        ("1 jan", date(2027, 1, 1)),
        ("5 mei", date(2027, 5, 5)),
        ("5 jul", date(2026, 7, 5)),
        ("5 jun", date(2026, 6, 5)),
    ],
)
def test_a_date_is_read_the_way_a_nurse_types_it(typed: str, expected: date | None) -> None:
    if expected is None:
        with pytest.raises(UserError):
            parse_date(typed, TODAY)
    else:
        assert parse_date(typed, TODAY) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "30-2",
        "30 feb",
        "31-04-2027",
        "29-2-2027",
        "0-1",
        "1-13",
        "wk 54",
        "wk 0",
        "+9999999",
        "1-1-1899",
        "wk 53 2027",
        "2027-02-30",
        "32 dec",
        "1-1-2200",
    ],
)
def test_a_day_that_is_not_there_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_date(typed, TODAY, field="due")
    assert caught.value.code in {"date_day", "date_form"}
    assert caught.value.field == "due"


@pytest.mark.parametrize(
    "typed", ["", "maart", "18-", "18-3-202", "١٨-٣", "18 ma", "18 foo", "wk", "3-18-2027x", "++7", "18_3"]
)
def test_what_is_no_date_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_date(typed, TODAY)
    assert caught.value.code == "date_form"
    assert "18-3" in caught.value.text()


@given(days, todays)
def test_a_whole_date_reads_back_as_itself_in_each_form(day: date, today: date) -> None:
    for written in (f"{day.day}-{day.month}-{day.year}", f"{day:%d-%m-%Y}", day.isoformat(), f"{day:%d/%m/%Y}"):
        assert parse_date(written, today) == day


@given(todays, st.integers(1, 12), st.integers(1, 28), st.sampled_from(Lean))
def test_a_missing_year_is_fitted_to_the_wanted_side(today: date, month: int, day: int, lean: Lean) -> None:
    found = parse_date(f"{day}-{month}", today, lean=lean)
    assert (found.month, found.day) == (month, day)
    if lean is Lean.NEAREST:
        assert abs((found - today).days) <= 183
    elif lean is Lean.PAST:
        assert 0 <= (today - found).days <= 366
    else:
        assert 0 <= (found - today).days <= 366


@given(todays, st.integers(0, 9999))
def test_an_offset_counts_from_today(today: date, count: int) -> None:
    assert parse_date(f"+{count}", today) == today + timedelta(days=count)


@given(todays, st.integers(1, 52))
def test_a_week_is_its_monday(today: date, week: int) -> None:
    found = parse_date(f"wk {week}", today)
    assert found.isoweekday() == 1
    assert found.isocalendar().week == week
    assert abs((found - today).days) <= 190


@given(todays, st.integers(0, 99))
def test_two_figures_of_a_birth_year_lie_behind_us(today: date, year: int) -> None:
    found = parse_date(f"1-1-{year:02d}", today, lean=Lean.PAST)
    assert found <= today
    assert (today - found).days <= 36_526


@given(todays, st.text(max_size=20))
def test_any_text_is_a_date_or_a_clear_refusal(today: date, typed: str) -> None:
    try:
        found = parse_date(typed, today)
    except UserError as error:
        assert error.code in {"date_form", "date_day"}  # noqa: PT017 - both outcomes are right
    else:
        assert isinstance(found, date)


@given(
    st.from_regex(r"[0-9]{1,2}[-/. ][0-9]{0,2}[-/. ]?[0-9]{0,5}", fullmatch=True)
    | st.text("0123456789-/.+wk jfmasond", max_size=12),
    st.sampled_from(Lean),
)
def test_whatever_is_typed_on_the_way_is_a_day_or_a_sentence(typed: str, lean: Lean) -> None:
    with contextlib.suppress(UserError):
        assert isinstance(parse_date(typed, TODAY, lean=lean), date)


def test_the_thirtieth_of_february_of_a_short_year_is_no_day() -> None:
    with pytest.raises(UserError):
        parse_date("30-2-19", TODAY, lean=Lean.PAST)
