from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from ks_desktop.core.errors import UserError
from ks_desktop.onward.domain import (
    TRANSITIONS,
    NotStarted,
    OnwardState,
    OnwardStep,
    OnwardWay,
    StepTaken,
    WarmHandOver,
    asked_again,
    follow_up_after,
    handed_over,
)
from tests.onward.made import AT, MADE, NURSE, SETTINGS, TODAY, make_onward, step, take, walked

S = OnwardState


def day(number: int) -> date:
    return MADE + timedelta(days=number)


@pytest.mark.parametrize(
    "other",
    [
        {"steps": ()},
        {"state": S.SENT},
        {"reason": NotStarted.NO_PLACE},
        {"steps": (OnwardStep(state=S.SENT, on=MADE, at=AT, by=NURSE),), "state": S.SENT},
    ],
)
def test_a_referral_that_no_steps_lead_to_cannot_be(other: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="onward referral"):
        make_onward(**other)


def test_the_neighbourhood_team_says_that_it_began_last_week() -> None:
    referral = take(walked(S.SENT), step(S.STARTED, 21, words="al twee keer gesproken"))
    assert (referral.state, referral.sent_on, referral.took_over_on) == (S.STARTED, MADE, day(21))
    assert referral.follow_up_on is None
    assert [each.state for each in referral.steps] == [S.DRAFT, S.SENT, S.STARTED]


def test_asking_follows_each_step() -> None:
    assert walked(S.SENT).follow_up_on == day(7)
    assert walked(S.SENT, S.RECEIVED).follow_up_on == day(7 + 14)
    waiting = walked(S.SENT, S.WAITING)
    assert waiting.follow_up_on == day(7 + 28)
    assert take(waiting, step(S.WAITING, 8, waiting_weeks=6)).follow_up_on == day(8 + 42)
    both = step(S.WAITING, 8, waiting_weeks=6, starts_on=day(30))
    assert take(waiting, both).follow_up_on == day(30)
    agreed = TODAY + timedelta(days=3)
    assert take(waiting, step(S.STARTED, 9, follow_up_on=agreed)).follow_up_on == agreed


def test_whoever_takes_over_first_is_responsible() -> None:
    referral = take(walked(S.SENT), step(S.RECEIVED, 5, took_over=True))
    assert referral.took_over_on == day(5)
    assert take(referral, step(S.STARTED, 9)).took_over_on == day(5)
    later = take(walked(S.SENT), step(S.STARTED, 9))
    assert take(later, step(S.RECEIVED, 5, took_over=True)).took_over_on == day(5)
    assert take(later, step(S.RECEIVED, 5)).took_over_on == day(9)


def test_an_older_step_takes_its_place_and_changes_nothing_else() -> None:
    referral = take(walked(S.SENT), step(S.NOT_STARTED, 30))
    late = take(referral, step(S.RECEIVED, 10))
    assert [each.state for each in late.steps] == [S.DRAFT, S.SENT, S.RECEIVED, S.NOT_STARTED]
    assert (late.state, late.reason, late.follow_up_on) == (S.NOT_STARTED, NotStarted.NO_PLACE, None)


@pytest.mark.parametrize(
    ("happened", "field", "code"),
    [
        (step(S.SENT, -1), "on", "order"),
        (step(S.RECEIVED, 2), "on", "order"),  # it went out on the fourth day
        (step(S.STARTED, 10), "on", "order"),  # after it began nobody waits
        (step(S.STARTED, 30), "state", "over"),
    ],
)
def test_a_step_that_does_not_fit_is_refused_at_its_field(happened: StepTaken, field: str, code: str) -> None:
    sent = take(make_onward(), step(S.SENT, 4))
    referral = take(take(sent, step(S.WAITING, 20)), step(S.NOT_STARTED, 30))
    with pytest.raises(UserError) as refused:
        take(referral, happened)
    assert (refused.value.field, refused.value.code) == (field, code)


def test_a_withdrawn_letter_makes_a_draft_of_it_again() -> None:
    back = take(walked(S.SENT), step(S.DRAFT, 2))
    assert (back.state, back.sent_on, back.follow_up_on) == (S.DRAFT, None, day(5))
    again = take(back, step(S.SENT, 4))
    assert (again.sent_on, again.is_answered) == (day(4), False)


def test_it_is_answered_once_the_receiver_said_something() -> None:
    assert not walked(S.SENT).is_answered
    assert walked(S.SENT, S.RECEIVED).is_answered
    assert walked(S.SENT, S.NOT_STARTED).is_answered
    assert not walked(S.SENT, S.WITHDRAWN).is_answered
    assert walked(S.SENT, S.RECEIVED, S.WITHDRAWN).is_answered


def test_warm_hand_overs_stand_in_the_order_of_their_days() -> None:
    one, two = (WarmHandOver(on=day(n), way=OnwardWay.PHONE, with_whom="Bakker") for n in (3, 1))
    referral = handed_over(handed_over(walked(S.SENT), one, today=TODAY), two, today=TODAY)
    assert [warm.on for warm in referral.warm] == [day(1), day(3)]
    early = WarmHandOver(on=day(-1), way=OnwardWay.PHONE, with_whom="Bakker")
    with pytest.raises(UserError) as refused:
        handed_over(referral, early, today=TODAY)
    assert (refused.value.field, refused.value.code) == ("on", "order")
    with pytest.raises(UserError):
        handed_over(walked(S.SENT, S.WITHDRAWN), one, today=TODAY)


def test_another_day_to_ask_is_agreed() -> None:
    assert asked_again(walked(S.SENT), TODAY, today=TODAY).follow_up_on == TODAY
    with pytest.raises(UserError) as passed:
        asked_again(walked(S.SENT), TODAY - timedelta(days=1), today=TODAY)
    assert passed.value.code == "past"
    with pytest.raises(UserError) as far:
        asked_again(walked(S.SENT), date(2062, 9, 1), today=TODAY)
    assert far.value.code == "far"
    with pytest.raises(UserError) as over:
        asked_again(walked(S.SENT, S.WITHDRAWN), TODAY, today=TODAY)
    assert over.value.code == "over"


STEPS = st.lists(
    st.builds(
        step,
        st.sampled_from(S),
        st.integers(0, 60),
        took_over=st.booleans(),
        words=st.sampled_from(("", "gebeld")),
    ),
    max_size=12,
)


@examples(max_examples=60)
@given(STEPS)
def test_random_steps_never_leave_the_table(steps: list[StepTaken]) -> None:
    referral = make_onward()
    for happened in steps:
        before = referral
        try:
            referral = take(referral, happened)
        except UserError:
            continue
        assert len(referral.steps) == len(before.steps) + 1  # nothing of before is lost
        assert set(before.steps) <= set(referral.steps)
        for one, two in pairwise(referral.steps):
            assert two.state in TRANSITIONS[one.state]
            assert one.on <= two.on
        if before.took_over_on is not None and referral.state is not S.DRAFT:
            assert referral.took_over_on is not None
            assert referral.took_over_on <= before.took_over_on
        assert (referral.follow_up_on is None) is (referral.state.is_over or referral.state is S.STARTED)
        moved = [each for each in referral.steps if each.state in {S.DRAFT, S.SENT}][-1]
        assert referral.sent_on == (moved.on if moved.state is S.SENT else None)


def test_what_is_over_or_has_begun_is_not_asked_by_itself() -> None:
    for state in S:
        asked = follow_up_after(OnwardStep(state=state, on=MADE, at=AT, by=NURSE), SETTINGS)
        assert (asked is None) is (state.is_over or state is S.STARTED)
