"""What begins at an instant and takes some minutes, as a clock on the wall shows it."""

from datetime import date, datetime, time, timedelta

from ks_desktop.core.clock import local_day, local_time


class Timed:
    """Base of the records with `starts_at`, an instant in UTC, and `minutes`."""

    __slots__ = ()
    starts_at: datetime
    minutes: int

    @property
    def ends_at(self) -> datetime:
        """The instant at which it ends, in UTC."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def day(self) -> date:
        """The Dutch calendar day on which it starts."""
        return local_day(self.starts_at)

    @property
    def start(self) -> time:
        """The Dutch wall-clock time at which it starts."""
        return local_time(self.starts_at)

    @property
    def end(self) -> time:
        """The Dutch wall-clock time at which it ends."""
        return local_time(self.ends_at)
