from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ks_desktop.records.keeping.terms import Term, Unit, ends_on, latest_start

_DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))
_TERMS = st.builds(Term, span=st.integers(min_value=0, max_value=120), unit=st.sampled_from(list(Unit)))


@pytest.mark.parametrize(
    ("span", "unit", "since", "ends"),
    [
        (20, Unit.YEARS, "2024-02-29", "2044-02-29"),
        (1, Unit.YEARS, "2024-02-29", "2025-03-01"),
        (20, Unit.YEARS, "2026-11-22", "2046-11-22"),
        (1, Unit.MONTHS, "2026-01-31", "2026-03-01"),
        (24, Unit.MONTHS, "2026-12-31", "2028-12-31"),
        (14, Unit.DAYS, "2026-12-25", "2027-01-08"),
        (100, Unit.YEARS, "9990-01-01", "9999-12-31"),
    ],
)
def test_a_term_is_over_on_the_day_that_was_worked_out_by_hand(span: int, unit: Unit, since: str, ends: str) -> None:
    assert ends_on(Term(span=span, unit=unit), date.fromisoformat(since)) == date.fromisoformat(ends)


@given(_TERMS, _DAYS, _DAYS)
@example(Term(span=1, unit=Unit.YEARS), date(2024, 2, 29), date(2025, 2, 28))
def test_what_began_on_the_latest_start_or_before_is_over_and_nothing_else(
    term: Term, since: date, today: date
) -> None:
    assert (ends_on(term, since) <= today) == (since <= latest_start(term, today))


@given(_TERMS, _DAYS, st.integers(min_value=0, max_value=4000))
def test_a_later_change_never_ends_a_term_earlier(term: Term, since: date, days: int) -> None:
    assert ends_on(term, since) <= ends_on(term, since + timedelta(days=days))


def test_before_all_calendars_nothing_began() -> None:
    assert latest_start(Term(span=3000, unit=Unit.YEARS), date(2026, 11, 22)) == date.min
    assert latest_start(Term(span=10**7, unit=Unit.DAYS), date(2026, 11, 22)) == date.min


def test_a_term_is_said_in_words() -> None:
    assert [Term(span=1, unit=unit).text() for unit in Unit] == ["1 dag", "1 maand", "1 jaar"]
    assert Term(span=20, unit=Unit.YEARS).text() == "20 jaar"
