"""Now and today in the Netherlands. Tests put a fixed clock in its place."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")


class Clock:
    """The one place that asks the computer for the time."""

    def __init__(self, source: Callable[[], datetime] | None = None) -> None:
        """Take a source of aware instants; without one, the computer's clock."""
        self._source = source or (lambda: datetime.now(UTC))

    def now(self) -> datetime:
        """Return this instant in UTC."""
        return self._source().astimezone(UTC)

    def today(self) -> date:
        """Return the calendar day in the Netherlands."""
        return local_day(self.now())


def fixed_clock(day: date, at: time = time(8, 30)) -> Clock:
    """Return a clock that stands still at a Dutch local time."""
    instant = instant_of(day, at)
    return Clock(lambda: instant)


def instant_of(day: date, at: time) -> datetime:
    """Return the UTC instant of a Dutch local day and time; of a doubled hour in autumn, the first."""
    return datetime.combine(day, at, tzinfo=AMSTERDAM).astimezone(UTC)


def local_day(instant: datetime) -> date:
    """Return the Dutch calendar day of an instant."""
    return instant.astimezone(AMSTERDAM).date()


def local_time(instant: datetime) -> time:
    """Return the Dutch wall-clock time of an instant, without seconds."""
    return instant.astimezone(AMSTERDAM).time().replace(second=0, microsecond=0)
