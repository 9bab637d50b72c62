"""What a PIN may be: digits that whoever knows her does not try first."""

import re
from contextlib import suppress
from datetime import date, datetime
from itertools import pairwise
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_

LEAST_DIGITS: Final = 6
MOST_DIGITS: Final = 12
_LEAST_DIFFERENT: Final = 3
_DIGITS: Final = re.compile(r"[0-9]+")
_YEAR: Final = re.compile(r"(19[0-9]|20[0-3])[0-9]")
_DATES: Final = ("%d%m%y", "%y%m%d", "%m%d%y", "%d%m%Y", "%Y%m%d", "%m%d%Y", "%Y%m", "%m%Y")


def check_pin(typed: str, *, field: str = "pin") -> None:
    """Refuse a PIN that is none, or that whoever knows her would try first.

    Raises:
        UserError: `pin_digits`, `pin_length` or `pin_easy`.
    """
    if not _DIGITS.fullmatch(typed):
        raise UserError(N_("Use digits only: 0 to 9."), code="pin_digits", field=field)
    if not LEAST_DIGITS <= len(typed) <= MOST_DIGITS:
        raise UserError(
            N_("Use {least} to {most} digits."),
            code="pin_length",
            field=field,
            values={"least": LEAST_DIGITS, "most": MOST_DIGITS},
        )
    if _is_pattern(typed):
        raise UserError(
            N_("Digits that repeat or count on are guessed first. Choose others."), code="pin_easy", field=field
        )
    if _is_date(typed):
        raise UserError(
            N_("A date or a year of birth is guessed first. Choose other digits."), code="pin_easy", field=field
        )


def _is_pattern(pin: str) -> bool:
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    repeats = any(pin == (pin[:size] * len(pin))[: len(pin)] for size in range(1, len(pin) // 2 + 1))
    return repeats or len(set(pin)) < _LEAST_DIFFERENT or steps <= {1} or steps <= {9}


def _is_date(pin: str) -> bool:
    for form in _DATES:
        with suppress(ValueError):
            found = datetime.strptime(pin, form).date()  # noqa: DTZ007 - a day has no zone
            if date(1900, 1, 1) <= found <= date(2039, 12, 31) and found.strftime(form) == pin:
                return True
    # A year twice, or with something of two digits before or behind it.
    return any(_YEAR.fullmatch(part) for part in (pin[:4], pin[-4:])) and len(pin) in {LEAST_DIGITS, 8}
