"""What a unit of work changed, row by row, kept so that it can be put back to the last column but the version.

Of a row that was changed its old columns are kept, of one that was removed the whole row, of a new one nothing. Beside
them lies a seal of the row as the work left it: a row that is not so any more is not put back. Values are kept as the
file holds them, so that nothing is rounded or spelled anew.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base

Row = dict[str, Any]
RowKey = tuple[str, str]
_VERSION: Final = "version"
_BYTES: Final = "hex"  # bytes as plain values: {"hex": "00ff"}
_PARTS: Final = "/"  # between the parts of a key of several columns
_AT_ONCE: Final = 400  # keys in one question


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """One row that a unit of work changed.

    Attributes:
        table: its table.
        key: its primary key as text, several columns with "/" between.
        before: what its changed columns held, the whole row where it was removed, None where it was new.
        seal: of the row as the work left it, None where it was removed.
    """

    table: str
    key: str
    before: Row | None
    seal: str | None

    @property
    def row(self) -> RowKey:
        """Return which row it is about."""
        return self.table, self.key


class RowChangedError(Exception):
    """A row is not as the work left it, or another row hangs on it; nothing may be put back.

    Attributes:
        row: table and key.
        is_for_good: it can never be put back.
    """

    def __init__(self, row: RowKey, *, is_for_good: bool = False) -> None:
        super().__init__(row[0])
        self.row = row
        self.is_for_good = is_for_good


def images(touched: Iterable[RowKey], before: Reading, work: Work) -> tuple[Image, ...]:
    """Return what a unit of work changed of these rows, against how an open look at the file still sees them."""
    keys = tuple(dict.fromkeys(touched))
    then, now = _rows(before, keys), _rows(work, keys)
    found = (_image(row, then.get(row), now.get(row)) for row in keys)
    return tuple(image for image in found if image is not None)


def as_json(kept: Iterable[Image]) -> dict[str, Any]:
    """Return images as plain values, with the columns that their seals speak of."""
    kept = tuple(kept)
    columns = {table: _columns(table) for table in dict.fromkeys(image.table for image in kept)}
    return {"columns": columns, "rows": [[i.table, i.key, _plain(i.before), i.seal] for i in kept]}


def keys_in(payload: Mapping[str, Any]) -> frozenset[RowKey]:
    """Return which rows images in plain values are about."""
    return frozenset((table, key) for table, key, _before, _seal in payload.get("rows", ()))


def put_back(payload: Mapping[str, Any], work: Work) -> frozenset[RowKey]:
    """Put every row back as it was before the work whose images these are, and return them.

    Raises:
        RowChangedError: one is not as that work left it, or a row that would go has others hanging on it.
        IntegrityError: its place was taken, by what may be there only once.
    """
    kept = [Image(table=t, key=k, before=_raw(before), seal=seal) for t, k, before, seal in payload["rows"]]
    work.session.flush()
    now = _rows(work, [image.row for image in kept])
    for image in kept:
        _check_untouched(image, now.get(image.row), payload["columns"][image.table])
    ours = frozenset(image.row for image in kept)
    for image in kept:
        if image.before is None:
            _check_alone(image.row, ours, work)
    connection = work.session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # in whatever order: it must fit when all is done
    for image in sorted(kept, key=_what_first):
        _write(image, now.get(image.row), connection)
    _check_parents((image for image in kept if image.before is not None), work)
    work.session.expire_all()
    return ours


def _what_first(image: Image) -> int:
    # What is there only once must be gone before it comes anew.
    if image.before is None:
        return 0
    return 1 if image.seal is not None else 2


def _image(row: RowKey, then: Row | None, now: Row | None) -> Image | None:
    if _unversioned(then) == _unversioned(now):
        return None
    seal = None if now is None else _seal(now, _columns(row[0]))
    if then is None or now is None:
        return Image(table=row[0], key=row[1], before=then, seal=seal)
    changed = {name: value for name, value in then.items() if name != _VERSION and now[name] != value}
    return Image(table=row[0], key=row[1], before=changed, seal=seal)


def _unversioned(row: Row | None) -> Row | None:
    return None if row is None else {name: value for name, value in row.items() if name != _VERSION}


def _check_untouched(image: Image, now: Row | None, columns: Iterable[str]) -> None:
    names = [*columns, *(image.before or ())]
    if any(name not in Base.metadata.tables[image.table].columns for name in names):
        raise RowChangedError(image.row, is_for_good=True)
    if (None if now is None else _seal(now, columns)) != image.seal:
        raise RowChangedError(image.row)


def _check_alone(row: RowKey, ours: Collection[RowKey], work: Work) -> None:
    for child, column in _pointing_at(row[0]):
        query = f"SELECT {_key_of(child)} FROM {_name(child)} WHERE {_quoted(column)} = ?"  # noqa: S608 - our names
        for (key,) in work.session.connection().exec_driver_sql(query, (row[1],)):
            if (child, key) not in ours:
                raise RowChangedError((child, key))


def _check_parents(kept: Iterable[Image], work: Work) -> None:
    connection = work.session.connection()
    for image in kept:
        for column in Base.metadata.tables[image.table].columns:
            for pointer in column.foreign_keys:
                parent = pointer.column.table.name
                query = (
                    f"SELECT c.{_quoted(column.name)} FROM {_name(image.table)} c"  # noqa: S608 - names of our own
                    f" WHERE {_key_of(image.table, 'c.')} = ? AND c.{_quoted(column.name)} IS NOT NULL AND NOT EXISTS"
                    f" (SELECT 1 FROM {_name(parent)} p WHERE p.{_quoted(pointer.column.name)}"
                    f" = c.{_quoted(column.name)})"
                )
                for (value,) in connection.exec_driver_sql(query, (image.key,)):
                    raise RowChangedError((parent, str(value)))


def _write(image: Image, now: Row | None, connection: sa.Connection) -> None:
    table, where = image.table, f"{_key_of(image.table)} = ?"
    if image.before is None:
        connection.exec_driver_sql(f"DELETE FROM {_name(table)} WHERE {where}", (image.key,))  # noqa: S608
        return
    values = dict(image.before)
    if now is None:
        names, marks = ", ".join(map(_quoted, values)), ", ".join("?" for _value in values)
        statement = f"INSERT INTO {_name(table)} ({names}) VALUES ({marks})"  # noqa: S608 - names of our own
        connection.exec_driver_sql(statement, tuple(values.values()))
        return
    if _VERSION in now:
        values[_VERSION] = now[_VERSION] + 1  # whoever has it open is told
    sets = ", ".join(f"{_quoted(name)} = ?" for name in values)
    statement = f"UPDATE {_name(table)} SET {sets} WHERE {where}"  # noqa: S608 - names of our own
    connection.exec_driver_sql(statement, (*values.values(), image.key))


def _rows(reading: Reading, keys: Iterable[RowKey]) -> dict[RowKey, Row]:
    wanted: dict[str, list[str]] = {}
    for table, key in keys:
        wanted.setdefault(table, []).append(key)
    found: dict[RowKey, Row] = {}
    for table, each in wanted.items():
        for first in range(0, len(each), _AT_ONCE):
            found |= _some(reading, table, each[first : first + _AT_ONCE])
    return found


def _some(reading: Reading, table: str, keys: list[str]) -> dict[RowKey, Row]:
    marks = ", ".join("?" for _key in keys)
    query = f"SELECT {_key_of(table)}, * FROM {_name(table)} WHERE {_key_of(table)} IN ({marks})"  # noqa: S608
    result = reading.session.connection().exec_driver_sql(query, tuple(keys))
    names = list(result.keys())[1:]
    return {(table, str(row[0])): dict(zip(names, row[1:], strict=True)) for row in result}


def _pointing_at(table: str) -> Iterator[tuple[str, str]]:
    for child in Base.metadata.sorted_tables:
        for column in child.columns:
            # A row that lets go by itself, or goes along, does not hold on to it.
            if any(p.column.table.name == table and p.ondelete is None for p in column.foreign_keys):
                yield child.name, column.name


def _columns(table: str) -> list[str]:
    return [column.name for column in Base.metadata.tables[table].columns if column.name != _VERSION]


def _seal(row: Row, columns: Iterable[str]) -> str:
    named = [[name, _spelled(row[name])] for name in sorted(columns)]
    return hashlib.sha256(json.dumps(named, ensure_ascii=True).encode()).hexdigest()


def _plain(row: Row | None) -> Row | None:
    return None if row is None else {name: _spelled(value) for name, value in row.items()}


def _spelled(value: Any) -> Any:
    return {_BYTES: value.hex()} if isinstance(value, bytes) else value


def _raw(row: Row | None) -> Row | None:
    if row is None:
        return None
    return {name: bytes.fromhex(v[_BYTES]) if isinstance(v, dict) else v for name, v in row.items()}


def _key_of(table: str, beside: str = "") -> str:
    keys = [f"{beside}{_quoted(column.name)}" for column in Base.metadata.tables[table].primary_key]
    return keys[0] if len(keys) == 1 else f" || '{_PARTS}' || ".join(keys)


def _name(table: str) -> str:
    return _quoted(Base.metadata.tables[table].name)


def _quoted(name: str) -> str:
    return f'"{name}"'
