"""Lists as files: CSV that no spreadsheet runs, and a workbook that is readable as it opens."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from ks_desktop.core.formulas import escape, escape_again

_LEAST_WIDTH, _MOST_WIDTH = 10, 60
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


def xlsx_book(sheets: Iterable[tuple[str, Sequence[str], Cells]]) -> bytes:
    """Return a workbook of several sheets, each with its name, its columns and its rows."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    head = book.add_format({"num_format": "@", "bold": True, "bottom": 1})
    for name, columns, rows in sheets:
        _fill(book.add_worksheet(name), columns, rows, text=text, head=head)
    book.close()
    return out.getvalue()


def _fill(page: Any, columns: Sequence[str], rows: Cells, *, text: Any, head: Any) -> None:
    widths = [len(name) for name in columns]
    for place, name in enumerate(columns):
        page.write_string(0, place, name, head)
    number = 0
    for number, row in enumerate(rows, start=1):
        for place, name in enumerate(columns):
            if row[name]:
                page.write_string(number, place, escape_again(row[name]), text)
                widths[place] = max(widths[place], *map(len, row[name].split("\n")))
    for place, width in enumerate(widths):
        page.set_column(place, place, min(max(width, _LEAST_WIDTH), _MOST_WIDTH) + _MARGIN)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(number, 1), len(columns) - 1)
    page.set_landscape()
    page.repeat_rows(0)
