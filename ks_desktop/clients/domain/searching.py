"""How a woman is found: words of her name, her birth date, her postcode. Never her BSN."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.clients.domain.person import PersonName
from ks_desktop.core.values import search_key

_DATE: Final = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})|([0-9]{4})-([0-9]{2})-([0-9]{2})")
_POSTCODE: Final = re.compile(r"([1-9][0-9]{3})(?: ?([A-Za-z]{1,2}))?(?= |$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was typed, taken apart: all of it must fit."""

    words: tuple[str, ...] = ()
    birth_date: date | None = None
    postcode: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was asked."""
        return not (self.words or self.birth_date or self.postcode)


def wanted(typed: str) -> Wanted:
    """Take apart what was typed: `kay 12-3-1998`, `3511 ab`, `o'br`."""
    rest, birth_date = _take_date(typed.strip())
    rest, postcode = _take_postcode(rest)
    return Wanted(words=words_of(rest), birth_date=birth_date, postcode=postcode)


def _take_date(text: str) -> tuple[str, date | None]:
    match = _DATE.search(text)
    if match is None:
        return text, None
    day, month, year, iso_year, iso_month, iso_day = match.groups()
    try:
        found = date(int(year or iso_year), int(month or iso_month), int(day or iso_day))
    except ValueError:
        return text, None
    return f"{text[: match.start()]} {text[match.end() :]}", found


def _take_postcode(text: str) -> tuple[str, str]:
    match = _POSTCODE.search(text)
    if match is None or (match.start() > 0 and text[match.start() - 1] != " "):
        return text, ""
    digits, letters = match.groups()
    found = f"{digits} {letters.upper()}" if letters else digits
    return f"{text[: match.start()]} {text[match.end() :]}", found


_MARKS: Final = {number: " " for number in range(128) if not chr(number).isalnum()}


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are searched: no case, no accents, split at everything but letters."""
    key = search_key(text)
    if key.isalnum():
        return (key,)
    if key.isascii():
        return tuple(key.translate(_MARKS).split())
    return tuple("".join(c if c.isalnum() else " " for c in key).split())


def name_words(name: PersonName) -> str:
    """Return all words of a name, each with a space before it, so that the start of any word can be found."""
    parts = (
        name.given_name,
        name.initials,
        name.birth_surname_prefix,
        name.birth_surname,
        name.partner_surname_prefix,
        name.partner_surname,
    )
    return "".join(f" {word}" for part in parts for word in words_of(part))


def surname_key(surname: str) -> str:
    """Return a surname as it is compared: `Şahin` and `sahin` are one."""
    return " ".join(words_of(surname)) or search_key(surname)
