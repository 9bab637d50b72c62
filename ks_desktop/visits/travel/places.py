"""Where postcodes lie: the middle of each four-digit one, and how it may be called."""

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

_EARTH_KM: Final = 6371.0
_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a four-digit postcode, in WGS84 degrees."""

    latitude: float
    longitude: float
    name: str


@lru_cache(maxsize=1)
def places() -> Mapping[str, Place]:
    """Return the place of each four-digit postcode (resources/places/pc4.csv)."""
    with (paths.resources() / "places" / "pc4.csv").open(encoding="utf-8", newline="") as stream:
        return {
            row["pc4"]: Place(float(row["latitude"]), float(row["longitude"]), row["place"])
            for row in csv.DictReader(stream)
        }


def digits_of(postcode: str) -> str:
    """Return the four digits of a postcode that is known (`3511 AB` or `3511`), else ""."""
    digits = postcode[:_DIGITS]
    return digits if digits in places() else ""


def place_name(postcode: str) -> str:
    """Return `3511 Utrecht` for a postcode, only the digits when the place is not known, "" without a postcode."""
    digits = postcode[:_DIGITS]
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
    """Return the distance in a straight line over the ground, in kilometres."""
    return km_between(vector(start), vector(end))


Vector = tuple[float, float, float]
"""A place as a point on a ball of radius 1: distances between many places are quick that way."""


def vector(place: Place) -> Vector:
    """Return a place as a point on the ball."""
    latitude, longitude = math.radians(place.latitude), math.radians(place.longitude)
    return math.cos(latitude) * math.cos(longitude), math.cos(latitude) * math.sin(longitude), math.sin(latitude)


@lru_cache(maxsize=1)
def vectors() -> Mapping[str, Vector]:
    """Return the point of each four-digit postcode."""
    return {digits: vector(place) for digits, place in places().items()}


def km_between(start: Vector, end: Vector) -> float:
    """Return the distance over the ground between two points, in kilometres."""
    x, y, z = start[0] - end[0], start[1] - end[1], start[2] - end[2]
    return 2 * _EARTH_KM * math.asin(math.sqrt(x * x + y * y + z * z) / 2)
