import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.dates import FIRST_YEAR, LAST_YEAR, Lean, names_a_week, parse_date, parse_day
from ks_desktop.core.errors import UserError

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
        ("18032027", date(2027, 3, 18)),
        ("20270318", date(2027, 3, 18)),
        ("do 18 mrt", date(2027, 3, 18)),
        ("donderdag 18 maart 2027", date(2027, 3, 18)),
        ("Thu, 18 March 2027", date(2027, 3, 18)),
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


def test_a_day_of_the_week_must_go_with_the_date() -> None:
    with pytest.raises(UserError) as caught:
        parse_date("vr 18 mrt 2027", TODAY, field="due")
    assert (caught.value.code, caught.value.field) == ("date_weekday", "due")


@pytest.mark.parametrize(
    "typed",
    ["18-3", "18 mrt", "+7", "wk 28", "vandaag", "16-03-", "١٦-٠٣-٢٠٢٧", "2027-03-16T00:00", "do 18 mrt", "1803202"],
)
def test_in_a_file_only_a_day_that_names_its_year_is_read(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_day(typed, TODAY, field="due_date")
    assert (caught.value.code, caught.value.field) == ("date_form", "due_date")


@pytest.mark.parametrize("typed", ["30-02-2027", "2027-02-30", "00-01-2027", "1-1-0027", "30022027"])
def test_in_a_file_a_day_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_day(typed, TODAY)
    assert caught.value.code == "date_day"


@given(days)
def test_in_a_file_every_day_is_read_as_people_and_programs_write_it(day: date) -> None:
    month = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")[day.month - 1]
    numbers = (f"{day:%d-%m-%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%d%m%Y}", f"{day:%Y%m%d}")
    for written in (day.isoformat(), *numbers, f"{day.day} {month} {day.year}", f"{day.day} {month}. {day.year}"):
        assert parse_day(written, TODAY) == parse_date(written, TODAY) == day


def test_two_figures_of_a_year_are_read_in_a_file_too() -> None:
    assert parse_day("12-3-98", TODAY, lean=Lean.PAST) == date(1998, 3, 12)
    assert parse_day("16 mrt 27", TODAY) == date(2027, 3, 16)


@pytest.mark.parametrize(("typed", "expected"), [("wk 28", True), ("Week 1 2027", True), ("28", False), ("we", False)])
def test_a_week_is_known(typed: str, expected: bool) -> None:
    assert names_a_week(typed) is expected
