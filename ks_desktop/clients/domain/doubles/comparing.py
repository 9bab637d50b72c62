"""How well one thing that is known of two women fits: names, birth date, house, phones, due dates.

Each comparison gives a fit; what a fit weighs is said in `weighing`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA, JaroWinkler

from ks_desktop.clients.domain.doubles.spelling import Word
from ks_desktop.clients.domain.doubles.traits import Traits

_PHONE_LENGTH: Final = 9  # of shorter numbers one digit says too much
_NEAR_DAYS: Final = 3
_CLOSE_DAYS: Final = 14
_SAME_DAYS: Final = 42
_NEXT_DAYS: Final = 250  # from here on it may be her next pregnancy
_MOST_PARTS: Final = 2  # of the three of a birth date that is another
_LEAST_START: Final = 3
_NEAR: Final = 0.7  # how alike two names are, from 0 to 1
_FAR: Final = 0.6


class Fit(IntEnum):
    """How well two things fit; a higher one is never worth less."""

    DIFFERS = 0
    UNKNOWN = 1
    FAR = 2
    NEAR = 3
    SLIP = 4
    ALIKE = 5
    SAME = 6


@dataclass(frozen=True, slots=True)
class Found:
    """A fit with what it was found in.

    Attributes:
        one: as it stands with the first woman.
        other: as it stands with the second.
        keys: what of both is counted to know how common it is.
        tries: how many pairs could have fitted: of many names one fits sooner.
    """

    fit: Fit
    one: str = ""
    other: str = ""
    keys: tuple[str, ...] = ()
    tries: int = 1


NOTHING: Final = Found(Fit.UNKNOWN)


@lru_cache(maxsize=200_000)
def words_fit(one: Word, other: Word) -> Fit:
    """Tell how well two names fit: to the letter, in another spelling, with a slip of the pen, hardly."""
    if one.plain == other.plain:
        return Fit.SAME
    if not set(one.spelled).isdisjoint(other.spelled):
        return Fit.ALIKE
    shorter = min(len(one.plain), len(other.plain))
    likeness = max(_likeness(a, b) for a in (one.plain, *one.spelled) for b in (other.plain, *other.spelled))
    starts = shorter >= _LEAST_START and (one.plain.startswith(other.plain) or other.plain.startswith(one.plain))
    if likeness >= _slip_limit(shorter):
        return Fit.SLIP
    same_sound = not set(one.sounds).isdisjoint(other.sounds)
    if starts or same_sound or likeness >= _NEAR or OSA.distance(one.plain, other.plain) == 1:
        return Fit.NEAR
    return Fit.FAR if likeness >= _FAR else Fit.DIFFERS


def _slip_limit(length: int) -> float:
    """Return how alike names of a length must be to be one with a slip: one letter, from eight letters on two."""
    return 0.8 if length >= 5 else 0.9  # noqa: PLR2004 - said in words above


@lru_cache(maxsize=200_000)
def _likeness(one: str, other: str) -> float:
    if one > other:
        one, other = other, one  # the measures below are not symmetric to the last bit
    letters = float(OSA.normalized_similarity(one, other))
    return max(letters, float(JaroWinkler.similarity(one, other)) - 0.18)


def given_fit(one: Traits, other: Traits) -> Found:
    """Compare given names; where one of them is known by initials, those."""
    if one.given and other.given:
        return _best(one.given, other.given)
    if not (one.letters and other.letters):
        return NOTHING
    shorter, longer = sorted((one.letters, other.letters), key=len)
    fit = Fit.NEAR if longer.startswith(shorter) else Fit.DIFFERS
    return Found(fit, _first(one), _first(other))


def _first(traits: Traits) -> str:
    return traits.given[0].shown if traits.given else traits.letters.upper()


def surname_fit(one: Traits, other: Traits) -> Found:
    """Compare surnames: any of the one with any of the other, for she may be known by her partner's."""
    return _best(one.surnames, other.surnames) if one.surnames and other.surnames else NOTHING


def crossed_fit(one: Traits, other: Traits) -> tuple[Found, Found]:
    """Compare as if somebody wrote the surname in the place of the given name."""
    if not (one.given and other.given and one.surnames and other.surnames):
        return NOTHING, NOTHING
    return _best(one.given, other.surnames), _best(one.surnames, other.given)


def _best(ones: Sequence[Word], others: Sequence[Word]) -> Found:
    # Of two that fit as well the same one is taken whichever woman comes first.
    pairs = [(one, other) for one in ones for other in others]
    one, other = max(pairs, key=lambda pair: (words_fit(*pair), sorted(word.plain for word in pair)))
    return Found(words_fit(one, other), one.shown, other.shown, (one.spelled[0], other.spelled[0]), len(pairs))


def born_fit(one: date | None, other: date | None) -> Fit:
    """Compare birth dates.

    SLIP is day and month changed over, NEAR one digit or a year, FAR two of day, month and year, or a first of January
    that stands for "not known".
    """
    if one is None or other is None:
        return Fit.UNKNOWN
    if one == other:
        return Fit.SAME
    if one.year == other.year and (one.day, one.month) == (other.month, other.day):
        return Fit.SLIP
    unknown_days = _is_unknown_day(one) + _is_unknown_day(other)
    if unknown_days == 2:  # noqa: PLR2004 - both of them: that they share a day says nothing
        return Fit.FAR if _is_slip(one, other) else Fit.DIFFERS
    if _is_slip(one, other):
        return Fit.NEAR
    same = (one.year == other.year, one.month == other.month, one.day == other.day)
    is_far = one.year == other.year if unknown_days else sum(same) == _MOST_PARTS
    return Fit.FAR if is_far else Fit.DIFFERS


def _is_slip(one: date, other: date) -> bool:
    if abs(one.year - other.year) == 1 and (one.month, one.day) == (other.month, other.day):
        return True
    return OSA.distance(_figures(one), _figures(other)) == 1


@lru_cache(maxsize=20_000)
def _figures(day: date) -> str:
    return f"{day:%d%m%Y}"


def _is_unknown_day(day: date) -> bool:
    return (day.month, day.day) == (1, 1)


def house_fit(one: Traits, other: Traits) -> Fit:
    """Compare addresses: SAME is one house, SLIP one street or one number with a slip, NEAR one postcode."""
    same_postcode = bool(one.postcode) and one.postcode == other.postcode
    same_street = bool(one.street) and one.street == other.street
    same_house = bool(one.house) and one.house == other.house
    if same_house and same_postcode:
        return Fit.SAME
    if not _comparable(one, other):
        return Fit.UNKNOWN
    near = _number(one) == _number(other) and (same_postcode or same_street)
    if (same_house and same_street) or near:
        return Fit.SLIP
    return Fit.NEAR if same_postcode or (same_house and _streets_alike(one, other)) else Fit.DIFFERS


def _comparable(one: Traits, other: Traits) -> bool:
    return bool((one.postcode and other.postcode) or (one.street and other.street))


def _number(traits: Traits) -> str:
    return _number_in(traits.house)


@lru_cache(maxsize=20_000)
def _number_in(house: str) -> str:
    return "".join(c for c in house if c.isdigit()) or house or " "


def _streets_alike(one: Traits, other: Traits) -> bool:
    return bool(one.street and other.street) and _likeness(one.street, other.street) >= 0.8  # noqa: PLR2004 - one slip


def phone_fit(one: frozenset[str], other: frozenset[str]) -> Found:
    """Compare phone numbers: SLIP is one digit wrong or two changed over."""
    if not (one and other):
        return NOTHING
    both = sorted(one & other)
    if both:
        return Found(Fit.SAME, both[0], both[0], (both[0],))
    for first in sorted(one):
        for second in sorted(other):
            if min(len(first), len(second)) >= _PHONE_LENGTH and OSA.distance(first, second) == 1:
                return Found(Fit.SLIP, first, second, (first, second))
    return Found(Fit.DIFFERS)


def email_fit(one: str, other: str) -> Fit:
    """Compare e-mail addresses."""
    if not (one and other):
        return Fit.UNKNOWN
    if one == other:
        return Fit.SAME
    return Fit.SLIP if OSA.distance(one, other) == 1 else Fit.DIFFERS


def due_fit(one: Sequence[date], other: Sequence[date]) -> Fit:
    """Compare due dates, the nearest two.

    DIFFERS is a gap that is too long for one pregnancy and too short for the next; FAR may be the next one.
    """
    gap = min((abs((a - b).days) for a in one for b in other), default=None)
    if gap is None:
        return Fit.UNKNOWN
    for days, fit in (
        (_NEAR_DAYS, Fit.SAME),
        (_CLOSE_DAYS, Fit.ALIKE),
        (_SAME_DAYS, Fit.NEAR),
        (_NEXT_DAYS, Fit.DIFFERS),
    ):
        if gap <= days:
            return fit
    return Fit.FAR
