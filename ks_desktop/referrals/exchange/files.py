"""What kind of file it is, by what it holds: the end of its name may say anything."""

from typing import Final

from ks_desktop.core.csv_text import read_text
from ks_desktop.core.errors import UserError
from ks_desktop.core.grid import MOST_BYTES, Grid
from ks_desktop.core.texts import N_
from ks_desktop.referrals.exchange.workbook import read_workbook, refuse_ole

_ZIP: Final = b"PK"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF: Final = b"%PDF"
_MARKUP: Final = (b"<html", b"<!doctype", b"<?xml", b"<table")
_HEAD: Final = 512


def read_grid(content: bytes, sheet: str = "") -> Grid:
    """Read a list of referrals, CSV or XLSX.

    Args:
        content: the file.
        sheet: which sheet of a workbook; "" is the first.
    Raises:
        UserError: it is no such file, or nothing of it can be used.
    """
    if len(content) > MOST_BYTES:
        raise UserError(N_("This file is too large for a list of referrals."), code="csv_size")
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith(_ZIP):
        return read_workbook(content, sheet)
    if content.startswith(_OLE):
        raise refuse_ole(content)
    if content.startswith(_PDF):
        raise UserError(N_("This is a PDF, no list. Drop it on the page Referrals instead."), code="list_pdf")
    if head.startswith(_MARKUP):
        raise UserError(
            N_("This is a web page, whatever its name says. Save it as CSV or Excel workbook (.xlsx)."),
            code="list_markup",
        )
    if not content.strip():
        raise UserError(N_("This file is empty."), code="csv_empty")
    return read_text(content)
