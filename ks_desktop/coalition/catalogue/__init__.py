"""What is shipped with the program: the Dutch municipalities, how a typed name finds one, and kinds of contact."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from ks_desktop.coalition.catalogue.known import (
    FIELD,
    find_municipality,
    municipalities,
    municipality_or_none,
    now_called,
    register,
    use,
)
from ks_desktop.coalition.domain import ContactType, ContactWindow, Municipality
from ks_desktop.core import paths
from ks_desktop.core.gestation import WeekWindow, age_of
from ks_desktop.core.values import search_key

__all__ = [
    "FIELD",
    "PROPOSED_FROM",
    "Whereabouts",
    "contact_types",
    "contact_windows",
    "find_municipality",
    "municipalities",
    "municipality_of_place",
    "municipality_or_none",
    "now_called",
    "postcodes_of",
    "register",
    "use",
    "whereabouts_of_postcode",
]

PROPOSED_FROM: Final = date(2022, 7, 1)  # the day from which municipalities must offer the visit (Wpg)
_CODE_DIGITS: Final = 4
_TERM_DAYS: Final = 15


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place that goes with a postcode, and the municipality it lies in; `is_guess`: one of those around it."""

    place: str
    municipality: Municipality
    is_guess: bool


def whereabouts_of_postcode(postcode: str) -> tuple[Whereabouts, ...]:
    """Return the places that go with the first four digits of a postcode, the likeliest first."""
    found = [
        Whereabouts(place, now, is_guess or len(register().now(code)) > 1)
        for place, code, is_guess in _places().get(postcode.strip()[:_CODE_DIGITS], ())
        for now in register().now(code)
    ]
    return tuple(dict.fromkeys(found))


def postcodes_of(place: str, municipality: str) -> tuple[str, ...]:
    """Return the four digits of the postcodes of a place, else of a municipality (its code); none when unknown."""
    return _postcodes(search_key(place), frozenset(register().codes_of(municipality)) if municipality else frozenset())


@lru_cache(maxsize=256)
def _postcodes(named: str, codes: frozenset[str]) -> tuple[str, ...]:
    every = [(digits, place, code) for digits, found in _places().items() for place, code, _guess in found]
    here = [(digits, code) for digits, place, code in every if named and search_key(place) == named]
    if codes and len(here) > 1:  # a name of several places: those in her municipality
        here = [each for each in here if each[1] in codes] or here
    return tuple([digits for digits, _code in here] or [digits for digits, _place, code in every if code in codes])


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
    return None if here else _named_after(place)


def _named_after(place: str) -> Municipality | None:
    """Return the municipality of this name, or what that is part of now, where no other place bears the name."""
    named = municipality_or_none(place)
    if named is None or not register().is_ended(named.code):
        return named
    now, others = register().one_now(named.code), _codes_of_place(search_key(place))
    return now if now is not None and others <= set(register().codes_of(now.code)) else None


def _codes_of_place(named: str) -> set[str]:
    return {code for found in _places().values() for place, code, _guess in found if search_key(place) == named}


@lru_cache(maxsize=1)
def _places() -> Mapping[str, tuple[tuple[str, str, bool], ...]]:
    found: dict[str, list[tuple[str, str, bool]]] = {}
    with (paths.resources() / "places" / "pc4_municipalities.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            found.setdefault(row["pc4"], []).append((row["place"], row["municipality"], bool(row["guess"])))
    return {pc4: tuple(places) for pc4, places in found.items()}


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
