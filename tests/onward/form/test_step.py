from datetime import date, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserErrors
from ks_desktop.onward.domain import TRANSITIONS, NotStarted, OnwardState
from ks_desktop.onward.form.step import STEP_LABELS, asked_later, offered, shown_fields, step_form, step_of
from tests.onward.made import MADE, walked

DAY = date(2026, 3, 9)


def values(**other: Any) -> dict[str, object]:
    plain: dict[str, object] = {
        "state": OnwardState.WAITING,
        "on": DAY,
        "reason": NotStarted.NO_PLACE,
        "waiting_weeks": "6",
        "starts_on": DAY + timedelta(weeks=6),
        "words": "Zij bellen haar",
        "took_over": True,
        "follow_up_on": None,
    }
    return {**plain, **other}


def test_only_what_can_follow_is_offered() -> None:
    waiting = walked(OnwardState.SENT, OnwardState.WAITING)
    assert set(offered(waiting)) == TRANSITIONS[OnwardState.WAITING]
    assert OnwardState.DRAFT not in offered(walked(OnwardState.SENT))


def test_what_does_not_belong_to_a_step_is_not_read() -> None:
    waiting = step_of(values())
    assert (waiting.waiting_weeks, waiting.reason, waiting.took_over) == (6, None, True)
    refused = step_of(values(state=OnwardState.NOT_STARTED))
    assert (refused.waiting_weeks, refused.starts_on, refused.took_over) == (None, None, False)
    assert refused.reason is NotStarted.NO_PLACE
    for state in STEP_LABELS:
        step_of(values(state=state)).checked(MADE + timedelta(days=99))


def test_where_nothing_was_heard_only_the_day_to_ask_can_be_another() -> None:
    assert asked_later(values(state="", follow_up_on=DAY)) == DAY
    assert asked_later(values(state="")) is None
    assert asked_later(values(follow_up_on=DAY)) is None  # something was heard: that is a step


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"state": ""}, "state"), ({"on": None}, "on"), ({"waiting_weeks": "zes"}, "waiting_weeks")],
)
def test_what_cannot_be_read_is_said_at_its_field(wrong: dict[str, object], field: str) -> None:
    with pytest.raises(UserErrors) as caught:
        step_of(values(**wrong))
    assert [error.field for error in caught.value.errors] == [field]


def test_each_answer_has_a_first_letter_of_its_own(qtbot: QtBot) -> None:
    form = step_form(lambda: DAY, tuple(STEP_LABELS))
    qtbot.addWidget(form)
    letters = [button.text()[0] for button in form.field("state").buttons()]  # type: ignore[attr-defined]  # a choice
    assert len(set(letters)) == len(STEP_LABELS)
    assert shown_fields("") == {"state", "follow_up_on"}
