"""Travel times between postcodes, offline: straight lines, a usual detour and a usual speed.

Right to some minutes on ordinary roads and wrong where wide water lies between; the nurse decides.
"""

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean
from typing import Final

from ks_desktop.clients.domain import Address
from ks_desktop.coalition.catalogue import postcodes_of
from ks_desktop.core import paths
from ks_desktop.visits.domain import Transport

UNKNOWN_MINUTES: Final = 30
"""Assumed when a postcode is not known: about 23 km by car, more than most journeys inside a region."""

_EARTH_KM: Final = 6371.0
_ROUND_TO: Final = 5
_BICYCLE_KMH: Final = 15.0
_BICYCLE_DETOUR: Final = 1.25
_PARKING_MINUTES: Final = 3.0


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a four-digit postcode, in WGS84 degrees."""

    latitude: float
    longitude: float
    name: str


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey in minutes, rounded up to five. `is_known` is False when a postcode was not found."""

    minutes: int
    is_known: bool


@lru_cache(maxsize=1)
def places() -> Mapping[str, Place]:
    """Return the place of each four-digit postcode (resources/places/pc4.csv)."""
    with (paths.resources() / "places" / "pc4.csv").open(encoding="utf-8", newline="") as stream:
        return {
            row["pc4"]: Place(float(row["latitude"]), float(row["longitude"]), row["place"])
            for row in csv.DictReader(stream)
        }


def place_name(postcode: str) -> str:
    """Return `3511 Utrecht` for a postcode, only the digits when the place is not known, "" without a postcode."""
    digits = postcode[:4]
    found = places().get(digits)
    return f"{digits} {found.name}" if found else digits


def postcode_of(address: Address) -> str:
    """Return from where to where is travelled for her: her postcode, else the middle of her place or municipality."""
    return address.postcode or _middle(postcodes_of(address.place, address.municipality))


@lru_cache(maxsize=256)
def _middle(postcodes: tuple[str, ...]) -> str:
    known = {digits: places()[digits] for digits in postcodes if digits in places()}
    if not known:
        return ""
    middle = Place(fmean(p.latitude for p in known.values()), fmean(p.longitude for p in known.values()), "")
    return min(known, key=lambda digits: (crow_km(known[digits], middle), digits))


def crow_km(start: Place, end: Place) -> float:
    """Return the distance in a straight line, in kilometres (haversine)."""
    lat1, lat2 = math.radians(start.latitude), math.radians(end.latitude)
    half_lat = (lat2 - lat1) / 2
    half_lon = math.radians(end.longitude - start.longitude) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_lon) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(chord))


def minutes_for(crow: float, transport: Transport) -> int:
    """Return the minutes for a distance in a straight line, rounded up to five.

    Args:
        crow: kilometres in a straight line, 0 or more.
        transport: car or bicycle.
    Returns:
        Minutes, at least 5. By car 3 minutes to park and ring are in it.
    Source:
        Fitted to road distances of Dutch postcode pairs: short ways bend more, long ways are quicker.
    """
    if transport is Transport.BICYCLE:
        exact = crow * _BICYCLE_DETOUR / _BICYCLE_KMH * 60
    else:
        road = crow * (1.25 + 0.25 * math.exp(-crow / 3))
        speed = 22 + 58 * (1 - math.exp(-road / 18))
        exact = road / speed * 60 + _PARKING_MINUTES
    # A billionth off, so that a whole number of fives is not rounded up by the arithmetic.
    return max(_ROUND_TO, _ROUND_TO * math.ceil(exact / _ROUND_TO - 1e-9))


@lru_cache(maxsize=65_536)
def _between(start: str, end: str, transport: Transport) -> Journey:
    first, last = places().get(start), places().get(end)
    if first is None or last is None:
        return Journey(UNKNOWN_MINUTES, is_known=False)
    return Journey(minutes_for(crow_km(first, last), transport), is_known=True)


def journey(start: str, end: str, transport: Transport) -> Journey:
    """Return the journey between two postcodes (`3511 AB`, `3511` or ""), the same both ways."""
    first, last = sorted((start[:4], end[:4]))
    return _between(first, last, transport)
