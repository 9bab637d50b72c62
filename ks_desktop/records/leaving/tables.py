"""Which tables go along, and how a row of each is read out of the file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.core.database import Reading
from ks_desktop.core.rows import Base
from ks_desktop.core.values import UserId
from ks_desktop.records.purposes import DataTable, purposes

ALL: Final = "all"
RESTRICTED: Final = ["restricted"]
_SAFETY: Final = "safety"
_SEALED: Final = "sealed"
_ROWS_AT_ONCE: Final = 200

OpenSealed = Callable[[bytes, str, UUID, UserId], str]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What opens what few may read, for somebody who may and asked for it; without it those columns stay empty."""

    open: OpenSealed
    actor: UserId


def going_along() -> tuple[DataTable, ...]:
    """Return the tables that go along, as the data list has them; what is made from others stays."""
    return tuple(table for table in purposes().tables.values() if ALL in table.leaves)


def staying() -> tuple[DataTable, ...]:
    """Return the tables that do not go along: made from others, or not saved yet."""
    return tuple(table for table in purposes().tables.values() if ALL not in table.leaves)


def is_restricted(table: DataTable) -> bool:
    """Tell whether only few may read a table."""
    return list(table.seen) == RESTRICTED


def count(table: DataTable, reading: Reading) -> int:
    """Return how many rows a table has."""
    return int(reading.session.scalar(sa.select(sa.func.count()).select_from(_table(table))) or 0)


def rows(table: DataTable, reading: Reading, *, sealed: Sealed | None) -> Iterator[Row]:
    """Yield each row of a table, by case where it has one, so that a record can be put together from all tables."""
    real = _table(table)
    order = [real.c.case_id] if "case_id" in real.c else []
    query = sa.select(real).order_by(*order, *real.primary_key.columns)
    found = reading.session.connection().execution_options(yield_per=_ROWS_AT_ONCE).execute(query)
    for row in found.mappings():
        yield _shown(dict(row), table, sealed)


def _shown(row: Row, table: DataTable, sealed: Sealed | None) -> Row:
    if _SEALED not in row or not is_restricted(table):
        return row
    if sealed is None:
        return {name: None if table.column(name).kind == _SAFETY else value for name, value in row.items()}
    if row[_SEALED] is not None:
        row[_SEALED] = sealed.open(row[_SEALED], table.name, row["id"], sealed.actor)
    return row


def _table(table: DataTable) -> sa.Table:
    return Base.metadata.tables[table.name]
