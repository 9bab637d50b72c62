from datetime import timedelta

from ks_desktop.core.values import ClientId
from ks_desktop.onward.domain import OnwardLine, OnwardState, Wanted, next_step
from tests.onward.made import CASE, MADE, TODAY, walked


def test_a_quiet_line_is_never_overdue() -> None:
    sent = walked(OnwardState.SENT)
    lines = [
        OnwardLine(
            referral=sent,
            client_id=ClientId(CASE),
            woman="A. Kaya",
            nurse=None,
            next=next_step(sent, TODAY),
            is_quiet=is_quiet,
        )
        for is_quiet in (False, True)
    ]
    assert [line.is_overdue(TODAY) for line in lines] == [True, False]
    assert not lines[0].is_overdue(MADE + timedelta(days=7))


def test_nothing_wanted_asks_for_all() -> None:
    assert Wanted().asked == tuple(OnwardState)
    assert Wanted(states=(OnwardState.SENT,)).asked == (OnwardState.SENT,)
