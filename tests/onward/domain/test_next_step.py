from datetime import timedelta

import pytest

from ks_desktop.core.texts import use_language
from ks_desktop.onward.domain import (
    NotStarted,
    OnwardState,
    OnwardWay,
    WarmHandOver,
    handed_over,
    is_due,
    is_overdue,
    next_step,
    responsible,
    wants_second_choice,
)
from tests.onward.made import MADE, TODAY, make_onward, onward_id, step, take, walked

S = OnwardState


def test_each_state_says_what_to_do_and_by_when() -> None:
    assert next_step(make_onward(), TODAY).words == "Send the letter"
    assert next_step(make_onward(), TODAY).by == MADE + timedelta(days=3)
    assert next_step(walked(S.SENT), TODAY).words == "Ask whether it came in"
    assert next_step(walked(S.SENT, S.RECEIVED), TODAY).words == "Ask whether help has begun"
    waiting = next_step(walked(S.SENT, S.WAITING), TODAY)
    assert (waiting.words, waiting.by) == ("Ask how long it still takes", MADE + timedelta(days=35))
    for state in (S.STARTED, S.WITHDRAWN):
        assert next_step(walked(S.SENT, state), TODAY).text() == ""
    agreed = take(walked(S.SENT), step(S.STARTED, 1, follow_up_on=TODAY))
    assert next_step(agreed, TODAY).words == "Ask how it is going"


def test_where_she_signed_up_herself_only_she_is_asked() -> None:
    herself = walked(S.SENT, way=OnwardWay.HERSELF)
    assert next_step(herself, TODAY).words == "Ask her whether she heard something"
    rung = handed_over(herself, WarmHandOver(on=MADE, way=OnwardWay.PHONE, with_whom="Bakker"), today=TODAY)
    assert next_step(rung, TODAY).words == "Ask whether it came in"
    assert next_step(make_onward(way=OnwardWay.HERSELF), TODAY).words == "Ask her whether she signed up"


@pytest.mark.parametrize("reason", NotStarted)
def test_what_came_to_nothing_is_chosen_anew_until_something_stands_in_its_place(reason: NotStarted) -> None:
    failed = take(walked(S.SENT), step(S.NOT_STARTED, 9, reason=reason, words="vol"))
    assert next_step(failed, TODAY).words
    assert wants_second_choice(failed)
    second = make_onward(2, second_of=failed.id)
    assert not wants_second_choice(failed, [second])
    assert next_step(failed, TODAY, others=[second]).words == ""
    withdrawn = take(second, step(S.WITHDRAWN, 1))
    assert wants_second_choice(failed, [withdrawn, make_onward(3, second_of=onward_id(9))])
    none_wanted = walked(S.SENT, S.WITHDRAWN, no_second_choice=True)
    assert not wants_second_choice(none_wanted)


def test_it_is_overdue_from_the_day_after() -> None:
    sent = walked(S.SENT)
    day = MADE + timedelta(days=7)
    assert [is_overdue(sent, day + timedelta(days=n)) for n in (-1, 0, 1)] == [False, False, True]
    assert [is_due(sent, day + timedelta(days=n)) for n in (-1, 0, 1)] == [False, True, True]
    assert not is_overdue(walked(S.SENT, S.WITHDRAWN), TODAY)


def test_somebody_is_always_the_one_to_turn_to() -> None:
    use_language("nl")
    before = responsible(walked(S.SENT, S.RECEIVED))
    assert before is not None
    assert "Buurtteam Overvecht" in before.text()
    assert before.since is None
    after = responsible(take(walked(S.SENT), step(S.STARTED, 9)))
    assert after is not None
    assert after.since == MADE + timedelta(days=9)
    assert responsible(walked(S.SENT, S.WITHDRAWN)) is None
