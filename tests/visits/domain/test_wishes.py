from datetime import time

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, new_id
from ks_desktop.visits.domain import AtHome, VisitWish

CASE = CaseId(new_id())
MONDAY = AtHome(weekday=0, start=time(10), end=time(12))
LIKED = AtHome(weekday=2, start=time(15), end=time(18), liked=True)


def test_hours_end_after_they_begin() -> None:
    with pytest.raises(UserError) as refused:
        AtHome(weekday=0, start=time(12), end=time(12))
    assert refused.value.field == "at_home"


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"minutes": 7}, "minutes"), ({"at_home": (MONDAY,) * 29}, "at_home"), ({"note": "x" * 201}, "note")],
)
def test_what_cannot_be_is_refused(changed: dict[str, object], field: str) -> None:
    with pytest.raises(UserError) as refused:
        VisitWish(case_id=CASE, **changed)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_wish_without_anything_in_it_is_empty() -> None:
    assert VisitWish(case_id=CASE, version=3).is_empty
    assert not VisitWish(case_id=CASE, at_home=(LIKED,)).is_empty
