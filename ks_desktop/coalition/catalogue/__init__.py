"""What is shipped with the program: the Dutch municipalities, how a typed name finds one, and kinds of contact."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from ks_desktop.coalition.domain import ContactType, ContactWindow, Municipality
from ks_desktop.core import paths
from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import WeekWindow, age_of
from ks_desktop.core.texts import N_
from ks_desktop.core.values import search_key

FIELD: Final = "municipality"
PROPOSED_FROM: Final = date(2022, 7, 1)  # the day from which municipalities must offer the visit (Wpg)
_CODE_DIGITS: Final = 4
_TERM_DAYS: Final = 15
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


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place that goes with a postcode, and the municipality it lies in; `is_guess`: one of those around it."""

    place: str
    municipality: Municipality
    is_guess: bool


def whereabouts_of_postcode(postcode: str) -> tuple[Whereabouts, ...]:
    """Return the places that go with the first four digits of a postcode, the likeliest first."""
    return _whereabouts().get(postcode.strip()[:_CODE_DIGITS], ())


@lru_cache(maxsize=256)
def postcodes_of(place: str, municipality: str) -> tuple[str, ...]:
    """Return the four digits of the postcodes of a place, else of a municipality (its code); none when unknown."""
    every = [(digits, each) for digits, found in _whereabouts().items() for each in found]
    named = search_key(place)
    here = [digits for digits, each in every if named and search_key(each.place) == named]
    if municipality and len(here) > 1:  # a name of several places: those in her municipality
        inside = [d for d, each in every if search_key(each.place) == named and each.municipality.code == municipality]
        here = inside or here
    return tuple(here or [digits for digits, each in every if municipality and each.municipality.code == municipality])


def municipality_of_place(place: str, postcode: str = "") -> Municipality | None:
    """Return the municipality a place certainly belongs to, or None.

    The postcode says which of the places of a name is meant; without it, a place that bears the name of a municipality
    lies in it.
    """
    found = whereabouts_of_postcode(postcode)
    here = [each for each in found if search_key(each.place) == search_key(place)] if place.strip() else list(found)
    certain = {each.municipality for each in here if not each.is_guess}
    if len(certain) == 1 and not any(each.is_guess for each in here):
        return certain.pop()
    return None if here else municipality_or_none(place)


@lru_cache(maxsize=1)
def _whereabouts() -> Mapping[str, tuple[Whereabouts, ...]]:
    found: dict[str, list[Whereabouts]] = {}
    known = {municipality.code: municipality for municipality in municipalities()}
    with (paths.resources() / "places" / "pc4_municipalities.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["municipality"] in known:
                one = Whereabouts(row["place"], known[row["municipality"]], bool(row["guess"]))
                found.setdefault(row["pc4"], []).append(one)
    return {pc4: tuple(places) for pc4, places in found.items()}


@lru_cache(maxsize=1)
def _by_key() -> Mapping[str, Municipality]:
    known: dict[str, Municipality] = {}
    for row in _rows():
        municipality = Municipality(code=row["code"], name=row["name"])
        for name in (row["code"], row["name"], row.get("also_called") or ""):
            known[search_key(name)] = municipality
    known.pop("", None)
    return known


@lru_cache(maxsize=1)
def contact_types() -> tuple[ContactType, ...]:
    """Return the kinds of contact that the program proposes, in order."""
    known = _contacts()
    return tuple(
        ContactType(
            key=each["key"],
            name=each["name"],
            minutes=each["minutes"],
            mode=each["mode"],
            follows=each.get("follows", ""),
            is_proposal=True,
            source=known["source"],
        )
        for each in known["type"]
    )


@lru_cache(maxsize=1)
def contact_windows() -> Mapping[str, ContactWindow]:
    """Return the weeks that the program proposes, by kind of contact; those of the first visit are in `Terms`."""
    known = _contacts()
    return {each["key"]: _window(each, known["source"]) for each in known["type"] if "weeks" in each}


def _window(described: Mapping[str, Any], source: str) -> ContactWindow:
    weeks, after = described["weeks"], described.get("after", {})
    return ContactWindow(
        municipality="",
        contact_type=described["key"],
        valid_from=PROPOSED_FROM,
        window=WeekWindow(
            earliest=age_of(weeks["earliest"]),
            best_from=age_of(weeks["best_from"]),
            best_until=age_of(weeks["best_until"]),
            latest=age_of(weeks["latest"]),
        ),
        term_days=described.get("term_days", _TERM_DAYS),
        after_from=after.get("from", 0),
        after_until=after.get("until", 0),
        source=source,
    )


def _contacts() -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "catalogue" / "contact_types.toml").read_text(encoding="utf-8"))


def _rows() -> list[dict[str, str]]:
    with (paths.resources() / "catalogue" / "municipalities.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _sort_key(name: str) -> str:
    return search_key(name).removeprefix("'s-")
