from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import UserId, new_id
from ks_desktop.visits.domain.incident import LOST_LABELS, ON_PAPER_LABELS, Incident, LostKind, OnPaper, data_of_plan
from ks_desktop.visits.domain.printed import PlanKind

AT = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)


def incident(**changes: Any) -> Incident:
    made: dict[str, Any] = {"id": new_id(), "kind": LostKind.LETTER, "what": "brief 2026-0001", "noticed_at": AT}
    return Incident(**{**made, "recorded_at": AT, "recorded_by": UserId(new_id()), **changes})


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"what": ""}, "what"),
        ({"what": "x" * 201}, "what"),
        ({"where": "x" * 20_001}, "where"),
        ({"done": "x" * 20_001}, "done"),
        ({"women": -1}, "women"),
        ({"women": 10_001}, "women"),
    ],
)
def test_what_cannot_be_told_is_refused_at_its_field(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as error:
        incident(**changes)
    assert error.value.field == field


def test_the_officer_judges_within_72_hours_of_noticing() -> None:
    assert incident().judged_by - AT == timedelta(hours=72)


def test_a_day_plan_holds_more_with_its_strip_and_a_week_plan_holds_little() -> None:
    bare, with_strip = (data_of_plan(PlanKind.DAY, has_strip=strip) for strip in (False, True))
    assert OnPaper.ADDRESS not in bare
    assert set(with_strip) - set(bare) == {OnPaper.ADDRESS, OnPaper.PHONE}
    assert data_of_plan(PlanKind.WEEK, has_strip=None) == (OnPaper.CODE, OnPaper.AREA, OnPaper.TIME)
    bare, with_strip = (data_of_plan(PlanKind.HAND_OVER, has_strip=strip) for strip in (False, True))
    assert {OnPaper.AREA, OnPaper.INITIALS, OnPaper.WEEKS} < set(bare)
    assert set(with_strip) - set(bare) == {OnPaper.PHONE}
    for kind in PlanKind:
        assert OnPaper.CODE in data_of_plan(kind, has_strip=None)


def test_every_word_has_its_label() -> None:
    assert set(LOST_LABELS) == set(LostKind)
    assert set(ON_PAPER_LABELS) == set(OnPaper)
