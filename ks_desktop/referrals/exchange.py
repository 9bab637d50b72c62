"""Referrals from a CSV file: what the file is, its rows, and what became of each row.

The whole file is read before anything is stored: a file that is broken somewhere changes nothing.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import ReferralId
from ks_desktop.referrals.domain import FIELDS

BATCH_ROWS: Final = 100
MOST_BYTES: Final = 50_000_000
_LONGEST_CELL: Final = 100_000  # characters; csv would refuse at a limit of its own, without saying where
_NEEDED: Final = ("received_on", "birth_surname")
_DELIMITERS: Final = ";,\t"  # of two that occur as often the first counts
_SEPARATOR_LINE: Final = re.compile(r'"?sep=([;,\t])"?[;,\t]*(?=[\r\n]|\Z)', re.IGNORECASE)
_DUE_FORMS: Final = ("due_date", "lmp_on", "gestation_weeks")


class Encoding(StrEnum):
    """How the letters of a file are written."""

    UTF_8 = "UTF-8"
    WINDOWS_1252 = "Windows-1252"
    UTF_16 = "UTF-16"


_WAYS: Final = (("utf-8-sig", Encoding.UTF_8), ("cp1252", Encoding.WINDOWS_1252))


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
        result: taken, parked (something is missing), duplicate or refused.
        referral_id: the stored referral, of a duplicate the first one; None when refused.
        reasons: what is missing, or `field: sentence` for each thing that is wrong or was removed.
    """

    row: int
    result: RowOutcome
    referral_id: ReferralId | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a file: texts by field name, or what is wrong with the row itself."""

    number: int
    values: dict[str, str]
    error: UserError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A file that was read: how it was written, and its rows."""

    encoding: Encoding
    delimiter: str
    rows: tuple[Row, ...]

    def batches(self) -> Iterator[tuple[Row, ...]]:
        """Give the rows in batches that are stored together."""
        for start in range(0, len(self.rows), BATCH_ROWS):
            yield self.rows[start : start + BATCH_ROWS]


def read_sheet(content: bytes) -> Sheet:
    """Read a CSV file: comma, semicolon or tab, UTF-8, UTF-16 or Windows-1252, first row the field names.

    Empty rows above the field names and the line `sep=;` that Excel understands are passed over.

    Raises:
        UserError: the file is no such file; nothing of it can be used.
    """
    if len(content) > MOST_BYTES:
        raise UserError(N_("This file is too large for a list of referrals."), code="csv_size")
    text, encoding = _decode(content)
    separator = _SEPARATOR_LINE.match(text)
    if separator:
        # Its line end stays, so that lines are counted as an editor counts them.
        text = text[separator.end() :]
    delimiter = separator[1] if separator else _sniff(text)
    lines = _parse(text, delimiter)
    top = next((place for place, cells in enumerate(lines) if any(cells)), None)
    if top is None:
        raise UserError(N_("This file is empty."), code="csv_empty")
    header = _header(lines[top])
    rows = [_row(number, header, cells) for number, cells in enumerate(lines[top + 1 :], start=1) if any(cells)]
    return Sheet(encoding=encoding, delimiter=delimiter, rows=tuple(rows))


def _sniff(text: str) -> str:
    """Return what stands between the field names, the first line that holds any letter; names never hold it."""
    first_line = next((line for line in text.split("\n") if any(map(str.isalpha, line))), "")
    return max(_DELIMITERS, key=first_line.count)


def _decode(content: bytes) -> tuple[str, Encoding]:
    is_utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    ways = [("utf-16", Encoding.UTF_16)] if is_utf_16 else _WAYS
    for codec, encoding in ways:
        with suppress(UnicodeDecodeError):
            return content.decode(codec), encoding
    raise UserError(N_("Save this file as CSV in UTF-8; its letters cannot be read."), code="csv_encoding")


def _parse(text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[list[str]] = []
    try:
        lines.extend(reader)
    except csv.Error as error:
        # The reader names what it met only in words; at the end of the text it is a quote that never closed.
        if "unexpected end" in str(error):
            message = N_('A quotation mark (") is opened in line {line} or before it and never closed.')
            raise UserError(message, code="csv_quote", values={"line": _last_begun(text, delimiter)}) from None
        message = N_('Line {line} cannot be read: look at its quotation marks (").')
        raise UserError(message, code="csv_line", values={"line": reader.line_num}) from None
    return lines


def _last_begun(text: str, delimiter: str) -> int:
    """Return the line on which the record begins that never ends."""
    begun = 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for _cells in reader:
            begun = reader.line_num + 1
    except csv.Error:
        return begun
    return begun


def _header(cells: list[str]) -> list[str]:
    header = [cell.strip().lower() for cell in cells]
    while header and not header[-1]:
        header.pop()
    # The name itself is not repeated in the message: without a header it would be somebody's data.
    for place, name in enumerate(header, start=1):
        if name not in FIELDS:
            raise UserError(
                N_("Column {column} has no name of a field. The first row must hold the field names."),
                code="csv_column",
                values={"column": place},
            )
        if name in header[: place - 1]:
            raise UserError(
                N_("Column {column} has the same name as one before it."), code="csv_twice", values={"column": place}
            )
    for name in _NEEDED:
        if name not in header:
            raise UserError(N_("The column {name} is missing."), code="csv_missing", values={"name": name})
    if not any(name in header for name in _DUE_FORMS):
        message = N_("A column with the due date is missing: due_date, lmp_on or gestation_weeks.")
        raise UserError(message, code="csv_missing")
    return header


def _row(number: int, header: list[str], cells: list[str]) -> Row:
    values = dict(zip(header, cells, strict=False))
    if any(cells[len(header) :]):
        error = UserError(N_("This row has more cells than there are columns."), code="csv_cells")
        return Row(number=number, values=values, error=error)
    for name, cell in values.items():
        if len(cell) > _LONGEST_CELL:
            error = UserError(
                N_("At most {most} characters fit here."), code="too_long", field=name, values={"most": _LONGEST_CELL}
            )
            return Row(number=number, values={}, error=error)
    return Row(number=number, values=values)
