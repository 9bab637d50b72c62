from datetime import date, time
from uuid import uuid4

import pytest

from ks_desktop.core.clock import instant_of
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Absence, AbsenceReason

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


def _away(first: date, last: date, start: time | None = None, end: time | None = None) -> Absence:
    return Absence(
        id=uuid4(), user=UserId(uuid4()), first=first, last=last, start=start, end=end, reason=AbsenceReason.LEAVE
    )


def test_it_counts_from_the_first_morning_until_the_last_night() -> None:
    away = _away(MONDAY, FRIDAY)
    assert away.starts_at == instant_of(MONDAY, time(0))
    assert away.ends_at == instant_of(date(2026, 11, 28), time(0))


def test_a_part_of_a_day_has_times() -> None:
    away = _away(MONDAY, MONDAY, time(13), time(15))
    assert (away.ends_at - away.starts_at).seconds == 2 * 3600


@pytest.mark.parametrize(
    ("first", "last", "start", "end", "field"),
    [
        (FRIDAY, MONDAY, None, None, "absent_until"),
        (MONDAY, MONDAY, time(15), time(13), "absent_until"),
        (MONDAY, date(2029, 1, 1), None, None, "absent_until"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    first: date, last: date, start: time | None, end: time | None, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        _away(first, last, start, end)
    assert refused.value.field == field


def test_a_day_that_loses_an_hour_is_whole() -> None:
    spring = date(2027, 3, 28)
    assert (_away(spring, spring).ends_at - _away(spring, spring).starts_at).total_seconds() == 23 * 3600
