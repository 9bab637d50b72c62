"""Rows of tables of the standard, between a file and our records."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha1
from typing import Final
from uuid import UUID

from ks_desktop.coalition.exchange.copy import Columns, KeptRow
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_

SPACE: Final = UUID("3c6c1f4e-7b1d-5a43-8c4e-0d6a2f9b7e10")  # of ids made of texts: a text is the same id for ever
_SPACE: Final = SPACE.bytes
_VARIANTS: Final = "89ab"


@dataclass(slots=True)
class Row:
    """One row of a table: what stands in its columns, and where it was read."""

    table: str
    columns: dict[str, str]
    file: str = ""
    line: int = 0

    @property
    def id(self) -> str:
        """Its id, "" when it has none."""
        return self.columns.get("id", "")

    def get(self, column: str) -> str:
        """Return what stands in a column, "" when nothing does."""
        return self.columns.get(column, "")

    def kept(self) -> KeptRow:
        """Return it as it is kept."""
        return KeptRow(self.table, sorted_columns(self.columns))


def sorted_columns(columns: Mapping[str, str]) -> Columns:
    """Return the cells that say something, by name."""
    return tuple(sorted((name, text) for name, text in columns.items() if text))


def filled(table: str, **columns: str) -> Row:
    """Return a row of ours: the cells that say something."""
    return Row(table, {name: text for name, text in columns.items() if text})


def id_from(owner: UUID | str, *words: str) -> str:
    """Return an id made of texts, as `uuid5` makes it: the same texts give the same id for ever."""
    text = "\n".join((str(owner), *words)).encode("utf-8", "surrogatepass")
    made = sha1(_SPACE + text, usedforsecurity=False).hexdigest()  # a fifth of the time of making objects of it
    variant = _VARIANTS[int(made[16], 16) & 3]
    return f"{made[:8]}-{made[8:12]}-5{made[13:16]}-{variant}{made[17:20]}-{made[20:32]}"


@dataclass(slots=True)
class Tables:
    """All rows of a directory, by table, and what is to be told of them."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    title: str = ""
    notices: list[UserError] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """Put a row behind those of its table."""
        self.rows.setdefault(row.table, []).append(row)

    def of(self, table: str) -> list[Row]:
        """Return the rows of a table."""
        return self.rows.get(table, [])

    def each(self) -> Iterator[Row]:
        """Give every row."""
        for rows in self.rows.values():
            yield from rows

    def by(self, table: str, column: str) -> dict[str, list[Row]]:
        """Return the rows of a table by what stands in a column; those in which nothing does are left out."""
        found: dict[str, list[Row]] = {}
        for row in self.of(table):
            if text := row.get(column):
                found.setdefault(text, []).append(row)
        return found


def wrong(row: Row, column: str, message: str, code: str, **values: object) -> UserError:
    """Return what is wrong with a cell, and where it stands.

    Args:
        row: the row it stands in.
        column: of the standard.
        message: marked with N_; it has places for `file`, `line` and `column`.
        code: stable word.
        values: what else fills its places.
    """
    where = {"file": row.file, "line": row.line, "column": column}
    return UserError(message, code=code, field=column, values={**where, **values})


def at(error: UserError, row: Row, column: str) -> UserError:
    """Return what is wrong with a value, with the place where it stands."""
    message = N_("{file}, line {line}, {column}: {problem}")
    return wrong(row, column, message, error.code, problem=error.text())


def first(rows: Iterable[Row]) -> Row | None:
    """Return the first of some rows, if there is one."""
    return next(iter(rows), None)
