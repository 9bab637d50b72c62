"""Under which keys a woman is kept, so that whoever may be her is found without looking at everybody.

A key is a number: a hash of what is shared, with its kind in the lowest bits. Nothing can be read back from it.
"""

from collections.abc import Iterator
from datetime import date
from enum import IntEnum
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from ks_desktop.clients.domain.doubles.traits import Traits

RULES: Final = 1  # rises when the same woman would get other keys: all are then made again
_KIND_BITS: Final = 4
_KIND_MASK: Final = (1 << _KIND_BITS) - 1
_BITS: Final = 62  # a signed number of eight bytes in every database


class Kind(IntEnum):
    """What women of one key share."""

    GIVEN = 0  # only counted: how common the name is
    SURNAME = 1  # only counted
    BORN = 2
    PHONE = 3
    HOUSE = 4
    EMAIL = 5
    BSN = 6
    NAMES = 7  # the sound of both names, whichever stands first
    UNDATED = 8  # the same, of those whose birth date is not known
    BORN_NAMED = 9  # two parts of three of the birth date, and the sound of one name
    DUE_NAMED = 10  # the due date and the sound of one name
    NEAR_NAMED = 11  # the postcode and the sound of the given name
    WHOLE = 12  # everything that is compared


_COUNTED: Final = frozenset({Kind.GIVEN, Kind.SURNAME})


@lru_cache(maxsize=50_000)
def key(kind: Kind, text: str) -> int:
    """Return the number under which a shared thing is kept."""
    digest = int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")
    return (digest << _KIND_BITS) % (1 << _BITS) | kind


def kind_of(number: int) -> int:
    """Return what women under a key share, a `Kind`."""
    return number & _KIND_MASK


def stored_keys(traits: Traits) -> frozenset[int]:
    """Return the keys under which a woman is kept."""
    return frozenset(_stored(traits))


def asked_keys(traits: Traits, stored: frozenset[int] | None = None) -> frozenset[int]:
    """Return the keys under which those are kept who may be her.

    The whole name alone is asked only where one of the two has no birth date: with two birth dates that have nothing in
    common it says too little. `stored` are her own keys, where they are known already.
    """
    dated = traits.born is not None
    own = stored_keys(traits) if stored is None else stored
    asked = {number for number in own if kind_of(number) not in _COUNTED}
    if not dated:
        return frozenset(asked)
    names = {number for number in asked if kind_of(number) == Kind.NAMES}
    return frozenset((asked - names) | {number - Kind.NAMES + Kind.UNDATED for number in names})


def _stored(traits: Traits) -> Iterator[int]:
    yield from (key(Kind.GIVEN, word.spelled[0]) for word in traits.given[:1])
    yield from (key(Kind.SURNAME, word.spelled[0]) for word in traits.surnames)
    yield from (key(Kind.PHONE, phone) for phone in traits.phones)
    if traits.postcode and traits.house:
        yield key(Kind.HOUSE, f"{traits.postcode} {traits.house}")
    if traits.street and traits.house:
        yield key(Kind.HOUSE, f"{traits.street} {traits.house}")
    if traits.email:
        yield key(Kind.EMAIL, traits.email)
    if traits.bsn:
        yield key(Kind.BSN, traits.bsn)
    yield key(Kind.WHOLE, traits.whole)
    yield from _named(traits)


def _named(traits: Traits) -> Iterator[int]:
    given = {sound for word in traits.given for sound in word.sounds}
    surnames = {sound for word in traits.surnames for sound in word.sounds}
    pairs = {" ".join(sorted((one, other))) for one in given for other in surnames}
    pairs |= {f"{traits.letters[:1]}. {other}" for other in surnames}  # of whom only initials are known
    for pair in pairs:
        yield key(Kind.NAMES, pair)
        if traits.born is None:
            yield key(Kind.UNDATED, pair)
    sounds = given | surnames
    if traits.born is not None:
        yield key(Kind.BORN, traits.born.isoformat())
        yield from (key(Kind.BORN_NAMED, f"{part} {sound}") for part in _born_parts(traits.born) for sound in sounds)
    for due in traits.due[-2:]:
        yield from (key(Kind.DUE_NAMED, f"{due.isoformat()} {sound}") for sound in sounds)
    if traits.postcode:
        yield from (key(Kind.NEAR_NAMED, f"{traits.postcode} {sound}") for sound in given)


def _born_parts(born: date) -> set[str]:
    year, month, day = born.year, born.month, born.day
    low, high = sorted((day, month))
    return {f"{year}-{month}", f"{year}--{day}", f"--{month}-{day}", f"{year} {low} {high}"}
