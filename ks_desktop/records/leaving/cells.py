"""One value as the cell of a CSV file, and as JSON has it. Pure.

A cell without a value is nothing at all, an empty text is "": so the two stay apart (PostgreSQL reads them so too).
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from ks_desktop.core.formulas import escape

_SPECIAL: Final = frozenset(',"\r\n')


def plain(value: Any) -> Any:
    """Return a value as JSON has it: ids, days and times as text, what is nested as it is."""
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    msg = f"a value of {type(value).__name__} has no place in an export"
    raise TypeError(msg)


def text_of(value: Any) -> str | None:
    """Return a value as the text of a cell, such as no spreadsheet takes for a formula; None for no value."""
    found = plain(value)
    if found is None:
        return None
    if isinstance(found, bool):
        return "1" if found else "0"
    if isinstance(found, dict | list):
        return escape(json.dumps(found, ensure_ascii=False))
    return escape(found) if isinstance(found, str) else str(found)


def line_of(cells: Sequence[str | None]) -> str:
    """Return a line of a CSV file, with its end (RFC 4180)."""
    return ",".join(_quoted(cell) for cell in cells) + "\r\n"


def _quoted(cell: str | None) -> str:
    if cell is None:
        return ""
    if not cell or _SPECIAL.intersection(cell) or cell != cell.strip():
        return '"' + cell.replace('"', '""') + '"'
    return cell
