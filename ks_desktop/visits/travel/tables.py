"""Minutes between many postcodes at once: the same as one journey at a time, much quicker."""

from collections.abc import Sequence
from typing import Final

from ks_desktop.visits.domain import Transport
from ks_desktop.visits.travel.places import km_between, vectors
from ks_desktop.visits.travel.roads import exact_minutes, rounded
from ks_desktop.visits.travel.water import Detour, lands, legs, reached, shortest

UNKNOWN_MINUTES: Final = 30
"""Assumed when a postcode is not known: about 23 km by car, more than most journeys inside a region."""


def minutes_of(way: Detour, transport: Transport, percent: int) -> int:
    """Return the minutes of a way, rounded up to five, so many percent longer on the road; a ferry sails as always."""
    return rounded(exact_minutes(way.km, transport) * (1 + percent / 100) + way.minutes)


def table(digits: Sequence[str], transport: Transport, percent: int = 0) -> dict[str, dict[str, int]]:
    """Return the minutes between four-digit postcodes; "" is one that is not known.

    Args:
        digits: known postcodes and "", sorted, each once.
        transport: car or bicycle.
        percent: so much longer than usual.
    """
    found: dict[str, dict[str, int]] = {start: {} for start in digits}
    for number, start in enumerate(digits):
        row = found[start]
        for end, minutes in _row(start, digits[number:], transport, percent):
            row[end] = found[end][start] = minutes
    return found


def _row(start: str, ends: Sequence[str], transport: Transport, percent: int) -> list[tuple[str, int]]:
    if not start:
        return [(end, UNKNOWN_MINUTES) for end in ends]
    here, point, points, land_of = lands().get(start), vectors()[start], vectors(), lands()
    found = []
    for end in ends:
        km, there = km_between(point, points[end]), land_of.get(end)
        if here == there or here is None or there is None:
            way = Detour(km)
        else:
            way = shortest(km, reached(start, there, transport), legs(end, there, transport), transport)
        found.append((end, minutes_of(way, transport, percent)))
    return found
