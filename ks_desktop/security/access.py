"""When the program locks itself, without Qt: the window tells of every key and click, and asks."""

import time
from collections.abc import Callable
from typing import Final

LEAST_MINUTES: Final = 1
MOST_MINUTES: Final = 15
STANDARD_MINUTES: Final = 5
_SECONDS: Final = 60


class IdleWatch:
    """Tells when nobody touched the program for so long that it must lock.

    It runs on a clock that nobody can set. Sleep counts where the system's clock counts it; the window also locks when
    the system says that it goes to sleep or locks its session.
    """

    def __init__(self, minutes: int = STANDARD_MINUTES, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Start to watch.

        Args:
            minutes: idle time before the lock; brought inside 1 to 15: locking can never be switched off.
            monotonic: seconds on a clock that only goes forward.
        """
        self._seconds = min(max(minutes, LEAST_MINUTES), MOST_MINUTES) * _SECONDS
        self._monotonic = monotonic
        self._touched = monotonic()

    def touch(self) -> None:
        """Somebody typed, clicked or moved the mouse."""
        self._touched = self._monotonic()

    def seconds_left(self) -> float:
        """Return how long until the lock; 0 when it is time."""
        return max(0.0, self._seconds - (self._monotonic() - self._touched))

    def is_due(self) -> bool:
        """Tell whether it is time to lock."""
        return self.seconds_left() <= 0
