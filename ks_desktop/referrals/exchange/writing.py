"""Referrals as a file: CSV that no spreadsheet runs, and a workbook that is readable as it opens."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ks_desktop.core.formulas import escape, escape_again

_LEAST_WIDTH, _MOST_WIDTH = 10, 60
_MARGIN: Final = 2  # characters; capitals are wider than the digits a width is counted in


def csv_file(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return rows as CSV: semicolons, UTF-8 with the mark by which Excel knows it, CRLF.

    A text a spreadsheet would take for a formula has an apostrophe before it; the import takes it away again.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([escape(row[name]) for name in columns])
    return out.getvalue().encode("utf-8-sig")


def xlsx_file(columns: Sequence[str], rows: Iterable[Mapping[str, str]], sheet: str) -> bytes:
    """Return rows as a workbook: every cell text, the names of the columns frozen above them."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet(sheet)
    text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    head = book.add_format({"num_format": "@", "bold": True, "bottom": 1})
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
    book.close()
    return out.getvalue()
