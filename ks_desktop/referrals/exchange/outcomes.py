"""What became of a row, and the rows that are stored together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import ReferralId

BATCH_ROWS: Final = 100

One = TypeVar("One")


class RowOutcome(StrEnum):
    """What became of a row."""

    TAKEN = "taken"
    PARKED = "parked"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowResult:
    """What became of one row, told only after it is stored for good.

    Attributes:
        row: 1 for the first row below the header; empty rows count too, so that it is found in the sheet.
        line: its place in the whole file, as a spreadsheet numbers it.
        result: taken, parked (something is missing), duplicate or refused.
        referral_id: the stored referral, of a duplicate the first one; None when refused.
        reasons: what is missing, or `field: sentence` for each thing that is wrong or was removed.
    """

    row: int
    line: int = 0
    result: RowOutcome
    referral_id: ReferralId | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a list.

    Attributes:
        number: 1 for the first row below the header.
        line: its place in the whole file.
        values: texts by field name.
        wrong: what is wrong with the row or one of its cells before anything is read from it.
    """

    number: int
    line: int
    values: Mapping[str, str]
    wrong: tuple[UserError, ...] = ()


def batches(rows: Sequence[One], size: int = BATCH_ROWS) -> Iterator[Sequence[One]]:
    """Give the rows in batches that are stored together."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
