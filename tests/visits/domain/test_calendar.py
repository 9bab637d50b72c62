from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from ks_desktop.core.values import DaySpan, UserId
from ks_desktop.visits.domain.calendar import CalendarFile
from tests.visits.calendar.entries import TUESDAY, entry


def test_an_entry_ends_when_its_minutes_are_over() -> None:
    assert entry().ends_at == TUESDAY + timedelta(minutes=60)
    assert entry(at=None, off=True).ends_at is None


def test_the_name_of_a_file_says_days_only_and_it_counts_what_is_off() -> None:
    file = CalendarFile(
        span=DaySpan(date(2026, 11, 23), date(2026, 11, 29)),
        nurse=UserId(UUID(int=1)),
        text="",
        entries=(entry(), entry(6, off=True)),
        known=(),
    )
    assert file.name == "agenda-2026-11-23-2026-11-29.ics"
    assert file.cancelled == 1
    assert replace(file, entries=()).cancelled == 0
