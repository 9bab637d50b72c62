"""Looks at a workbook before it is opened: what its parts really unpack to, and that none of them runs anything."""

from typing import Final

from ks_desktop.core import unzipping
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.unzipping import Limits, ZipError, ZipProblem

MOST_UNPACKED: Final = 64_000_000  # bytes; 10,000 women with every field filled unpack to 30 million
MOST_SHARED: Final = 16_000_000  # texts that cells share are held in memory as long as the sheet is read
MOST_STYLES: Final = 2_000_000
MOST_RATIO: Final = 200  # sheets shrink to a tenth, repeated rows to a hundredth
MOST_PARTS: Final = 2_000
_LIMITS: Final = Limits(
    unpacked=MOST_UNPACKED,
    ratio=MOST_RATIO,
    parts=MOST_PARTS,
    of_parts={"xl/sharedstrings.xml": MOST_SHARED, "xl/styles.xml": MOST_STYLES},
)
_RUNS: Final = ("vbaproject", "activex/", "macrosheets/", "/embeddings/")


def check_parts(content: bytes) -> frozenset[str]:
    """Unpack every part of a workbook once, holding nothing, and return their names in small letters.

    Raises:
        UserError: it is no zip file, it is cut off, locked with a password, unpacks to too much, or runs something.
    """
    try:
        return unzipping.check_parts(content, _LIMITS, check_names=_check_names)
    except ZipError as error:
        raise _sentence(error.problem) from None


def _check_names(names: frozenset[str]) -> None:
    if any(word in name for name in names for word in _RUNS):
        raise UserError(
            N_("This workbook holds macros or other files. Save it as a plain workbook (.xlsx) and try again."),
            code="list_macros",
        )


def _sentence(problem: ZipProblem) -> UserError:
    if problem is ZipProblem.LOCKED:
        return locked()
    if problem is ZipProblem.TOO_LARGE:
        return UserError(
            N_("This workbook unpacks to far more than a list of referrals. It was not opened."), code="list_bomb"
        )
    return UserError(N_("This workbook is damaged or cut off. Open it in Excel and save it anew."), code="list_broken")


def locked() -> UserError:
    """Return the sentence for a workbook that asks for a password."""
    return UserError(
        N_("This workbook is locked with a password. Save it without one, and send it by secure mail only."),
        code="list_locked",
    )
