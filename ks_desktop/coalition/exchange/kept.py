"""What a file said besides, as a text that is stored, and back."""

import json
from typing import Any
from uuid import UUID

from ks_desktop.coalition.exchange.copy import Columns, Extra, KeptCell, KeptGroup, KeptRow


def as_text(extra: Extra) -> str:
    """Return what is kept of one record as text."""
    found = {
        "cells": [[cell.column, cell.ours, cell.theirs] for cell in extra.cells],
        "groups": [[group.aspect, group.ours, _rows_as(group.rows)] for group in extra.groups],
        "rows": _rows_as(extra.rows),
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def from_text(owner: UUID | None, text: str) -> Extra:
    """Return what `as_text` was given."""
    found = json.loads(text)
    return Extra(
        owner=owner,
        cells=tuple(KeptCell(*cell) for cell in found["cells"]),
        groups=tuple(KeptGroup(aspect, ours, _rows(rows)) for aspect, ours, rows in found["groups"]),
        rows=_rows(found["rows"]),
    )


def _rows_as(rows: tuple[KeptRow, ...]) -> list[Any]:
    return [[row.table, dict(row.columns)] for row in rows]


def _rows(written: list[Any]) -> tuple[KeptRow, ...]:
    return tuple(KeptRow(table, _columns(columns)) for table, columns in written)


def _columns(columns: dict[str, str]) -> Columns:
    return tuple(sorted(columns.items()))
