from uuid import UUID

import pytest

from ks_desktop.core.values import CaseId
from ks_desktop.today.domain import Counted, Share, Waiting, WaitingKind


@pytest.mark.parametrize("kind", list(WaitingKind))
def test_what_waits_is_told_in_words_for_one_and_for_more(kind: WaitingKind) -> None:
    one, many = Waiting(kind=kind, count=1).text(), Waiting(kind=kind, count=3).text()
    assert one.startswith("1 ")
    assert many.startswith("3 ")
    assert one[2:] != many[2:] or kind in {WaitingKind.NO_NEWS, WaitingKind.ONWARD_REFUSED}  # `1 keer` and `3 keer`


def test_the_cases_of_a_count_are_known_by_id() -> None:
    cases = (Share(case_id=CaseId(UUID(int=2))), Share(case_id=CaseId(UUID(int=1)), is_own=True))
    assert Counted(count=2, cases=cases).case_ids == (CaseId(UUID(int=2)), CaseId(UUID(int=1)))
