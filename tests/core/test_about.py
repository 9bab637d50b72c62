from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.about import ABOUT_DAYS, About, parse_about
from ks_desktop.core.dates import Lean, parse_date
from ks_desktop.core.errors import UserError

TODAY = date(2026, 11, 21)
DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("typed", "day", "margin"),
    [
        ("maart", date(2027, 3, 16), 15),
        ("mrt", date(2027, 3, 16), 15),
        ("Maart 2027", date(2027, 3, 16), 15),
        ("april", date(2027, 4, 15), 15),
        ("februari 2028", date(2028, 2, 15), 14),
        ("begin maart 2027", date(2027, 3, 5), 5),
        ("half maart", date(2027, 3, 15), 5),
        ("eind maart", date(2027, 3, 26), 5),
        ("eind februari", date(2027, 2, 24), 4),
        ("ongeveer maart", date(2027, 3, 16), 15),
        ("ongeveer 12 maart", date(2027, 3, 12), ABOUT_DAYS),
        ("rond 12-3-2027", date(2027, 3, 12), ABOUT_DAYS),
        ("ca. 12 mrt", date(2027, 3, 12), ABOUT_DAYS),
        ("± 12-3", date(2027, 3, 12), ABOUT_DAYS),
        ("±12-3", date(2027, 3, 12), ABOUT_DAYS),
        ("+/- 12-3", date(2027, 3, 12), ABOUT_DAYS),
        ("12-3 ± 5", date(2027, 3, 12), 5),
        ("12 maart 2027 +/- 10 dagen", date(2027, 3, 12), 10),
        ("12-3", date(2027, 3, 12), 0),
        ("+7", date(2026, 11, 28), 0),
        ("november", date(2026, 11, 15), 15),  # the month is not over
        ("oktober", date(2027, 10, 16), 15),
    ],
)
def test_a_day_that_is_not_known_is_the_middle_of_a_stretch(typed: str, day: date, margin: int) -> None:
    assert parse_about(typed, TODAY, lean=Lean.FUTURE) == About(day=day, margin=margin)


def test_a_month_that_was_is_the_last_one() -> None:
    assert parse_about("december", TODAY, lean=Lean.PAST) == About(day=date(2025, 12, 16), margin=15)
    assert parse_about("oktober", TODAY).day == date(2026, 10, 16)


@pytest.mark.parametrize(
    "typed", ["", "ongeveer", "±", "± 5", "begin", "maartje", "begin 12 maart", "12-3 ± 100", "voorjaar"]
)
def test_what_cannot_be_understood_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_about(typed, TODAY, field="due_date")
    assert refused.value.field == "due_date"


@pytest.mark.parametrize("typed", ["maart", "± 12-3", "12-3"])
def test_on_paper_the_year_is_named(typed: str) -> None:
    with pytest.raises(UserError):
        parse_about(typed, TODAY, on_paper=True)


def test_on_paper_a_month_with_its_year_is_understood() -> None:
    assert parse_about("begin maart 2027", TODAY, on_paper=True) == About(day=date(2027, 3, 5), margin=5)
    assert parse_about("± 12-3-2027", TODAY, on_paper=True) == About(day=date(2027, 3, 12), margin=7)


@given(DAYS, st.sampled_from(("", "begin ", "half ", "eind ")))
def test_a_stretch_reaches_its_ends_and_no_further_than_a_day(day: date, part: str) -> None:
    names = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
    about = parse_about(f"{part}{names[day.month - 1]} {day.year}", TODAY)
    first, last = about.day - timedelta(days=about.margin), about.day + timedelta(days=about.margin)
    assert about.day.month == day.month
    if not part:
        assert first <= date(day.year, day.month, 1)
        assert last >= day
    assert 4 <= about.margin <= 15


@given(DAYS)
def test_a_day_is_read_as_before(day: date) -> None:
    typed = f"{day:%d-%m-%Y}"
    assert parse_about(typed, TODAY) == About(day=parse_date(typed, TODAY))
