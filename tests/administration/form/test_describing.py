from datetime import date, time
from uuid import UUID, uuid4

import pytest

from ks_desktop.administration.form.describing import (
    absence_shown,
    pattern_shown,
    rule_shown,
    span_shown,
    time_shown,
)
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Absence, AbsenceReason, Block, BlockDay, Repeat, WeekPattern, Weeks, WorkingHours
from ks_desktop.visits.domain.blocks import LAST

NURSE = UserId(UUID(int=1))
TUESDAY = date(2026, 11, 24)


def _hours(weekday: int, start: int, end: int, weeks: Weeks = Weeks.EVERY) -> WorkingHours:
    return WorkingHours(user=NURSE, weekday=weekday, start=time(start), end=time(end), valid_from=TUESDAY, weeks=weeks)


def test_days_alike_stand_together() -> None:
    hours = (_hours(0, 8, 12), _hours(0, 13, 17), _hours(1, 8, 12), _hours(1, 13, 17), _hours(4, 9, 17, Weeks.EVEN))
    assert pattern_shown(WeekPattern(hours=hours)) == ("ma di 08:00-12:00, 13:00-17:00 · vr 09:00-17:00 even weken")


def test_a_span_says_until_when() -> None:
    assert span_shown(TUESDAY, None) == "vanaf di 24 nov 2026"
    assert span_shown(TUESDAY, TUESDAY) == "di 24 nov 2026"
    assert span_shown(TUESDAY, date(2026, 12, 1)) == "di 24 nov 2026 tot en met di 1 dec 2026"


@pytest.mark.parametrize(
    ("last", "start", "end", "shown"),
    [
        (TUESDAY, None, None, "di 24 nov 2026"),
        (TUESDAY, time(13), time(15), "di 24 nov 2026 13:00-15:00"),
        (TUESDAY, time(13), None, "di 24 nov 2026 vanaf 13:00"),
        (date(2026, 11, 25), time(13), None, "di 24 nov 2026 13:00 tot en met wo 25 nov 2026"),
    ],
)
def test_absence_has_times_where_it_is_not_whole_days(
    last: date, start: time | None, end: time | None, shown: str
) -> None:
    away = Absence(id=uuid4(), user=NURSE, first=TUESDAY, last=last, start=start, end=end, reason=AbsenceReason.OTHER)
    assert absence_shown(away) == shown


@pytest.mark.parametrize(
    ("changed", "shown"),
    [
        ({}, "elke dinsdag 09:00-10:00"),
        ({"every": 2}, "om de 2 weken op dinsdag 09:00-10:00"),
        ({"repeat": Repeat.MONTH, "nth": 4}, "elke vierde dinsdag van de maand 09:00-10:00"),
        ({"repeat": Repeat.MONTH, "nth": LAST}, "elke laatste dinsdag van de maand 09:00-10:00"),
        ({"until": date(2026, 12, 1)}, "elke dinsdag 09:00-10:00, tot en met di 1 dec 2026"),
    ],
)
def test_a_rule_is_said_in_words(changed: dict[str, object], shown: str) -> None:
    values: dict[str, object] = {"id": uuid4(), "user": NURSE, "label": "overleg", "first": TUESDAY}
    values |= {"start": time(9), "end": time(10)} | changed
    assert rule_shown(Block(**values)) == shown  # type: ignore[arg-type]


def test_one_time_is_said_with_its_day() -> None:
    day = BlockDay(block=uuid4(), original=TUESDAY, day=TUESDAY, start=time(9), end=time(10), label="overleg")
    assert time_shown(day) == "di 24 nov 2026 09:00-10:00"
