"""A clock that tests move."""

from datetime import date, time

from ks_desktop.core.clock import Clock, instant_of
from tests.houses import TODAY


class MovingClock(Clock):
    """A clock that a test puts at another day."""

    def __init__(self) -> None:
        self.put(TODAY)

    def put(self, day: date) -> None:
        """Stand still on this day."""
        instant = instant_of(day, time(8, 30))
        super().__init__(lambda: instant)
