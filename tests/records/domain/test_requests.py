"""What may be asked, by whom, and until when it must be answered."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import LINE_MAX, NOTE_MAX, CaseId, new_id
from ks_desktop.records.domain.requests import (
    AgeRule,
    AskedBy,
    Asking,
    Decision,
    Outcome,
    RequestKind,
    age_rule,
    months_later,
)

CASE = CaseId(new_id())
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 5), 1, date(2027, 1, 5)),
    ],
)
def test_a_term_ends_on_the_same_day_or_the_last_of_the_month(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


@given(DAYS, st.integers(0, 40))
def test_a_term_is_never_longer_than_its_months(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def test_a_term_past_the_calendar_is_no_day() -> None:
    with pytest.raises(OverflowError):
        months_later(date(9999, 12, 1), 1)


@pytest.mark.parametrize(
    ("born", "rule"),
    [
        (date(2010, 11, 21), AgeRule.GROWN),
        (date(2010, 11, 22), AgeRule.HALF),
        (date(2014, 11, 21), AgeRule.HALF),
        (date(2014, 11, 22), AgeRule.CHILD),
        (date(2008, 2, 29), AgeRule.GROWN),
        (None, AgeRule.UNKNOWN),
    ],
)
def test_her_age_says_who_may_ask(born: date | None, rule: AgeRule) -> None:
    assert age_rule(born, date(2026, 11, 21)) is rule


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"asked_by": AskedBy.REPRESENTATIVE, "asker": " "}, "asker"),
        ({"kind": RequestKind.CORRECTION, "about": "Naam"}, "should_say"),
        ({"kind": RequestKind.CORRECTION, "should_say": "Bakker"}, "about"),
        ({"words": "x" * (NOTE_MAX + 1)}, "words"),
        ({"about": "x" * (LINE_MAX + 1)}, "about"),
    ],
)
def test_what_cannot_be_followed_up_is_refused_at_its_field(changed: dict[str, object], field: str) -> None:
    given_ = {"kind": RequestKind.ACCESS, "case_id": CASE, "received_on": date(2026, 11, 21)} | changed
    with pytest.raises(UserError) as refused:
        Asking(**given_)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_refusal_says_why_and_on_which_ground() -> None:
    for decision in (Decision.PARTLY, Decision.REFUSED):
        with pytest.raises(UserError) as silent:
            Outcome(decision=decision, grounds=("needed",), reason=" ")
        assert silent.value.field == "reason"
        with pytest.raises(UserError) as groundless:
            Outcome(decision=decision, reason="Daarom.")
        assert groundless.value.field == "grounds"
    assert not Outcome(decision=Decision.WITHDRAWN).is_refusal
