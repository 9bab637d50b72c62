"""How likely two records are of one woman: what speaks for and against, in bits, with what is common counting less.

Two other stories are weighed against "the same woman": a stranger who happens to share some things, and a sister,
mother or housemate, who shares surname, house and phone. The weaker of the two answers counts. The weights are round
numbers, chosen by hand while looking at what was missed in generated sets (`bench/doubles_data.py`, seeds 1, 2, 31 and
32): on those, `bench/doubles.py` measures what the weights were made for. Only another seed, or a set of another hand,
says how well they do on what they never saw.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from math import log2
from typing import Final

from ks_desktop.clients.domain.doubles import comparing
from ks_desktop.clients.domain.doubles.comparing import NOTHING, Fit, Found
from ks_desktop.clients.domain.doubles.keys import Kind, key
from ks_desktop.clients.domain.doubles.traits import Traits

CERTAIN_BITS: Final = 9.0
LIKELY_BITS: Final = 2.0  # four to one
POSSIBLE_BITS: Final = -4.0
_MOST_BITS: Final = 30.0

# Of how many women one shares a thing, before anything was counted; and how much that guess weighs, in women.
_USUAL: Final[Mapping[Kind, float]] = {
    Kind.GIVEN: 1 / 150,
    Kind.SURNAME: 1 / 300,
    Kind.BORN: 1 / 9_000,
    Kind.PHONE: 1 / 100_000,
    Kind.HOUSE: 1 / 20_000,
    Kind.EMAIL: 1 / 100_000,
}
_GUESS_WEIGHS: Final = 500
_FIRST_OF_JANUARY: Final = 1 / 500
_NOT_KNOWN: Final = 3.0
_LEAST_WOMEN: Final = 20_000  # a pair is weighed once; it must not be likelier because it came in early
_DOUBLES_AMONG: Final = 0.1  # of so many women a second record is expected
_MOST: Final[Mapping[Kind, float]] = {
    Kind.GIVEN: 9.0,
    Kind.SURNAME: 9.5,
    Kind.BORN: 12.5,
    Kind.PHONE: 12.0,
    Kind.HOUSE: 12.0,
    Kind.EMAIL: 12.0,
}


@dataclass(frozen=True, slots=True)
class Commonness:
    """How many of the women on record share what lies under a key; what is not counted is rare."""

    women: int = 0
    counts: Mapping[int, int] = field(default_factory=dict)

    def bits(self, kind: Kind, text: str, *, usual: float | None = None) -> float:
        """Return how much it says that two women share this."""
        guess = _USUAL[kind] if usual is None else usual
        others = max(self.counts.get(key(kind, text), 1) - 1, 0)
        share = (others + _GUESS_WEIGHS * guess) / (self.women + _GUESS_WEIGHS)
        return max(0.5, min(_MOST[kind], -log2(share)))

    @property
    def stranger(self) -> float:
        """What must be outweighed: how unlikely any two women on record are one."""
        return log2(max(self.women, _LEAST_WOMEN) / _DOUBLES_AMONG)


class Verdict(StrEnum):
    """How sure it is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


BITS: Final[Mapping[Verdict, float]] = {
    Verdict.CERTAIN: CERTAIN_BITS,
    Verdict.LIKELY: LIKELY_BITS,
    Verdict.POSSIBLE: POSSIBLE_BITS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fits:
    """How everything that is compared fits."""

    given: Found
    surname: Found
    is_crossed: bool
    born: Fit
    house: Fit
    phone: Found
    email: Fit
    due: Fit


def compare(one: Traits, other: Traits) -> Fits:
    """Compare two women in everything."""
    return with_names(one, other, without_names(one, other))


def without_names(one: Traits, other: Traits) -> Fits:
    """Compare two women in everything but their names, which take longest."""
    return Fits(
        given=NOTHING,
        surname=NOTHING,
        is_crossed=False,
        born=comparing.born_fit(one.born, other.born),
        house=comparing.house_fit(one, other),
        phone=comparing.phone_fit(one.phones, other.phones),
        email=comparing.email_fit(one.email, other.email),
        due=comparing.due_fit(one.due, other.due),
    )


def with_names(one: Traits, other: Traits, rest: Fits) -> Fits:
    """Compare their names too; where these do not fit as they stand, changed over."""
    given, surname = comparing.given_fit(one, other), comparing.surname_fit(one, other)
    if min(given.fit, surname.fit) < Fit.SLIP:
        crossed = comparing.crossed_fit(one, other)
        if min(found.fit for found in crossed) >= Fit.SLIP:
            return replace(rest, given=crossed[0], surname=crossed[1], is_crossed=True)
    return replace(rest, given=given, surname=surname)


def may_be_one(one: Traits, other: Traits, rest: Fits, common: Commonness, least: float = POSSIBLE_BITS) -> bool:
    """Tell whether what speaks for one woman may be as much as `least`, if only their names were the same."""
    if _against_kin(rest) + _KIN_GIVEN[Fit.SAME] < least:
        return False
    return _against_stranger(one, other, rest, common) + _MOST[Kind.GIVEN] + _MOST[Kind.SURNAME] >= least


# What part of a name's weight a fit is worth, and what speaks against her when it does not fit.
_NAME_SHARE: Final[Mapping[Fit, float]] = {Fit.SAME: 1.0, Fit.ALIKE: 0.92, Fit.SLIP: 0.7, Fit.NEAR: 0.2}
_NAME_OFF: Final[Mapping[Fit, float]] = {Fit.DIFFERS: -4.5, Fit.FAR: -2.5, Fit.UNKNOWN: 0.0}
_BORN: Final[Mapping[Fit, float]] = {Fit.DIFFERS: -7.0, Fit.UNKNOWN: 0.0, Fit.FAR: 0.0, Fit.NEAR: 4.0, Fit.SLIP: 6.5}
_HOUSE: Final[Mapping[Fit, float]] = {Fit.DIFFERS: -1.7, Fit.UNKNOWN: 0.0, Fit.NEAR: 3.5, Fit.SLIP: 7.0}
_PHONE: Final[Mapping[Fit, float]] = {Fit.DIFFERS: -2.0, Fit.UNKNOWN: 0.0, Fit.SLIP: 7.0}
_EMAIL: Final[Mapping[Fit, float]] = {Fit.DIFFERS: -0.5, Fit.UNKNOWN: 0.0, Fit.SLIP: 7.0}
_DUE: Final[Mapping[Fit, float]] = {
    Fit.DIFFERS: -6.0,
    Fit.FAR: -1.0,
    Fit.NEAR: -1.0,
    Fit.UNKNOWN: 0.0,
    Fit.ALIKE: 2.0,
    Fit.SAME: 4.5,
}
_CROSSED: Final = -2.0  # surname in the place of the given name: a rare mistake
_INITIALS: Final = 2.0  # initials that fit
# Against a sister or housemate: she has another given name and birth date, and seldom the same due date.
_KIN_GIVEN: Final[Mapping[Fit, float]] = {
    Fit.DIFFERS: -10.0,
    Fit.FAR: -7.0,
    Fit.UNKNOWN: 0.0,
    Fit.NEAR: -1.0,
    Fit.SLIP: 3.0,
    Fit.ALIKE: 5.0,
    Fit.SAME: 6.0,
}
_KIN_INITIALS: Final = 0.5
_KIN_BORN: Final[Mapping[Fit, float]] = {
    Fit.DIFFERS: -7.0,
    Fit.UNKNOWN: 0.0,
    Fit.FAR: -1.0,
    Fit.NEAR: 2.0,
    Fit.SLIP: 4.0,
    Fit.SAME: 5.0,
}
_KIN_DUE: Final[Mapping[Fit, float]] = {**_DUE, Fit.DIFFERS: -2.0, Fit.SAME: 3.5}
_KIN: Final = 1.0  # two records of one woman are more often seen than two of one house


def bits(one: Traits, other: Traits, fits: Fits, common: Commonness) -> float:
    """Return what speaks for one woman, less what speaks against: the weaker of both stories."""
    return min(_against_stranger(one, other, fits, common), _against_kin(fits))


def _against_stranger(one: Traits, other: Traits, fits: Fits, common: Commonness) -> float:
    return (
        _names(fits, common)
        + _shared(fits.born, _BORN, lambda: [_born_bits(born, common) for born in (one.born, other.born) if born])
        + _shared(fits.house, _HOUSE, lambda: [_house_bits(woman, common) for woman in (one, other)])
        + _shared(fits.phone.fit, _PHONE, lambda: [common.bits(Kind.PHONE, phone) for phone in fits.phone.keys])
        + _shared(fits.email, _EMAIL, lambda: [common.bits(Kind.EMAIL, woman.email) for woman in (one, other)])
        + _DUE[fits.due]
        - common.stranger
    )


def _shared(fit: Fit, weights: Mapping[Fit, float], if_same: Callable[[], Iterable[float]]) -> float:
    """Return what a fit weighs: nearly the same never more than the same, which may be common."""
    known = weights.get(fit)
    if known is not None and known <= 0:
        return known
    whole = min(if_same(), default=0.0)
    return whole if known is None else min(known, whole)


def _names(fits: Fits, common: Commonness) -> float:
    if fits.is_crossed:
        found = (fits.given, fits.surname)
        return _CROSSED + sum(min(_name(one, kind, common) for kind in (Kind.GIVEN, Kind.SURNAME)) for one in found)
    return _name(fits.given, Kind.GIVEN, common) + _name(fits.surname, Kind.SURNAME, common)


def _name(found: Found, kind: Kind, common: Commonness) -> float:
    if found.fit in _NAME_OFF:
        return _NAME_OFF[found.fit]
    if not found.keys:
        return _INITIALS
    weight = min(common.bits(kind, text) for text in found.keys) - log2(found.tries) / 2
    return _NAME_SHARE[found.fit] * max(weight, 0.0)


def _born_bits(born: date, common: Commonness) -> float:
    # The first of January stands for "not known", and most often where names are few too.
    if (born.month, born.day) == (1, 1):
        return max(common.bits(Kind.BORN, born.isoformat(), usual=_FIRST_OF_JANUARY) - _NOT_KNOWN, 0.0)
    return common.bits(Kind.BORN, born.isoformat())


def _house_bits(woman: Traits, common: Commonness) -> float:
    return common.bits(Kind.HOUSE, f"{woman.postcode or woman.street} {woman.house}")


def _against_kin(fits: Fits) -> float:
    phone = {Fit.SAME: 1.0, Fit.DIFFERS: -1.0}.get(fits.phone.fit, 0.0)
    email = {Fit.SAME: 4.0, Fit.SLIP: 3.0}.get(fits.email, 0.0)
    surname = -1.0 if fits.surname.fit <= Fit.DIFFERS else 0.0
    given = _KIN_INITIALS if fits.given.fit is Fit.NEAR and not fits.given.keys else _KIN_GIVEN[fits.given.fit]
    if fits.is_crossed:  # which of the two is the given name is not known
        given = min(given, _KIN_GIVEN[fits.surname.fit])
    return given + _KIN_BORN[fits.born] + _KIN_DUE[fits.due] + phone + email + surname + _KIN


def probability(weight: float) -> float:
    """Return bits as a number from 0 to 1."""
    weight = max(-_MOST_BITS, min(_MOST_BITS, weight))
    return 1 / (1 + 2**-weight)


def verdict_of(weight: float) -> Verdict | None:
    """Return how sure it is, None when it is hardly worth a look."""
    if weight >= CERTAIN_BITS:
        return Verdict.CERTAIN
    if weight >= LIKELY_BITS:
        return Verdict.LIKELY
    return Verdict.POSSIBLE if weight >= POSSIBLE_BITS else None
