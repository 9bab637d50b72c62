from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.today.domain import Known, Level, ReasonKind, level_of, priority
from ks_desktop.today.domain.priority import PRESSING

TODAY = date(2026, 11, 21)
knowns = st.builds(
    Known,
    closes_on=st.integers(0, 200).map(lambda days: TODAY + timedelta(days=days)),
    is_urgent=st.booleans(),
    is_closing=st.booleans(),
    agreed=st.none() | st.integers(0, 9).map(lambda days: (TODAY - timedelta(days=days), time(15))),
    contact_by=st.none() | st.integers(-30, 30).map(lambda days: TODAY + timedelta(days=days)),
    working_days=st.integers(-20, 20),
)


@settings(max_examples=60)
@given(knowns)
def test_a_level_is_never_hidden_its_first_reason_says_it(known: Known) -> None:
    found = priority(known, TODAY)
    says = {
        Level.URGENT: [ReasonKind.URGENT],
        Level.CLOSING: [ReasonKind.CLOSING],
        Level.AGREED: [ReasonKind.AGREED],
        Level.TERM: [ReasonKind.TERM],
        Level.ORDINARY: [],
    }
    assert [reason.kind for reason in found.reasons[:1]] == says[found.level]
    assert {reason.kind for reason in found.reasons} <= PRESSING


@settings(max_examples=60)
@given(knowns, knowns)
def test_an_urgent_or_closing_one_never_stands_below_a_quiet_one(one: Known, other: Known) -> None:
    presses = one.is_urgent or one.is_closing
    is_quiet = not (other.is_urgent or other.is_closing)
    if presses and is_quiet:
        assert priority(one, TODAY).level < priority(other, TODAY).level


@settings(max_examples=60)
@given(knowns)
def test_one_reason_more_never_lowers_her(known: Known) -> None:
    for more in ({"is_urgent": True}, {"is_closing": True}, {"agreed": (TODAY, time(9))}):
        assert priority(replace(known, **more), TODAY).level <= priority(known, TODAY).level


def test_the_levels_follow_each_other_and_nothing_else_counts() -> None:
    facts = ("is_urgent", "is_closing", "is_agreed", "is_term")
    for number, first in enumerate(facts, start=1):
        said = {name: facts.index(name) >= number - 1 for name in facts}
        assert level_of(**said) == number, first
    assert level_of(is_urgent=False, is_closing=False, is_agreed=False, is_term=False) is Level.ORDINARY


def test_a_term_presses_from_one_working_day_before_its_end() -> None:
    day = date(2026, 11, 24)
    levels = [
        priority(Known(closes_on=TODAY, contact_by=day, working_days=left), TODAY).level for left in (2, 1, 0, -3)
    ]
    assert levels == [Level.ORDINARY, Level.TERM, Level.TERM, Level.TERM]
