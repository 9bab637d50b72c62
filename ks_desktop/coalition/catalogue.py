"""The Dutch municipalities, shipped with the program, and how a typed name or place finds one."""

import csv
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from ks_desktop.coalition.domain import Municipality
from ks_desktop.core import paths
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import search_key

FIELD: Final = "municipality"
_CODE_DIGITS: Final = 4
_DIGITS: Final = frozenset("0123456789")


@lru_cache(maxsize=1)
def municipalities() -> tuple[Municipality, ...]:
    """Return every municipality of the catalogue, by name."""
    found = (Municipality(code=row["code"], name=row["name"]) for row in _rows())
    return tuple(sorted(found, key=lambda m: _sort_key(m.name)))


def find_municipality(code_or_name: str, *, field: str = FIELD) -> Municipality:
    """Return the municipality with a CBS code (`GM0344`, `344`) or a name people write (`Den Haag`).

    Raises:
        UserError: the catalogue does not have it.
    """
    found = municipality_or_none(code_or_name)
    if found is None:
        raise UserError(
            N_("This municipality is not in the list. Choose one, or type its CBS code."),
            code="municipality",
            field=field,
        )
    return found


def municipality_or_none(code_or_name: str) -> Municipality | None:
    """Return the municipality with a CBS code or a name, or None."""
    typed = code_or_name.strip()
    digits = typed.upper().removeprefix("GM")
    if digits and len(digits) <= _CODE_DIGITS and set(digits) <= _DIGITS:
        return _by_key().get(f"gm{digits.zfill(_CODE_DIGITS)}")
    return _by_key().get(search_key(typed))


def municipality_of_place(place: str, postcode: str = "") -> Municipality | None:
    """Return the municipality a place certainly belongs to, or None.

    A place that bears the name of a municipality lies in it; of other places nothing is guessed but by the place that
    goes with the first four digits of the postcode.
    """
    return municipality_or_none(place) or municipality_or_none(place_of_postcode(postcode))


def place_of_postcode(postcode: str) -> str:
    """Return the place that goes with the first four digits of a postcode, or an empty text."""
    return _places().get(postcode.strip()[:4], "")


@lru_cache(maxsize=1)
def _by_key() -> Mapping[str, Municipality]:
    known: dict[str, Municipality] = {}
    for row in _rows():
        municipality = Municipality(code=row["code"], name=row["name"])
        for name in (row["code"], row["name"], row.get("also_called") or ""):
            known[search_key(name)] = municipality
    known.pop("", None)
    return known


def _rows() -> list[dict[str, str]]:
    with (paths.resources() / "catalogue" / "municipalities.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@lru_cache(maxsize=1)
def _places() -> Mapping[str, str]:
    with (paths.resources() / "places" / "pc4.csv").open(encoding="utf-8", newline="") as stream:
        return {row["pc4"]: row["place"] for row in csv.DictReader(stream)}


def _sort_key(name: str) -> str:
    return search_key(name).removeprefix("'s-")
