from dataclasses import replace

import pytest

from ks_desktop.onward.domain import OnwardState, still_open
from tests.onward.made import onward_id, walked

S = OnwardState


@pytest.mark.parametrize(
    ("walk", "is_open"),
    [
        ((), True),
        ((S.SENT,), True),
        ((S.SENT, S.RECEIVED, S.WAITING), True),
        ((S.SENT, S.STARTED), False),
        ((S.SENT, S.STARTED, S.FINISHED), False),
        ((S.SENT, S.NOT_STARTED), True),
        ((S.SENT, S.WITHDRAWN), False),
    ],
)
def test_help_is_asked_until_it_begins_or_somebody_says_why_not(walk: tuple[OnwardState, ...], is_open: bool) -> None:
    referral = walked(*walk)
    assert still_open([referral]) == ((referral,) if is_open else ())


def test_what_came_to_nothing_is_closed_by_something_in_its_place_or_by_her_word() -> None:
    nothing = walked(S.SENT, S.NOT_STARTED)
    begun = replace(walked(S.SENT, S.STARTED, number=2), second_of=onward_id(1))
    assert still_open([nothing, begun]) == ()
    assert still_open([nothing, walked(S.SENT, S.STARTED, number=2)]) == (nothing,)  # help for something else
    taken_back = replace(walked(S.SENT, S.WITHDRAWN, number=2), second_of=onward_id(1))
    assert still_open([nothing, taken_back]) == (nothing,)
    assert still_open([replace(nothing, no_second_choice=True)]) == ()
