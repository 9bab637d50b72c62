"""What a passphrase must be, and how strong it is, in words.

The estimate is deliberately modest: letters inside a word count as language, not as chance, so more words help and
clever spelling hardly does. It needs no list of words and sends nothing anywhere.
"""

import re
import unicodedata
from enum import StrEnum
from itertools import pairwise
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_

LEAST_CHARACTERS: Final = 12
LEAST_WORDS: Final = 4
MOST_CHARACTERS: Final = 1_000
_LEAST_DIFFERENT: Final = 5
_TOO_EASY_BITS: Final = 20.0
_BITS_IN_WORD: Final = 2.2  # per letter; Shannon's estimate for a language, between 0.6 and 2.3, rounded to our use
_BITS_ALONE: Final = 4.7
_BITS_DIGIT: Final = 3.3
_BITS_SIGN: Final = 4.5
_BITS_FOLLOWING: Final = 0.5
_LEAST_WORD: Final = 3  # letters; less may be chance
_COMMON: Final = (
    "wachtwoord",
    "welkom",
    "password",
    "passphrase",
    "huisbezoek",
    "zwanger",
    "qwerty",
    "qwertz",
    "azerty",
)
_PIECES: Final = re.compile(r"[^\W\d_]+|\d+|[\W_]+")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


class Strength(StrEnum):
    """How hard a passphrase is to guess, in words for the screen."""

    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"
    STRONG = "strong"

    def text(self) -> str:
        """Return the English source text of the word."""
        return _WORDS[self]


_WORDS: Final = {
    Strength.WEAK: N_("weak"),
    Strength.FAIR: N_("fair"),
    Strength.GOOD: N_("good"),
    Strength.STRONG: N_("strong"),
}
_LEVELS: Final = ((40.0, Strength.WEAK), (55.0, Strength.FAIR), (70.0, Strength.GOOD))


def normal_passphrase(typed: str) -> bytes:
    """Return the bytes that open a slot: NFKC, so that every keyboard and system types the same passphrase."""
    return unicodedata.normalize("NFKC", typed).encode()


def check_passphrase(typed: str, *, field: str = "passphrase") -> None:
    """Refuse a passphrase that is too short or too easy.

    Raises:
        UserError: under 12 characters and under 4 words, too easy to guess, or not a text.
    """
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in typed) or len(typed) > MOST_CHARACTERS:
        raise UserError(
            N_("Use letters, digits, spaces and signs, at most 1000."), code="passphrase_characters", field=field
        )
    words = {word.casefold() for word in _WORD.findall(typed)}
    if len(typed.strip()) < LEAST_CHARACTERS and len(words) < LEAST_WORDS:
        raise UserError(
            N_("Use at least 12 characters, or four words. A sentence of your own is easiest to remember."),
            code="passphrase_short",
            field=field,
        )
    if len(set(typed.casefold())) < _LEAST_DIFFERENT or _bits(typed) < _TOO_EASY_BITS:
        raise UserError(
            N_("This is too easy to guess. Add words that have nothing to do with each other."),
            code="passphrase_easy",
            field=field,
        )


def strength(typed: str) -> Strength:
    """Return how hard the passphrase is to guess."""
    bits = _bits(typed)
    return next((level for limit, level in _LEVELS if bits < limit), Strength.STRONG)


def _bits(typed: str) -> float:
    text = unicodedata.normalize("NFKC", typed).casefold()
    for common in _COMMON:
        text = text.replace(common, common[0])
    bits = 0.0
    seen: set[str] = set()
    for piece in _PIECES.findall(text):
        bits += 1.0 if piece in seen or piece.isspace() else _bits_of_piece(piece)
        seen.add(piece)
    return bits


def _bits_of_piece(piece: str) -> float:
    if piece[0].isdigit():
        each = _BITS_DIGIT
    elif piece[0].isalpha():
        each = _BITS_IN_WORD if len(piece) >= _LEAST_WORD else _BITS_ALONE
    else:
        each = _BITS_SIGN
    # What repeats or counts on (aaa, abc, 4321) adds next to nothing.
    following = sum(abs(ord(one) - ord(other)) <= 1 for one, other in pairwise(piece))
    return each * (len(piece) - following) + _BITS_FOLLOWING * following
