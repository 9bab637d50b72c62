import pytest

from ks_desktop.onward.domain import HelpStatus, OnwardState, help_status
from tests.onward.made import make_onward, walked

S = OnwardState
H = HelpStatus


@pytest.mark.parametrize(
    ("walks", "expected"),
    [
        ((), H.NOTHING_ASKED),
        (((),), H.NOTHING_ASKED),
        (((S.SENT, S.WITHDRAWN),), H.NOTHING_ASKED),
        (((S.SENT,),), H.REFERRED),
        (((S.SENT, S.RECEIVED), (S.SENT, S.NOT_STARTED)), H.REFERRED),
        (((S.SENT, S.WAITING), (S.SENT,)), H.WAITING),
        (((S.SENT, S.NOT_STARTED), ()), H.NOT_STARTED),
        (((S.SENT, S.STARTED), (S.SENT, S.WAITING)), H.STARTED),
        (((S.SENT, S.STARTED, S.FINISHED),), H.STARTED),
    ],
)
def test_the_furthest_counts(walks: tuple[tuple[OnwardState, ...], ...], expected: HelpStatus) -> None:
    assert help_status(walked(*walk, number=n) for n, walk in enumerate(walks)) is expected


def test_what_only_was_chosen_asked_nobody() -> None:
    assert help_status([make_onward()]) is HelpStatus.NOTHING_ASKED
