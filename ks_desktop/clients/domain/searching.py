"""How a woman is found: words of her name, her birth date, her postcode, her phone. Never her BSN."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ks_desktop.clients.domain.person import PersonName
from ks_desktop.core.dates import Lean, parse_day
from ks_desktop.core.errors import UserError
from ks_desktop.core.phones import phone_key
from ks_desktop.core.values import search_key

PHONE_MARK: Final = "t:"  # before the figures of a phone among the words: no word of a name holds a colon
LEAST_FIGURES: Final = 4  # of a phone: fewer say too little, and more than the last ones nobody remembers
LEAST_PART: Final = 3  # letters of a part in the middle of a name
_LONGEST_WORD: Final = 100
_MOST_TYPED: Final = 1_000  # letters that are looked at: more is a text that was pasted by mistake
_DATE: Final = re.compile(
    r"(?<![0-9])(?:[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{4}(?:19|20)[0-9]{2}"
    r"|[0-9]{1,2}[- ][A-Za-z]{3,9}\.?[- ](?:[0-9]{4}|[0-9]{2}))(?![0-9])"
)
_POSTCODE: Final = re.compile(r"([1-9][0-9]{3})(?: ?([A-Za-z]{1,2}))?(?= |$)")
_PHONE: Final = re.compile(r"(?:\+|00?)?[0-9(][0-9 ()/.-]{2,}[0-9]")
_WHOLE_PHONE: Final = 8  # with so many figures it is no postcode and no house number
_YOUNGEST: Final = 10  # years: with two figures typed, nobody younger is meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was typed, taken apart: all of it must fit."""

    words: tuple[str, ...] = ()
    birth_date: date | None = None
    postcode: str = ""
    phone: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was asked."""
        return not (self.words or self.birth_date or self.postcode or self.phone)


def wanted(typed: str, today: date) -> Wanted:
    """Take apart what was typed: `kay 12-3-98`, `3511 ab`, `o'br`, `06 1234 5678`.

    Four figures are a postcode; `other_meanings` tells what they may be besides.

    Args:
        typed: as it stands in the field.
        today: no birth date lies after it; says which year two figures mean.
    """
    rest, birth_date = _take_date(typed[:_MOST_TYPED].strip(), today)
    rest, phone = _take_phone(rest)
    rest, postcode = _take_postcode(rest)
    return Wanted(words=words_of(rest), birth_date=birth_date, postcode=postcode, phone=phone)


def other_meanings(asked: Wanted) -> tuple[Wanted, ...]:
    """Return what was perhaps meant besides: four figures may also end a phone."""
    if asked.postcode.isdigit() and not asked.phone:
        return (replace(asked, postcode="", phone=asked.postcode),)
    return ()


def _take_date(text: str, today: date) -> tuple[str, date | None]:
    match = _DATE.search(text)
    if match is None:
        return text, None
    try:
        found = parse_day(match[0], today, lean=Lean.PAST)
    except UserError:
        return text, None
    has_century = re.search(r"[0-9]{4}", match[0]) is not None
    if not has_century and found.year > today.year - _YOUNGEST:
        found = _century_before(found)
    return f"{text[: match.start()]} {text[match.end() :]}", found


def _century_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 100)
    except ValueError:  # 29 February of a year that is a leap year in its own century only
        return day


def _take_phone(text: str) -> tuple[str, str]:
    match = _PHONE.search(text)
    if match is None:
        return text, ""
    key = phone_key(match[0])
    is_whole = len(key) >= _WHOLE_PHONE or (key.startswith("0") and len(key) >= LEAST_FIGURES)
    is_end = len(key) > LEAST_FIGURES and match[0].isdigit()
    if not is_whole and not is_end:
        return text, ""
    return f"{text[: match.start()]} {text[match.end() :]}", key


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


def found_by(search_name: str, phones: Iterable[str]) -> frozenset[str]:
    """Return the words under which a woman is found: those of `name_words`, and the figures of her phones."""
    figures = (phone_key(phone) for phone in phones)
    marked = (f"{PHONE_MARK}{key}" for key in figures if len(key) >= LEAST_FIGURES)
    return frozenset(word[:_LONGEST_WORD] for word in (*search_name.split(), *marked))


def surname_key(surname: str) -> str:
    """Return a surname as it is compared: `Şahin` and `sahin` are one."""
    return " ".join(words_of(surname)) or search_key(surname)
