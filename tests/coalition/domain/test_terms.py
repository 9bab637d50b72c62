from datetime import date

import pytest

from ks_desktop.coalition.domain import CALL, FIRST_VISIT, SECOND_VISIT, ContactWindow, Terms
from ks_desktop.core.errors import UserError
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.gestation import WeekWindow, age_of
from ks_desktop.core.values import DaySpan

DUE = date(2027, 3, 16)
SECOND = ContactWindow(
    municipality="",
    contact_type=SECOND_VISIT,
    valid_from=date(2026, 1, 1),
    window=WeekWindow(earliest=age_of(16), best_from=age_of(20), best_until=age_of(34), latest=age_of(37)),
    term_days=30,
    after_from=4,
    after_until=8,
    margin_days=3,
)
TERMS = Terms(municipality="GM0344", valid_from=date(2026, 1, 1), windows=(SECOND,))


@pytest.mark.parametrize("days", [-1, 61])
def test_terms_nobody_can_mean_are_refused(days: int) -> None:
    with pytest.raises(UserError) as caught:
        Terms(municipality="GM0344", valid_from=date(2026, 1, 1), visit_days=days)
    assert caught.value.field == "visit_days"


def test_each_kind_of_contact_has_weeks_of_its_own_else_those_of_the_first_visit() -> None:
    assert TERMS.window_of(FIRST_VISIT) == TERMS.window_of(CALL) == TERMS.window
    assert TERMS.window_of(SECOND_VISIT) == SECOND.window
    assert (TERMS.term_days_of(FIRST_VISIT), TERMS.term_days_of(SECOND_VISIT), TERMS.term_days_of(CALL)) == (15, 30, 15)
    assert (TERMS.margin_days_of(FIRST_VISIT), TERMS.margin_days_of(SECOND_VISIT)) == (0, 3)


def test_a_second_visit_fits_four_to_eight_weeks_after_the_first() -> None:
    held_on = date(2026, 11, 2)
    possible = TERMS.window_after(SECOND_VISIT, held_on).possible(DUE)
    assert (possible.first, possible.last) == (date(2026, 11, 30), date(2026, 12, 28))
    assert TERMS.window_after(SECOND_VISIT, None) == SECOND.window
    assert TERMS.window_after(FIRST_VISIT, held_on) == TERMS.window


def test_a_term_does_not_count_the_days_on_which_it_stood_still() -> None:
    terms = Terms(municipality="", valid_from=date(2026, 1, 1), free=FreeDays(closed=frozenset({date(2026, 11, 25)})))
    assert terms.after(date(2026, 11, 20), 3) == date(2026, 11, 26)
    abroad = [DaySpan(date(2026, 11, 24), date(2026, 11, 27))]
    assert terms.after(date(2026, 11, 20), 3, abroad) == date(2026, 12, 1)
