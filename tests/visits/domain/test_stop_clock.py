from dataclasses import replace
from datetime import date, timedelta

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, DaySpan, new_id
from ks_desktop.visits.domain import StopClock, StopReason, stopped_days

TODAY = date(2026, 11, 21)
ABROAD = StopClock(
    id=new_id(),
    case_id=CaseId(new_id()),
    first=date(2026, 11, 16),
    until=date(2026, 11, 19),
    reason=StopReason.ABROAD,
)


def test_a_stop_that_is_not_over_counts_up_to_today() -> None:
    still = replace(ABROAD, until=None)
    assert still.days(TODAY) == DaySpan(ABROAD.first, TODAY)
    assert still.days(ABROAD.first - timedelta(days=1)) is None
    assert ABROAD.days(TODAY) == DaySpan(ABROAD.first, date(2026, 11, 19))
    assert stopped_days([ABROAD, replace(still, first=date(2026, 12, 1))], TODAY) == (ABROAD.days(TODAY),)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"until": date(2026, 11, 15)}, "until"),
        ({"until": date(2027, 11, 15)}, "until"),
        ({"reason": StopReason.OTHER, "note": " "}, "note"),
        ({"note": "x" * 201}, "note"),
    ],
)
def test_days_and_reasons_that_cannot_be_are_refused(changed: dict[str, object], field: str) -> None:
    with pytest.raises(UserError) as refused:
        replace(ABROAD, **changed)  # type: ignore[arg-type]  # one of each kind
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("first", "until", "overlaps"),
    [
        (date(2026, 11, 19), None, True),
        (date(2026, 11, 20), None, False),
        (date(2026, 11, 1), date(2026, 11, 15), False),
        (date(2026, 11, 1), date(2026, 11, 16), True),
    ],
)
def test_two_stops_of_one_day_overlap(first: date, until: date | None, *, overlaps: bool) -> None:
    other = replace(ABROAD, first=first, until=until)
    assert ABROAD.overlaps(other) is overlaps
    assert other.overlaps(ABROAD) is overlaps
