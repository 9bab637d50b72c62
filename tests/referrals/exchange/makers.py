"""Workbooks as a practice would send them, and as somebody with bad intentions would."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time

from openpyxl import Workbook, load_workbook

HEAD = ("received_on", "birth_surname", "due_date")
Cell = str | int | float | bool | date | time | None


def workbook(*rows: Sequence[Cell], sheets: Iterable[str] = ("Blad1",)) -> bytes:
    """Return a workbook whose first sheet holds these rows."""
    book = Workbook()
    del book[book.sheetnames[0]]
    for title in sheets:
        book.create_sheet(title)
    for row in rows:
        book.worksheets[0].append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return a zip file with other or more parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name not in parts:
                after.writestr(name, before.read(name))
        for name, part in parts.items():
            after.writestr(name, part)
    return out.getvalue()


def rewritten(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """Return a workbook with one part changed as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read(part).decode()
    return changed(content, {part: change(text).encode()})


def cells_of(content: bytes) -> list[tuple[str, ...]]:
    """Return what a spreadsheet would show of the first sheet."""
    return [tuple(map(str, row)) for row in load_workbook(io.BytesIO(content)).worksheets[0].values]
