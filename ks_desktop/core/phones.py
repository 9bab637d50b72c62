"""Phone numbers: checked, written one way on the screen, on paper and in files, and compared.

A number is kept as people write it (`06-12345678`, `030-1234567`, `+32 470123456`), so that every list and letter shows
the same. What has no shape of a Dutch or foreign number stays as it was typed.
"""

import re
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_

_PHONE: Final = re.compile(r"\+?[0-9(][0-9 ()./-]{4,24}")
_ABROAD: Final = re.compile(r"(?:\+|00)[1-9]")
_NETHERLANDS: Final = "31"
_DUTCH_DIGITS: Final = 10
_SHORTEST_FOREIGN: Final = 7
_LONGEST: Final = 15  # of any number in the world (E.164)
_MOBILE: Final = "06"
# Two figures behind the 0; every other area code of the Dutch number plan has three.
_TWO_FIGURES: Final = re.compile(r"0(?:1[035]|2[0346]|3[03568]|4[0356]|5[0358]|7[0-9])")
_NATIONAL: Final = re.compile(r"08[24578]|091")  # no area: firms, internet, services
_FREE_OR_PAID: Final = ("0800", "0900", "0906", "0909")
_WITH_AREA: Final = "123457"  # the figure behind the 0 of a number that has an area code
# Country codes of one and of two figures; all others have three (ITU, E.164).
_COUNTRY: Final = re.compile(r"[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[0-9]{3}")


def check_phone(typed: str, *, field: str = "phone", least_digits: int = 8) -> str:
    """Return a phone number as people write it.

    Raises:
        UserError: it holds something else than a number, or fewer digits than `least_digits`.
    """
    if not _PHONE.fullmatch(typed) or sum(c.isdigit() for c in typed) < least_digits:
        raise UserError(
            N_("Type a phone number, like 06-12345678; a remark has its own field."), code="phone", field=field
        )
    return written(typed)


def written(typed: str) -> str:
    """Return a number as people write it; without a known shape as it was typed."""
    number = _full(typed)
    if number.startswith("+"):
        return _foreign(number) or typed
    if number.startswith(_FREE_OR_PAID) and len(number) in {8, 11}:
        return f"{number[:4]}-{number[4:]}"
    if len(number) != _DUTCH_DIGITS or not number.startswith("0"):
        return typed
    area = _area(number)
    return f"{number[:area]}-{number[area:]}" if area else typed


def phone_key(phone: str) -> str:
    """Return a number as it is compared: `+31 6 12345678` and `06-12345678` are one."""
    return _full(phone).replace("+", "00")


def _full(phone: str) -> str:
    """Return only the figures: of a Dutch number with its 0, of a foreign one with `+` and its country."""
    figures = _figures(phone)
    if _ABROAD.match(figures) is None:
        return figures.replace("+", "")
    # The 0 in `+31 (0)30` is not dialled.
    rest = re.sub(r"\A(?:\+|00)", "", _figures(phone.replace("(0)", "")))
    if rest.startswith(_NETHERLANDS):
        return f"0{rest.removeprefix(_NETHERLANDS).removeprefix('0')}"
    return f"+{rest}"


def _figures(phone: str) -> str:
    return "".join(c for c in phone if c in "0123456789+")


def _area(number: str) -> int:
    """Return how many figures stand before the dash, 0 when that is not known."""
    if number.startswith(_MOBILE):
        return len(_MOBILE)
    if _TWO_FIGURES.match(number) or _NATIONAL.match(number):
        return 3
    return 4 if number[1] in _WITH_AREA else 0


def _foreign(number: str) -> str:
    digits = number.removeprefix("+")
    country = _COUNTRY.match(digits)
    if country is None or not _SHORTEST_FOREIGN <= len(digits) <= _LONGEST:
        return ""
    return f"+{country[0]} {digits[country.end() :]}"
