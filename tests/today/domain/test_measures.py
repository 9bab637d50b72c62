from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.coalition.service import proposed_terms
from ks_desktop.core.gestation import Due, age_on, is_within
from ks_desktop.today.domain import TERM_DAYS, days_left, measures_of, term_near_from

TODAY = date(2026, 11, 21)
TERMS = proposed_terms("GM0344")
MEASURES = measures_of(TERMS, TODAY)


@settings(max_examples=80)
@given(st.integers(-40, 300), st.integers(0, 45))
def test_days_as_numbers_say_the_same_as_the_terms(days: int, margin: int) -> None:
    due = Due(TODAY + timedelta(days=days), margin)
    assert date.fromordinal(MEASURES.closes_on(due.day.toordinal(), margin)) == TERMS.window.possible(due).last
    closing = is_within(due, TODAY) and age_on(due, TODAY) >= TERMS.attention_from
    assert MEASURES.is_closing(due.day.toordinal()) == closing


def test_working_days_are_counted_to_the_last_day_and_back_from_it() -> None:
    saturday, monday = TODAY, TODAY + timedelta(days=2)
    assert [days_left(TERMS, saturday, monday), days_left(TERMS, monday, monday)] == [1, 0]
    assert days_left(TERMS, monday, saturday - timedelta(days=1)) == -1
    assert days_left(TERMS, saturday, saturday - timedelta(days=1)) == -1  # passed, if only by a free day


def test_the_newest_referral_that_presses_is_the_limit() -> None:
    limit = term_near_from(TERMS, TODAY)
    presses = [
        days_left(TERMS, TODAY, TERMS.after(limit + timedelta(days=step), TERMS.contact_days)) <= TERM_DAYS
        for step in (-1, 0, 1)
    ]
    assert presses == [True, True, False]
