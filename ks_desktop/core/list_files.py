"""Lists as files: CSV that no spreadsheet runs, and a workbook that is readable as it opens."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from ks_desktop.core.formulas import escape, escape_again

_LEAST_WIDTH, _MOST_WIDTH = 10, 60
_LINE, _HIGHEST = 15, 409  # points; no program has higher rows
_MARGIN: Final = 2  # characters; capitals are wider than the digits a width is counted in

Cells = Iterable[Mapping[str, str]]
"""Rows of texts by the names of their columns."""


def csv_file(columns: Sequence[str], rows: Cells) -> bytes:
    """Return rows as CSV: semicolons, UTF-8 with the mark by which Excel knows it, CRLF.

    A text a spreadsheet would take for a formula has an apostrophe before it; the import takes it away again.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([escape(row[name]) for name in columns])
    return out.getvalue().encode("utf-8-sig")


def xlsx_file(columns: Sequence[str], rows: Cells, sheet: str) -> bytes:
    """Return rows as a workbook: every cell text, the names of the columns frozen above them."""
    return xlsx_book([(sheet, columns, rows)])


def xlsx_book(sheets: Iterable[tuple[str, Sequence[str], Cells]], *, widest: int = _MOST_WIDTH) -> bytes:
    """Return a workbook of several sheets, each with its name, its columns and its rows.

    Args:
        sheets: the lists.
        widest: characters after which a text goes on below in its cell.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    head = book.add_format({"num_format": "@", "bold": True, "bottom": 1})
    for name, columns, rows in sheets:
        page: Any = book.add_worksheet(name)
        found = list(rows)
        widths = _widths(columns, found, widest)
        for place, width in enumerate(widths):
            page.set_column(place, place, width + _MARGIN)
            page.write_string(0, place, columns[place], head)
        for number, row in enumerate(found, start=1):
            _write(page, number, [row[column] for column in columns], widths, text)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(len(found), 1), len(columns) - 1)
        page.set_landscape()
        page.repeat_rows(0)
    book.close()
    return out.getvalue()


def _widths(columns: Sequence[str], rows: Sequence[Mapping[str, str]], widest: int) -> list[int]:
    longest = [max([len(name), *(len(line) for row in rows for line in row[name].split("\n"))]) for name in columns]
    return [min(max(width, _LEAST_WIDTH), widest) for width in longest]


def _write(page: Any, number: int, cells: Sequence[str], widths: Sequence[int], text: Any) -> None:
    """Write one row, as high as its longest text: not every program finds that out when it opens the file."""
    most = 1
    for place, cell in enumerate(cells):
        if cell:
            page.write_string(number, place, escape_again(cell), text)
            most = max(most, sum(-(-len(line) // widths[place]) or 1 for line in cell.split("\n")))
    if most > 1:
        page.set_row(number, min(most * _LINE, _HIGHEST))
