"""Rows that go from one case to another, or away for a time, and come back exactly as they were.

Values are kept as the database holds them, so that what comes back is equal to the last byte.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final
from uuid import UUID

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base
from ks_desktop.core.values import CaseId

_VERSION: Final = "version"
Raw = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One row that was changed: its table and id, and what stood in its columns before and after."""

    table: str
    id: str
    before: Raw
    after: Raw

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self)


def rows(reading: Reading, table: str, column: str, values: Iterable[UUID]) -> list[Raw]:
    """Return whole rows of a table as the database holds them, in the order of their ids."""
    found: list[Raw] = []
    for value in values:
        query = f"SELECT * FROM {_name(table)} WHERE {_column(table, column)} = ?"  # noqa: S608 - names of our own
        result = reading.session.connection().exec_driver_sql(query, (value.hex,))
        found += [dict(row._mapping) for row in result]  # noqa: SLF001 - SQLAlchemy's name for a row as a mapping
    return found


def put_back(work: Work, table: str, gone: Iterable[Raw]) -> None:
    """Insert whole rows as they were."""
    for row in gone:
        names = ", ".join(_column(table, name) for name in row)
        marks = ", ".join("?" for _name_ in row)
        statement = f"INSERT INTO {_name(table)} ({names}) VALUES ({marks})"  # noqa: S608 - names of our own
        work.session.connection().exec_driver_sql(statement, tuple(row.values()))


def remove(work: Work, table: str, column: str, value: UUID) -> None:
    """Remove the rows with a value."""
    statement = f"DELETE FROM {_name(table)} WHERE {_column(table, column)} = ?"  # noqa: S608 - names of our own
    work.session.connection().exec_driver_sql(statement, (value.hex,))


def change(work: Work, table: str, row: Raw, after: Mapping[str, Any]) -> Moved:
    """Change columns of a row; its version rises, so that whoever has it open is told."""
    changed = dict(after)
    if _VERSION in row:
        changed[_VERSION] = row[_VERSION] + 1
    _update(work, table, row["id"], changed)
    return Moved(table=table, id=row["id"], before={name: row[name] for name in changed}, after=changed)


def move(work: Work, kinds: Sequence[type[Base]], gone: CaseId, kept: CaseId) -> list[Moved]:
    """Give the rows of one case to another."""
    return [
        change(work, kind.__tablename__, row, {"case_id": kept.hex})
        for kind in kinds
        for row in rows(work, kind.__tablename__, "case_id", [gone])
    ]


def undo(work: Work, moved: Moved) -> None:
    """Give a row back what it had. What was changed since stays as it is now; a row that is gone stays gone."""
    now = next(iter(rows(work, moved.table, "id", [UUID(moved.id)])), None)
    if now is None:
        return
    back = {name: moved.before[name] for name, value in moved.after.items() if name != _VERSION and now[name] == value}
    if _VERSION in now:
        is_untouched = now[_VERSION] == moved.after[_VERSION]
        back[_VERSION] = moved.before[_VERSION] if is_untouched else now[_VERSION] + 1
    if back:
        _update(work, moved.table, moved.id, back)


def _update(work: Work, table: str, key: str, values: Mapping[str, Any]) -> None:
    sets = ", ".join(f"{_column(table, name)} = ?" for name in values)
    statement = f"UPDATE {_name(table)} SET {sets} WHERE id = ?"  # noqa: S608 - names of our own
    work.session.connection().exec_driver_sql(statement, (*values.values(), key))


def _name(table: str) -> str:
    return f'"{Base.metadata.tables[table].name}"'


def _column(table: str, name: str) -> str:
    return f'"{Base.metadata.tables[table].columns[name].name}"'


class RowsJoined:
    """The part of a room that only has rows to give to the other case; see `CasesJoined`."""

    def __init__(self, *kinds: type[Base]) -> None:
        self._kinds = kinds
        self.joined_tables: Final = frozenset(kind.__tablename__ for kind in kinds)

    def cases_joined(self, gone: CaseId, kept: CaseId, *, work: Work) -> list[Moved]:
        """Give them."""
        return move(work, self._kinds, gone, kept)
