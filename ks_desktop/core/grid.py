"""A list as it lies in its file: lines of cells, before anybody says what a column means."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_

MOST_BYTES: Final = 30_000_000
MOST_CELLS: Final = 1_000_000  # 10,000 women with every field filled are two thirds of this
MOST_COLUMNS: Final = 500
LONGEST_CELL: Final = 100_000  # characters; csv would refuse at a limit of its own, without saying where
_LETTERS: Final = 26


class Encoding(StrEnum):
    """How the letters of a file are written."""

    UTF_8 = "UTF-8"
    WINDOWS_1252 = "Windows-1252"
    UTF_16 = "UTF-16"


class Number(str):
    """A cell that held a number and no text: a phone number in it may have lost its first 0."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that holds something.

    Attributes:
        number: its place in the file, 1 for the first; empty ones count.
        cells: texts, none for what is empty behind the last.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The lines of one sheet.

    Attributes:
        encoding: of CSV only.
        delimiter: of CSV only.
        sheet: name of the sheet; "" of CSV.
        sheets: every sheet of the file.
        troubles: cells that cannot be read, by line number and column from 0: a formula, an error of the sheet.
    """

    lines: tuple[Line, ...]
    encoding: Encoding | None = None
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    troubles: Mapping[tuple[int, int], UserError] = field(default_factory=dict)


class Counter:
    """Counts what was read and refuses a file that is no list any more, before it fills the memory."""

    def __init__(self, most: int = MOST_CELLS) -> None:
        self._cells, self._most = 0, most

    def add(self, cells: int) -> None:
        """Count a line.

        Raises:
            UserError: it is too wide, or the file holds too much.
        """
        if cells > MOST_COLUMNS:
            raise UserError(
                N_("This list has more than {most} columns."), code="list_columns", values={"most": MOST_COLUMNS}
            )
        self._cells += cells
        if self._cells > self._most:
            raise UserError(N_("This file is too large to be read as a list."), code="csv_size")


def letter_of(column: int) -> str:
    """Return the letters a spreadsheet names a column by: 0 is `A`, 26 is `AA`."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
