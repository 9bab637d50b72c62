"""The codes that stand on a plan: of a visit, and of the sheet itself; read back as they are typed or scanned."""

import re
from datetime import date
from typing import Final

from ks_desktop.visits.domain.appointment import CODE_LENGTH, CODE_LETTERS

VISIT_SIGN: Final = "KSV"
_VISIT: Final = re.compile(r"(?P<sign>ksv[^0-9a-z]{0,3})?(?P<code>[0-9a-z]{4})")
_PLAN: Final = re.compile(
    r"(?P<number>[0-9]{1,4})[^0-9a-z](?P<year>20[0-9]{2})[-/.](?P<month>[0-9]{2})[-/.](?P<day>[0-9]{2})"
)
_HEARD_AS: Final = str.maketrans("OIL", "011")  # a code has none of these: they were read for a figure
_BITS: Final = len(CODE_LETTERS).bit_length() - 1


def visit_qr(code: str) -> str:
    """Return what the square beside a visit says: `KSV:X7K2`."""
    return f"{VISIT_SIGN}:{code}"


def read_visit_code(text: str) -> tuple[str, bool] | None:
    """Return the code of a visit in a typed or scanned text, and whether it can be nothing else; None when it is none.

    Four letters may be the start of a name too.
    """
    found = _VISIT.fullmatch(text.strip().casefold())
    if found is None:
        return None
    code = found["code"].upper().translate(_HEARD_AS)
    return (code, bool(found["sign"])) if set(code) <= set(CODE_LETTERS) else None


def id_ending(code: str) -> str:
    """Return how the id of a visit of this code ends, in hexadecimal: `visit_code` turned about."""
    value = sum(CODE_LETTERS.index(letter) << (place * _BITS) for place, letter in enumerate(code))
    return f"{value:0{CODE_LENGTH * _BITS // 4}x}"


def read_plan_label(text: str) -> tuple[int, date] | None:
    """Return number and day of a sheet as it stands on paper (`3/2026-11-24`), None when it is none."""
    found = _PLAN.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return int(found["number"]), date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:  # a day that no month has
        return None
