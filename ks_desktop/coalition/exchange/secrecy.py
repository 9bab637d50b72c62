"""Secret addresses that somebody typed into another text: they are taken out of whatever leaves."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from ks_desktop.coalition.domain import Location, Organisation

HIDDEN: Final = "…"
Hide = Callable[[str], str]


def hiding(secret: Iterable[Organisation | Location]) -> Hide:
    """Return what takes the addresses of these out of a text: their postcodes, and their streets with a number.

    The place goes with them where it stands right behind; alone it is a word of which the texts are full.
    """
    patterns = sorted({pattern for each in secret for pattern in _patterns(each)})
    if not patterns:
        return lambda text: text
    found = re.compile("|".join(patterns), re.IGNORECASE)
    return lambda text: found.sub(HIDDEN, text)


def _patterns(known: Organisation | Location) -> Iterable[str]:
    postcode = "".join(known.postcode.split())
    place = rf"(?:[\s,;()-]*{_spaced(known.place)}\b)?" if known.place else ""
    if postcode:
        yield rf"\b{re.escape(postcode[:4])}\s*{re.escape(postcode[4:])}\b{place}"
    if known.street and known.house_number:
        yield rf"\b{_spaced(known.street)}\s*{_spaced(known.house_number)}(?!\w){place}"


def _spaced(text: str) -> str:
    return r"\s+".join(map(re.escape, text.split()))
