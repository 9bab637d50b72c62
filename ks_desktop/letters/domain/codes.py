"""The code on a reply slip: the number of its letter with a letter behind it, so that a slip of the pen is noticed.

What a scanner reads off the square beside it is the number behind `KSH:`; there no letter is needed. What comes in is
read with any sign or none between the parts: a scanner types, and its keyboard may be another than the computer's.
"""

import re
from dataclasses import dataclass
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.letters.domain.letter import number_of

LETTER_SIGN: Final = "KSH"
_CHECKS: Final = "ABCDEFGHJKLMNPRSTUVWXYZ"  # 23, a prime: every wrong figure and every two changed about are seen
_PLACES: Final = 1_000_000  # more letters than anybody makes in a year
_CODE: Final = re.compile(
    r"(?P<sign>ksh)?[^0-9a-z]{0,3}(?P<year>20[0-9]{2})(?P<gap>[^0-9a-z]{0,3})(?P<sequence>[0-9]{1,6})"
    r"[^0-9a-z]{0,3}(?P<check>[a-z])?"
)
_WHOLE: Final = 4  # figures a number has as it is printed; with fewer a date may be meant that is typed still


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterCode:
    """The number of a letter as somebody typed or scanned it.

    Attributes:
        number: `2026-0001`.
        is_sure: it can be nothing else; without it, eight figures may be a birth date too.
    """

    number: str
    is_sure: bool


def slip_code(number: str) -> str:
    """Return what is printed large on a slip: `2026-0001-K`."""
    year, sequence = number.split("-")
    return f"{number}-{_check(int(year), int(sequence))}"


def slip_qr(number: str) -> str:
    """Return what the square on a slip says: `KSH:2026-0001`."""
    return f"{LETTER_SIGN}:{number}"


def read_letter_code(text: str) -> LetterCode | None:
    """Return the number of a letter in a typed or scanned text, None when it is none.

    Raises:
        UserError: it is one, but the letter behind it does not fit: something was misread.
    """
    found = _CODE.fullmatch(text.strip().casefold())
    if found is None or (not found["gap"] and len(found["sequence"]) < _WHOLE):
        return None
    year, sequence = int(found["year"]), int(found["sequence"])
    check = found["check"]
    if check is not None and check.upper() != _check(year, sequence):
        sentence = N_("This code has a mistake in it: the last letter does not fit. Look at the slip once more.")
        raise UserError(sentence, code="slip_code", field="code")
    is_sure = bool(found["sign"] or check or (found["gap"] and len(found["sequence"]) >= _WHOLE))
    return LetterCode(number=number_of(year, sequence), is_sure=is_sure)


def _check(year: int, sequence: int) -> str:
    return _CHECKS[(year * _PLACES + sequence) % len(_CHECKS)]
