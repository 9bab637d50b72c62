from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time

from ks_desktop.visits.domain.timed import Timed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call(Timed):
    starts_at: datetime
    minutes: int


def test_day_and_times_are_dutch_also_over_midnight() -> None:
    call = _Call(starts_at=datetime(2026, 11, 23, 22, 45, tzinfo=UTC), minutes=30)
    assert (call.day, call.start, call.end) == (date(2026, 11, 23), time(23, 45), time(0, 15))
    assert call.ends_at == datetime(2026, 11, 23, 23, 15, tzinfo=UTC)


def test_in_the_hour_that_comes_twice_real_minutes_count() -> None:
    call = _Call(starts_at=datetime(2026, 10, 25, 0, 30, tzinfo=UTC), minutes=60)
    assert (call.start, call.end) == (time(2, 30), time(2, 30))


def test_it_adds_no_field_and_no_room_to_a_record() -> None:
    assert [field.name for field in fields(_Call)] == ["starts_at", "minutes"]
    assert not hasattr(_Call(starts_at=datetime(2026, 11, 23, tzinfo=UTC), minutes=5), "__dict__")
