from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.coalition.domain import SECOND_VISIT, ContactType, ContactWindow
from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import WeekWindow, age_of

SECOND = ContactType(key=SECOND_VISIT, name="Tweede huisbezoek", minutes=60, follows="first_visit")
WEEKS = ContactWindow(
    municipality="GM0344",
    contact_type=SECOND_VISIT,
    valid_from=date(2026, 1, 1),
    window=WeekWindow(earliest=age_of(16), best_from=age_of(20), best_until=age_of(34), latest=age_of(37)),
    after_from=4,
    after_until=8,
)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": " "}, "name"),
        ({"minutes": 4}, "minutes"),
        ({"minutes": 481}, "minutes"),
        ({"minutes": 47}, "minutes"),
        ({"mode": "pigeon"}, "mode"),
        ({"follows": SECOND_VISIT}, "follows"),
    ],
)
def test_a_kind_of_contact_nobody_can_plan_is_refused(changed: dict[str, object], field: str) -> None:
    with pytest.raises(UserError) as refused:
        replace(SECOND, **changed)  # type: ignore[arg-type]  # one of each kind
    assert refused.value.field == field


def test_a_key_is_the_programs_own_word() -> None:
    with pytest.raises(ValueError, match="ASCII"):
        replace(SECOND, key="Tweede bezoek")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"term_days": 61}, "term_days"),
        ({"after_from": 9}, "after_from"),
        ({"after_until": 41}, "after_until"),
        ({"margin_days": -1}, "margin_days"),
    ],
)
def test_weeks_nobody_can_mean_are_refused(changed: dict[str, int], field: str) -> None:
    with pytest.raises(UserError) as refused:
        replace(WEEKS, **changed)  # type: ignore[arg-type]  # only numbers
    assert refused.value.field == field


def test_what_comes_after_never_goes_past_the_last_week() -> None:
    due = date(2027, 3, 16)
    late = WEEKS.after(date(2027, 2, 1)).possible(due)  # four weeks later is past 37+0
    assert late.first == late.last == date(2027, 2, 23)
