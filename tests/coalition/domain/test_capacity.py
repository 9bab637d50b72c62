from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ks_desktop.coalition.domain import FRESH_DAYS, CapacityAnswer, CapacityState
from ks_desktop.coalition.domain.capacity import newest
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import ServiceId, new_id

TODAY = date(2026, 11, 22)
SERVICE = ServiceId(new_id())


def make_answer(state: CapacityState = CapacityState.OPEN, **changes: Any) -> CapacityAnswer:
    return replace(CapacityAnswer(service_id=SERVICE, asked_on=TODAY, state=state), **changes)


@pytest.mark.parametrize(
    ("state", "weeks"),
    [(CapacityState.WAITING, -1), (CapacityState.WAITING, 105), (CapacityState.OPEN, 3), (CapacityState.FULL, 0)],
)
def test_weeks_go_with_a_waiting_list_and_can_be(state: CapacityState, weeks: int) -> None:
    with pytest.raises(UserError) as caught:
        make_answer(state, weeks=weeks)
    assert caught.value.field == "weeks"


def test_what_was_said_long_ago_is_no_place() -> None:
    last = TODAY + timedelta(days=FRESH_DAYS)
    assert make_answer().has_place(last)
    assert not make_answer().has_place(last + timedelta(days=1))
    assert not make_answer(CapacityState.WAITING, weeks=1).has_place(TODAY)


def test_the_newest_answer_counts_and_of_one_day_the_last() -> None:
    old, first, second = make_answer(asked_on=TODAY - timedelta(days=1)), make_answer(words="1"), make_answer(words="2")
    assert newest([first, second, old]) is second
    assert newest([]) is None
