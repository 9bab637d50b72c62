import itertools

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.onward.domain import (
    REASON_LABELS,
    STATE_LABELS,
    TRANSITIONS,
    WAY_LABELS,
    NotStarted,
    OnwardState,
    OnwardWay,
    check_step,
)

S = OnwardState
ALLOWED = {
    (S.DRAFT, S.SENT),
    (S.DRAFT, S.WITHDRAWN),
    (S.SENT, S.DRAFT),
    (S.SENT, S.RECEIVED),
    *itertools.product((S.SENT, S.RECEIVED, S.WAITING), (S.WAITING, S.STARTED, S.NOT_STARTED, S.WITHDRAWN)),
    (S.STARTED, S.FINISHED),
}


@pytest.mark.parametrize(("state", "after"), list(itertools.product(S, S)))
def test_a_referral_takes_no_other_steps(state: OnwardState, after: OnwardState) -> None:
    if (state, after) in ALLOWED:
        check_step(state, after)
    else:
        with pytest.raises(UserError) as refused:
            check_step(state, after)
        assert refused.value.field == "state"
        assert "{" not in refused.value.text()


@pytest.mark.parametrize(
    ("state", "after", "code"),
    [
        (S.DRAFT, S.STARTED, "not_sent"),
        (S.WAITING, S.FINISHED, "not_started"),
        (S.FINISHED, S.STARTED, "over"),
        (S.STARTED, S.WAITING, "step"),
    ],
)
def test_it_says_why_a_step_cannot_follow(state: OnwardState, after: OnwardState, code: str) -> None:
    with pytest.raises(UserError) as refused:
        check_step(state, after)
    assert refused.value.code == code


def test_help_is_not_the_same_as_referred() -> None:
    assert {state for state in S if state.is_help} == {S.STARTED, S.FINISHED}
    assert {state for state in S if state.is_over} == {S.FINISHED, S.NOT_STARTED, S.WITHDRAWN}
    assert not {state for state in S if state.is_out} & {state for state in S if state.is_help or state.is_over}
    assert {state for state in S if not TRANSITIONS[state]} == {state for state in S if state.is_over}


def test_only_what_she_does_herself_shares_nothing() -> None:
    assert {way for way in OnwardWay if not way.shares} == {OnwardWay.HERSELF}
    assert {way for way in OnwardWay if way.is_warm} == {OnwardWay.PHONE, OnwardWay.TOGETHER}


def test_each_word_has_a_label() -> None:
    assert set(STATE_LABELS) == set(S)
    assert set(REASON_LABELS) == set(NotStarted)
    assert set(WAY_LABELS) == set(OnwardWay)
