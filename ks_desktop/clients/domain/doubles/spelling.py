"""One spelling for a name that is written in many ways: other scripts, other transliterations, a slip of the scanner.

Two forms come out: the spelling, in which `Mohammed` and `Muhammad` are one, and the sound, a few consonants under
which names are found that are written alike. Neither is ever shown.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

from ks_desktop.core.values import search_key

_SOUND_LENGTH: Final = 5

# Letters of other scripts, as they are most often written in Dutch papers.
_SCRIPTS: Final = str.maketrans(
    dict(zip("абвгґдезиіклмнопрстуфыэ", "abvhgdeziiklmnoprstufie", strict=True))
    | {"є": "ie", "ж": "zh", "ї": "i", "й": "i", "х": "kh", "ц": "ts", "ч": "tsh", "ш": "sh", "щ": "sh"}
    | {"ю": "iu", "я": "ia", "ё": "io", "ь": "", "ъ": "", "ʼ": ""}
    | dict(zip("αβγδεζηικλμνξοπρστυφω", "avgdeziiklmnxoprstifo", strict=True))
    | {"θ": "th", "χ": "kh", "ψ": "ps", "ς": "s"}
    | dict(zip("ابتجدرزسشصضطظعغفقكلمنهويىةأإآءپگ", "abtidrzsssdtzagfkklmnhuiaaaaaabg", strict=True))
    | {"ث": "th", "ح": "h", "خ": "kh", "ذ": "d", "ئ": "i", "ؤ": "u", "چ": "tsh", "ژ": "zh", "ک": "k", "ی": "i"}
)
# What a scanner or a quick hand makes of letters.
_SLIPS: Final = str.maketrans("013458|", "oleasbl")
_SCANNED: Final = (("rn", "m"), ("cl", "d"))
_PARTICLES: Final = frozenset(
    (
        *("van", "von", "de", "den", "der", "des", "het", "t", "ter", "ten", "te", "in", "op", "aan"),
        *("bij", "la", "le", "les", "du", "da", "do", "dos", "di", "el", "al", "ul", "ibn", "ben", "bin"),
        *("bint", "bent", "abu", "abou", "oulad", "ould", "ait", "o", "d", "l", "s", "y", "e"),
    )
)
_GLUED: Final = re.compile(r"^(?:el(?=[a-z]{4})|al(?=[^aeiou][a-z]{3}))")
# In this order: what is written with more letters first.
_SPELLINGS: Final = tuple(
    (re.compile(wrong), right)
    for wrong, right in (
        (r"tsch|tsj|tsh|tch|cz", "ts"),
        (r"sch(?=[aeiouy])|sch|sh|sz|sj|rz", "s"),
        (r"dzj|dzh|dj|zh|zj", "j"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"x", "ks"),
        (r"qu", "k"),
        (r"ck|c(?![eiy])|q", "k"),
        (r"c|z", "s"),
        (r"w", "v"),
        (r"ij|[yj]", "i"),
        (r"oe|ou", "u"),
        (r"ee|ie", "i"),
        (r"o", "u"),
        (r"e", "a"),
        (r"(?<=[^aiu])h|h$", ""),
    )
)
_VOWELS: Final = frozenset("aiu")
_SOUNDS: Final = str.maketrans({"v": "f", "d": "t", "b": "p", "g": "k"})


@dataclass(frozen=True, slots=True, eq=False)  # one object for one text, and quick to look up
class Word:
    """One name as it is compared.

    Attributes:
        shown: as it was written.
        plain: small letters without accents.
        spelled: its spellings; two where `ch` may be `sh` or `kh`, or a scanner may have read `rn` for `m`.
        sounds: the consonants under which it is found, one for each spelling.
    """

    shown: str
    plain: str
    spelled: tuple[str, ...]
    sounds: tuple[str, ...]


@lru_cache(maxsize=20_000)
def parts_of(text: str) -> tuple[str, ...]:
    """Return the words of a name in plain letters, apart at everything that is no letter."""
    key = search_key(search_key(text).translate(_SCRIPTS)).translate(_SLIPS)
    return tuple("".join(c if c.isalpha() else " " for c in key.replace("'", "").replace("\u2019", "")).split())


@lru_cache(maxsize=20_000)
def given_words(text: str) -> tuple[Word, ...]:
    """Return a given name as words; of several also all in one: `Fatima Zahra` is written `Fatimazahra` too."""
    parts = tuple(part for part in parts_of(text) if len(part) > 1)
    joined = ("".join(parts),) if len(parts) > 1 else ()
    return tuple(_word(text.strip(), part) for part in (*parts, *joined))


@lru_cache(maxsize=20_000)
def surname_words(text: str) -> tuple[Word, ...]:
    """Return a surname as words: whole, and each half of a double name; particles like `van der` or `El` left out."""
    halves = [half for half in re.split(r"[-/\u2010-\u2015]", text) if parts_of(half)]
    whole = _core(text)
    names = [whole, *(_core(half) for half in halves)] if len(halves) > 1 else [whole]
    return tuple(_word(text.strip(), name) for name in dict.fromkeys(names) if name)


def _core(text: str) -> str:
    parts = parts_of(text)
    kept = [part for part in parts if part not in _PARTICLES] or parts
    return _GLUED.sub("", "".join(kept))


@lru_cache(maxsize=20_000)
def _word(shown: str, plain: str) -> Word:
    written = [plain.replace("ch", "h"), plain.replace("ch", "s"), *(plain.replace(*slip) for slip in _SCANNED)]
    spelled = tuple(dict.fromkeys(_spell(one) for one in written))
    return Word(shown, plain, spelled, tuple(dict.fromkeys(_sound(one) for one in spelled)))


def _spell(plain: str) -> str:
    for wrong, right in _SPELLINGS:
        plain = wrong.sub(right, plain)
    return "".join(letter for letter, _run in groupby(plain)) or "h"


def _sound(spelled: str) -> str:
    first = "a" if spelled[0] in _VOWELS else spelled[0]
    rest = "".join(c for c in spelled[1:] if c not in _VOWELS and c != "h")
    return "".join(letter for letter, _run in groupby((first + rest).translate(_SOUNDS)))[:_SOUND_LENGTH]
