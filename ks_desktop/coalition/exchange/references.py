"""What points at what: ids made alike, and what points at nothing or in a circle is said."""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from uuid import UUID

from ks_desktop.coalition.exchange.rows import Row, Tables, id_from, wrong
from ks_desktop.coalition.exchange.standard import standard
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_

MOST_ERRORS: Final = 20  # more say nothing more
MOST_LOOSE: Final = 100  # pointers at nothing that are told
ORIGINAL: Final = "original_id"
_ANY: Final[Mapping[str, str]] = {"link_id": "link_entity", "resource_id": "resource_type"}
_ALIKE: Final = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_SHOWN: Final = 60  # characters of somebody's id
_CARDS: Final = ("organization", "service", "location", "contact")
_PARENT: Final = "parent_organization_id"


def checked(tables: Tables) -> None:
    """Make all ids alike, and say what is wrong with them.

    An id that is no UUID becomes one, the same whenever it is read; what it was stays beside it and goes out again.
    What points at a row that is not there is told with the tables: one page of a directory names the organisation
    above, and nobody who gets the file could mend it.

    Raises:
        UserErrors: an id is there twice, or organisations stand in a circle.
    """
    _make_alike(tables)
    errors = [*_twice(tables), *_shared(tables), *_circles(tables)]
    if errors:
        raise UserErrors(errors[:MOST_ERRORS])
    tables.notices += _told(list(_dangling(tables)))


def _told(loose: list[UserError]) -> list[UserError]:
    if len(loose) <= MOST_LOOSE:
        return loose
    sentence = N_("Places besides where a row points at one that is not in the file: {count}.")
    more = UserError(sentence, code="dangling", values={"count": len(loose) - MOST_LOOSE})
    return [*loose[:MOST_LOOSE], more]


def _make_alike(tables: Tables) -> None:
    for row in tables.each():
        links = standard().table(row.table).links
        for column, target in {"id": row.table, **links, **_targets(row)}.items():
            text = row.get(column).strip()
            if text:
                row.columns[column] = _uuid(target, text)
                if column == "id" and row.columns["id"] != text:
                    row.columns.setdefault(ORIGINAL, text)


def _targets(row: Row) -> dict[str, str]:
    """Return what the columns point at that may point at any table."""
    return {column: standard().names.get(row.get(kind), "") for column, kind in _ANY.items() if row.get(column)}


def _uuid(table: str, text: str) -> str:
    if _ALIKE.fullmatch(text):
        return text
    try:
        return str(UUID(text))
    except ValueError:
        return id_from(table, text)


def _twice(tables: Tables) -> Iterator[UserError]:
    for table, rows in tables.rows.items():
        known: dict[str, Row] = {}
        for row in rows:
            other = known.setdefault(row.id, row)
            if other.columns != row.columns:
                sentence = N_("{file}, line {line}: the id {id} stands in line {first} of «{table}» already.")
                shown = (row.get(ORIGINAL) or row.id)[:_SHOWN]
                yield wrong(row, "id", sentence, "twice", id=shown, first=other.line, table=table)
        tables.rows[table] = list(known.values())  # a line that stands there twice says nothing new


def _shared(tables: Tables) -> Iterator[UserError]:
    """Give what has the id of a card of another kind: whoever is pointed at could be either."""
    known: dict[str, Row] = {}
    for table in _CARDS:
        for row in tables.of(table):
            other = known.setdefault(row.id, row)
            if other is not row:
                sentence = N_("{file}, line {line}: the id {id} stands in line {first} of «{table}» already.")
                shown = (row.get(ORIGINAL) or row.id)[:_SHOWN]
                yield wrong(row, "id", sentence, "twice", id=shown, first=other.line, table=other.table)


def _dangling(tables: Tables) -> Iterator[UserError]:
    known = {table: {row.id for row in rows} for table, rows in tables.rows.items()}
    for row in tables.each():
        for column, target in standard().table(row.table).links.items():
            text = row.get(column)
            # A file of one table alone points outside it: what it points at is not known, and it is no mistake.
            if text and target in known and text not in known[target]:
                sentence = N_("{file}, line {line}, {column}: there is no row with this id in «{table}».")
                yield wrong(row, column, sentence, "dangling", table=target)


def _circles(tables: Tables) -> Iterator[UserError]:
    rows = {row.id: row for row in tables.of("organization")}
    done: set[str] = set()
    for start in rows:
        path: list[str] = []
        here = start
        while here in rows and here not in done and here not in path:
            path.append(here)
            here = rows[here].get(_PARENT)
        if here in path:
            sentence = N_("{file}, line {line}, {column}: these organisations are above each other in a circle.")
            yield wrong(rows[here], _PARENT, sentence, "circle")
        done.update(path)
