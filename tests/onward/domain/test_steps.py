from datetime import date, timedelta
from typing import Any

import pytest

from ks_desktop.core.errors import UserErrors
from ks_desktop.onward.domain import NotStarted, OnwardPlan, OnwardState, OnwardWay, StepTaken, WarmHandOver
from tests.onward.made import CASE, MADE, TODAY, onward_id, step

TOMORROW = TODAY + timedelta(days=1)
YESTERDAY = TODAY - timedelta(days=1)
S = OnwardState


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        (StepTaken(state=S.SENT, on=TOMORROW), "on", "future"),
        (StepTaken(state=S.NOT_STARTED, on=TODAY), "reason", "required"),
        (StepTaken(state=S.NOT_STARTED, on=TODAY, reason=NotStarted.OTHER, words=" \n"), "words", "required"),
        (StepTaken(state=S.STARTED, on=TODAY, reason=NotStarted.NO_PLACE), "reason", "not_here"),
        (StepTaken(state=S.STARTED, on=TODAY, waiting_weeks=3), "waiting_weeks", "not_here"),
        (StepTaken(state=S.SENT, on=TODAY, starts_on=TOMORROW), "starts_on", "not_here"),
        (StepTaken(state=S.WAITING, on=TODAY, waiting_weeks=105), "waiting_weeks", "range"),
        (StepTaken(state=S.WAITING, on=TODAY, waiting_weeks=-1), "waiting_weeks", "range"),
        (StepTaken(state=S.WAITING, on=TODAY, starts_on=YESTERDAY), "starts_on", "order"),
        (StepTaken(state=S.SENT, on=TODAY, follow_up_on=YESTERDAY), "follow_up_on", "past"),
        (StepTaken(state=S.WAITING, on=TODAY, starts_on=date(2062, 9, 1)), "starts_on", "far"),
        (StepTaken(state=S.SENT, on=TODAY, follow_up_on=date(2062, 9, 1)), "follow_up_on", "far"),
        (StepTaken(state=S.FINISHED, on=TODAY, follow_up_on=TOMORROW), "follow_up_on", "over"),
        (StepTaken(state=S.FINISHED, on=TODAY, took_over=True), "took_over", "not_here"),
        (StepTaken(state=S.FINISHED, on=TODAY, words="x" * 20_001), "words", "too_long"),
    ],
)
def test_a_step_that_cannot_be_is_refused_at_its_field(wrong: StepTaken, field: str, code: str) -> None:
    with pytest.raises(UserErrors) as refused:
        wrong.checked(TODAY)
    assert [(each.field, each.code) for each in refused.value.errors] == [(field, code)]


def test_a_step_keeps_clean_words() -> None:
    assert step(S.RECEIVED, words=" zij\u202ebelden\r\nterug ").checked(TODAY).words == "zijbelden\nterug"


def test_the_last_day_there_is_refused_in_words() -> None:
    with pytest.raises(UserErrors) as refused:
        StepTaken(state=S.WAITING, on=date.max, starts_on=date.max).checked(TODAY)
    assert [(each.field, each.code) for each in refused.value.errors] == [("on", "future")]


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"way": OnwardWay.LETTER}, "way"),
        ({"with_whom": "\u200f "}, "with_whom"),
        ({"with_whom": "x" * 201}, "with_whom"),
        ({"on": TOMORROW}, "on"),
        ({"words": "x" * 20_001}, "words"),
    ],
)
def test_a_warm_hand_over_that_cannot_be_is_refused_at_its_field(other: dict[str, Any], field: str) -> None:
    plain = {"on": MADE, "way": OnwardWay.PHONE, "with_whom": "Mevrouw Bakker"}
    with pytest.raises(UserErrors) as refused:
        WarmHandOver(**{**plain, **other}).checked(TODAY)
    assert [each.field for each in refused.value.errors] == [field]


def test_a_plan_says_where_to_and_names_each_need_once() -> None:
    with pytest.raises(UserErrors) as refused:
        OnwardPlan(case_id=CASE, wish="x" * 201, made_on=TOMORROW).checked(TODAY)
    assert [each.field for each in refused.value.errors] == ["organisation", "wish", "made_on"]
    plan = OnwardPlan(case_id=CASE, second_of=onward_id(1), organisation_id=None, service_id=None)
    with pytest.raises(UserErrors):
        plan.checked(TODAY)
