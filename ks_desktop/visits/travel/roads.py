"""How long a distance takes on ordinary roads: a usual detour and a usual speed."""

import math
from typing import Final

from ks_desktop.visits.domain import Transport

SHORTEST_MINUTES: Final = 5
_ROUND_TO: Final = 5
_BICYCLE_KMH: Final = 15.0
_BICYCLE_DETOUR: Final = 1.25
_PARKING_MINUTES: Final = 3.0


def exact_minutes(crow: float, transport: Transport) -> float:
    """Return the minutes for a distance in a straight line, not rounded.

    Args:
        crow: kilometres in a straight line, 0 or more.
        transport: car or bicycle. By car 3 minutes to park and ring are in it.
    Source:
        Fitted to road distances of Dutch postcode pairs: short ways bend more, long ways are quicker.
    """
    if transport is Transport.BICYCLE:
        return crow * _BICYCLE_DETOUR / _BICYCLE_KMH * 60
    road = crow * (1.25 + 0.25 * math.exp(-crow / 3))
    speed = 22 + 58 * (1 - math.exp(-road / 18))
    return road / speed * 60 + _PARKING_MINUTES


def rounded(exact: float) -> int:
    """Return minutes rounded up to five, at least 5."""
    # A billionth off, so that a whole number of fives is not rounded up by the arithmetic.
    return max(SHORTEST_MINUTES, _ROUND_TO * math.ceil(exact / _ROUND_TO - 1e-9))


def minutes_for(crow: float, transport: Transport) -> int:
    """Return the minutes for a distance in a straight line, rounded up to five and at least 5."""
    return rounded(exact_minutes(crow, transport))
