"""A file's rows while they become records: what there is of each, and what of it was understood."""

import html
import re
from collections.abc import Callable
from typing import Final
from uuid import UUID

from ks_desktop.coalition.exchange.rows import Row, Tables, at
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import LINE_MAX, NOTE_MAX, clean_line, clean_note

_TAG: Final = re.compile(r"</?(?:p|br|ul|ol|li|b|i|u|em|strong|div|span|a|h[1-6])\b[^<>]{0,500}>", re.IGNORECASE)
_BREAK: Final = re.compile(r"<(?:br|/p|/li|/h[1-6]|/div)\b[^<>]{0,500}>", re.IGNORECASE)
_BLANKS: Final = re.compile(r"\n{3,}")
_MOST_NOTICES: Final = 200
_MORE: Final = "…"


class Source:
    """The rows of one file.

    Attributes:
        claims: by record and what they say of it, the rows that were understood.
        notices: what was read otherwise than it stands.
        placed: the places of each partner, by its id.
    """

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.claims: dict[UUID, dict[str, list[Row]]] = {}
        self.notices: list[UserError] = list(tables.notices)
        self.placed: dict[str, list[Row]] = {}
        self._by: dict[tuple[str, str], dict[str, list[Row]]] = {}

    def of(self, table: str, column: str, text: object) -> list[Row]:
        """Return the rows of a table in which something stands in a column."""
        key = (table, column)
        if key not in self._by:
            self._by[key] = self.tables.by(table, column)
        return self._by[key].get(str(text), [])

    def one(self, table: str, key: str) -> Row | None:
        """Return a row by its id."""
        return next(iter(self.of(table, "id", key)), None)

    def claim(self, owner: UUID, aspect: str, *rows: Row) -> None:
        """Remember that these rows say one thing of a record, and were understood."""
        self.claims.setdefault(owner, {}).setdefault(aspect, []).extend(rows)

    def value(self, row: Row, column: str, check: Callable[[str], str]) -> str:
        """Return what a cell says, as we keep it, or "" when it cannot be that; what it says is kept beside."""
        text = clean_line(row.get(column)).text
        if not text:
            return ""
        try:
            return check(text)
        except UserError as error:
            self.notice(error, row, column)
            return ""

    def notice(self, error: UserError, row: Row, column: str) -> None:
        """Remember that something was read otherwise than it stands."""
        if len(self.notices) < _MOST_NOTICES:
            self.notices.append(at(error, row, column))


def line(text: str) -> str:
    """Return a text of one line as we keep it; what is too long is cut, and whole in what is kept of the file."""
    return _short(clean_line(text).text, LINE_MAX)


def note(text: str, *, is_ours: bool) -> str:
    """Return a text as we keep it; of another program's file without the markup that the standard allows."""
    if not is_ours and _TAG.search(text):
        text = html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
        text = _BLANKS.sub("\n\n", "\n".join(map(str.strip, text.split("\n"))))
    is_plain = text.isascii() and text.replace("\n", " ").isprintable()  # then only its ends are to be cleaned
    return _short(text.strip() if is_plain else clean_note(text).text, NOTE_MAX)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + _MORE
