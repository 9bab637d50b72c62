"""A list as a workbook (XLSX): guarded first, then read cell by cell; nothing in it is calculated or followed."""

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any, Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.grid import Counter, Grid, Line, Number
from ks_desktop.core.texts import N_
from ks_desktop.referrals.exchange.guard import check_parts, locked

_MOST_LINES: Final = 1_048_576  # of any sheet
_MOST_PADDED: Final = 50_000_000  # empty cells that a far column or row makes us step over
_WORKBOOK: Final = "xl/workbook.xml"
_OPEN_DOCUMENT: Final = "content.xml"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
# What openpyxl says of markup that is not as it should be.
_DAMAGE: Final = (
    *(LookupError, ValueError, TypeError, AttributeError, ArithmeticError, SyntaxError, EOFError, OSError),
    *(AssertionError, NotImplementedError, RecursionError, zipfile.BadZipFile, zlib.error),
)


def read_workbook(content: bytes, sheet: str = "") -> Grid:
    """Read one sheet of a workbook, the first that is shown if none is named.

    Raises:
        UserError: it is damaged, locked, too large, no workbook of ours to read, or has no such sheet.
    """
    names = check_parts(content)
    if _WORKBOOK not in names:
        if _OPEN_DOCUMENT in names:
            raise UserError(
                N_("This is a file of LibreOffice. Save it as Excel workbook (.xlsx) or CSV."), code="list_ods"
            )
        raise UserError(N_("This file is no list: save it as CSV or Excel workbook (.xlsx)."), code="list_kind")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of drawings and rules it leaves out; we leave them out too
            return _read(content, sheet)
    except _DAMAGE:
        raise UserError(
            N_("This workbook is damaged or cut off. Open it in Excel and save it anew."), code="list_broken"
        ) from None


def refuse_ole(content: bytes) -> UserError:
    """Return why a file of the old kind is not read: it is locked, or of Excel 97."""
    if _ENCRYPTED in content:
        return locked()
    return UserError(
        N_("This is a workbook of the old kind (.xls). Save it as Excel workbook (.xlsx) or CSV."), code="list_xls"
    )


def _read(content: bytes, wanted: str) -> Grid:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False, keep_vba=False)
    try:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
        titles = tuple(str(sheet.title) for sheet in shown)
        if not shown or (wanted and wanted not in titles):
            raise UserError(N_("There is no such sheet in this workbook."), code="list_sheet", field="sheet")
        chosen = titles.index(wanted) if wanted else 0
        troubles: dict[tuple[int, int], UserError] = {}
        lines = tuple(_lines(shown[chosen], troubles))
    finally:
        book.close()
    return Grid(lines=lines, sheet=titles[chosen], sheets=titles, troubles=troubles)


def _lines(sheet: Any, troubles: dict[tuple[int, int], UserError]) -> Iterator[Line]:
    sheet.reset_dimensions()  # what the sheet says of its own size is not believed
    counter, padded = Counter(), 0
    for number, row in enumerate(sheet.iter_rows(min_row=1, max_row=_MOST_LINES), start=1):
        padded += len(row) + 1
        if padded > _MOST_PADDED:
            raise UserError(N_("This file is too large for a list of referrals."), code="csv_size")
        cells = [_text(cell, (number, place), troubles) for place, cell in enumerate(row)]
        while cells and not cells[-1] and (number, len(cells) - 1) not in troubles:
            cells.pop()
        if cells:
            counter.add(len(cells))
            yield Line(number=number, cells=tuple(cells))


def _text(cell: Any, place: tuple[int, int], troubles: dict[tuple[int, int], UserError]) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        troubles[place] = UserError(
            N_("A formula stands here. Copy the column and paste it as values."), code="list_formula"
        )
        return ""
    if cell.data_type == "e":
        troubles[place] = UserError(N_("The sheet shows an error here."), code="list_error")
        return ""
    return value if isinstance(value, str) else _typed(value)


def _typed(value: object) -> str:
    """Return a day, a number or a yes as the text that stands for it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return Number(value)
    if isinstance(value, float):
        return Number(int(value) if value.is_integer() else value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta) else ""
