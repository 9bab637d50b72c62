from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.search.domain import MOST_ACTIONS, HitKind, matching_actions, nearest_week

TODAY = date(2026, 11, 21)  # week 47


@pytest.mark.parametrize(
    ("typed", "action"),
    [
        ("nieuwe aan", "new_referral"),
        ("aanm", "new_referral"),
        ("beheer", "settings"),
        ("SLOT", "lock"),
        ("dagplan", "print_day"),
        ("teamplan", "print_team"),
        ("versnip", "plans_out"),
        ("outlook", "calendar"),
    ],
)
def test_the_first_letters_of_an_action_find_it(typed: str, action: str) -> None:
    hits = matching_actions(typed, TODAY)
    assert action in {hit.action for hit in hits}
    assert all(hit.kind is HitKind.ACTION for hit in hits)
    assert len(hits) <= MOST_ACTIONS


@pytest.mark.parametrize("typed", ["", "   ", "xyzzy", "week 99"])
def test_nothing_that_fits_finds_nothing(typed: str) -> None:
    assert matching_actions(typed, TODAY) == ()


@pytest.mark.parametrize(
    ("typed", "monday"), [("week 47", date(2026, 11, 16)), ("wk 2", date(2027, 1, 11)), ("Week 40", date(2026, 9, 28))]
)
def test_a_week_opens_the_agenda_of_the_nearest_week_of_that_number(typed: str, monday: date) -> None:
    hit = matching_actions(typed, TODAY)[0]
    assert (hit.action, hit.day) == ("week", monday)


def test_week_53_is_the_one_there_is() -> None:
    assert nearest_week(53, TODAY) == date(2026, 12, 28)
    assert nearest_week(54, TODAY) is None


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 52))
def test_the_nearest_week_is_a_monday_within_half_a_year(today: date, week: int) -> None:
    monday = nearest_week(week, today)
    assert monday is not None
    assert (monday.weekday(), monday.isocalendar().week) == (0, week)
    assert abs(monday - today) <= timedelta(days=53 * 7 // 2 + 7)
