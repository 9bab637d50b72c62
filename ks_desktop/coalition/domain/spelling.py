"""Names of practices and people in one spelling: what is the same but for capitals, accents, points and legal form."""

import re
from typing import Final

from ks_desktop.core.values import search_key

LEGAL: Final = frozenset({"bv", "nv", "vof", "cv", "maatschap", "stichting"})
TITLES: Final = frozenset(
    {
        *("mw", "mevr", "mevrouw", "mevr", "dhr", "heer", "meneer", "drs", "dr", "mr", "ir", "ing", "prof", "msc"),
        *("bsc", "verloskundige", "huisarts", "gynaecoloog", "maatschappelijk", "werker", "werkster"),
    }
)
_FORMS: Final = re.compile(r"\b(b|n|c)\.\s?v\.?(?!\w)|\bv\.\s?o\.\s?f\.?(?!\w)")
_BETWEEN: Final = re.compile(r"[\W_]+")


def organisation_key(name: str) -> str:
    """Return the name of a practice as it is compared: words without points, accents and legal form."""
    return " ".join(word for word in words_of(name) if word not in LEGAL)


def person_key(name: str) -> str:
    """Return the name of a person as it is compared: without points, accents and titles."""
    return " ".join(word for word in words_of(name) if word not in TITLES)


def words_of(text: str) -> list[str]:
    """Return the words of a name, folded."""
    plain = search_key(text).replace("&", " en ").replace("+", " en ")
    return _BETWEEN.sub(" ", _FORMS.sub(" bv ", plain)).split()
