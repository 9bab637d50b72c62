"""What a cell says, in the words the form takes; what is not understood stays as it is and is refused there."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from ks_desktop.core.formulas import unescape
from ks_desktop.core.grid import Number
from ks_desktop.referrals.exchange.words import ANSWERS, CHOICES, key_of, words

_SERIAL: Final = re.compile(r"[2-7][0-9]{4}")  # days as a sheet counts them: 1954 to 2119
_SERIAL_ZERO: Final = date(1899, 12, 30)
_WITH_TIME: Final = re.compile(r"([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})[T ]00:00(:00(\.0+)?)?")
_BACKWARDS: Final = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})")
_NAMED: Final = re.compile(r"([0-9]{1,2})[ .-]+([a-z]{3,9})\.?[ .-]+([0-9]{4})")
_MONTHS: Final = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_OTHER_MONTHS: Final = {"mrt": 3, "mar": 3, "may": 5, "oct": 10}
_SHORT: Final = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{2})")
_CENTURY: Final = 30  # of a birth date `12-3-98`: no pregnant woman was born in 1929 or will be in 2030
_PARTS: Final = re.compile(r"[|,;/\n]")
_LOST_ZERO: Final = 9  # digits of a Dutch phone number without its first
_BSN_DIGITS: Final = 9
_DAYS: Final = ("received_on", "birth_date", "bsn_checked_on", "due_date", "lmp_on", "gestation_on", "consent_on")
_MEMBERS: Final = {field: frozenset(member.value for member in kind) for field, kind in CHOICES.items()}
_PHONES: Final = ("referrer_phone", "phone", "phone_2")


def understood(field: str, cell: str) -> str:
    """Return what a cell says in a field."""
    if not cell:
        return ""
    read = _READERS.get(field)
    if read is None:
        return unescape(cell)
    # A number stays one, so that a phone number gets its 0 back.
    return read(field, cell if isinstance(cell, Number) else unescape(cell))


def _answer(field: str, text: str) -> str:
    return words().values[field].get(key_of(text), text)


def _choice(field: str, text: str) -> str:
    if text.strip().lower() in _MEMBERS[field]:
        return text
    return words().values[field].get(key_of(text), text)


def _several(field: str, text: str) -> str:
    known = words().values[field]
    whole = known.get(key_of(text))
    return whole or "|".join(known.get(key_of(part), part) for part in _PARTS.split(text))


def _word(field: str, text: str) -> str:
    return words().values[field].get(key_of(text), text)


def _first_child(field: str, text: str) -> str:
    return "yes" if key_of(text) in {"1", "eerste kind", "eerste", "1e", "1e kind"} else _answer(field, text)


def _day(field: str, text: str) -> str:
    typed = text.strip().lower()
    if match := _SHORT.fullmatch(typed):
        century = "19" if field == "birth_date" and int(match[3]) >= _CENTURY else "20"
        return f"{match[1]}-{match[2]}-{century}{match[3]}"
    if match := _WITH_TIME.fullmatch(typed):
        return match[1]
    if match := _BACKWARDS.fullmatch(typed):
        return "-".join(match.groups())
    if (match := _NAMED.fullmatch(typed)) and (month := _month(match[2])):
        return f"{match[1]}-{month}-{match[3]}"
    if _SERIAL.fullmatch(typed):
        return (_SERIAL_ZERO + timedelta(days=int(typed))).isoformat()
    return text


def _month(name: str) -> int:
    start = name[:3]
    return _OTHER_MONTHS.get(start) or (_MONTHS.index(start) + 1 if start in _MONTHS else 0)


def _phone(field: str, text: str) -> str:
    del field
    lost = isinstance(text, Number) and len(text) == _LOST_ZERO and text.isdecimal()
    return f"0{text}" if lost else str(text)


def _bsn(field: str, text: str) -> str:
    del field
    return text.zfill(_BSN_DIGITS) if isinstance(text, Number) else text


_READERS: Final[Mapping[str, Callable[[str, str], str]]] = {
    **dict.fromkeys(ANSWERS, _answer),
    **dict.fromkeys(CHOICES, _choice),
    **dict.fromkeys(_DAYS, _day),
    **dict.fromkeys(_PHONES, _phone),
    **dict.fromkeys(("language", "fetuses"), _word),
    "reasons": _several,
    "first_child": _first_child,
    "bsn": _bsn,
}
