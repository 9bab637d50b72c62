from dataclasses import replace
from datetime import timedelta

import pytest

from ks_desktop.onward.domain import OnwardState
from ks_desktop.today.domain import WaitingKind
from ks_desktop.today.domain.onward import note_of, waits_as
from tests.onward.made import MADE, TODAY, walked

S = OnwardState


@pytest.mark.parametrize(
    ("states", "kind"),
    [
        ((), WaitingKind.ONWARD_TO_SEND),
        ((S.SENT,), WaitingKind.ONWARD_DUE),
        ((S.SENT, S.RECEIVED), WaitingKind.ONWARD_DUE),
        ((S.SENT, S.WAITING), WaitingKind.ONWARD_DUE),
        ((S.SENT, S.STARTED), None),
        ((S.SENT, S.STARTED, S.FINISHED), None),
        ((S.SENT, S.NOT_STARTED), WaitingKind.ONWARD_REFUSED),
        ((S.SENT, S.WITHDRAWN), None),
    ],
)
def test_each_state_waits_in_its_own_group(states: tuple[OnwardState, ...], kind: WaitingKind | None) -> None:
    assert waits_as(walked(*states), (), TODAY) is kind


def test_nothing_waits_before_its_day() -> None:
    draft, sent = walked(), walked(S.SENT)
    assert (draft.follow_up_on, sent.follow_up_on) == (MADE + timedelta(days=3), MADE + timedelta(days=7))
    assert waits_as(draft, (), MADE + timedelta(days=2)) is None
    assert waits_as(draft, (), MADE + timedelta(days=3)) is WaitingKind.ONWARD_TO_SEND
    assert waits_as(sent, (), MADE + timedelta(days=6)) is None
    assert waits_as(sent, (), MADE + timedelta(days=7)) is WaitingKind.ONWARD_DUE


def test_a_letter_that_waits_is_not_told_twice() -> None:
    assert waits_as(walked(), (), TODAY, has_letter=True) is None
    assert waits_as(walked(S.SENT), (), TODAY, has_letter=True) is WaitingKind.ONWARD_DUE


def test_a_second_choice_ends_the_waiting_of_the_first() -> None:
    refused = walked(S.SENT, S.NOT_STARTED)
    second = walked(S.SENT, number=2, second_of=refused.id)
    assert waits_as(refused, (refused, second), TODAY) is None
    assert waits_as(replace(refused, no_second_choice=True), (), TODAY) is None


def test_the_note_says_to_whom_and_what_to_do_a_line_each() -> None:
    asked, refused = walked(S.SENT), walked(S.SENT, S.NOT_STARTED, number=2, receiver="Home-Start")
    said = note_of((asked, refused), (asked, refused), TODAY).splitlines()
    assert [line.partition(" · ")[0] for line in said] == ["Buurtteam Overvecht", "Home-Start"]
    assert all(line.partition(" · ")[2] for line in said)
    assert said[0] != said[1]
