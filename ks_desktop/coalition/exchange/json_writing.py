"""Tables as JSON, as an HSDS service stands in a list of the standard: with everything that belongs to it inside."""

import json
from typing import Any, Final

from ks_desktop.coalition.exchange.rows import Row, Tables
from ks_desktop.coalition.exchange.standard import Table, standard

_TOPS: Final = ("service", "organization", "location", "program")
# Where a card stands in another one it is named only: the whole of it stands in its own list, once.
_APART: Final = "taxonomy"  # terms name theirs by its id
_NAMED_ONLY: Final = frozenset({"service", "organization", "location", "program"})


def json_file(tables: Tables) -> bytes:
    """Return the tables as JSON; equal tables give equal bytes."""
    nesting = _Nesting(tables)
    found: dict[str, Any] = {"version": standard().version, "title": tables.title or "Sociale kaart"}
    for table in _TOPS:
        if rows := tables.of(table):
            found[standard().plurals[table]] = [nesting.whole(row) for row in rows]
    # What belongs to none of them stands in lists of its own.
    for table in sorted(tables.rows, key=_order):
        if left := [row for row in tables.of(table) if (table, row.id) not in nesting.inside and table not in _TOPS]:
            found[standard().plurals.get(table, table)] = [_cells(standard().table(table), row) for row in left]
    return _lines(found).encode()


def _lines(found: dict[str, Any]) -> str:
    """Return JSON with a line for each thing in a list: quick to write, and two files can be compared by line."""
    parts = []
    for key, value in found.items():
        if isinstance(value, list):
            rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in value)
            parts.append(f"{json.dumps(key)}: [\n{rows}\n]")
        else:
            parts.append(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _order(table: str) -> tuple[int, str]:
    names = list(standard().tables)
    return (names.index(table) if table in names else len(names), table)


class _Nesting:
    """Rows on their way into each other."""

    def __init__(self, tables: Tables) -> None:
        self.inside: set[tuple[str, str]] = set()
        self._by_id = {table: {row.id: row for row in tables.of(table)} for table in tables.rows}
        places = {place for table in standard().tables.values() for place in table.lists.values()}
        self._by_link = {(table, column): tables.by(table, column) for table, column in places}

    def whole(self, row: Row, *, but: str = "") -> dict[str, Any]:
        """Return a row with all that belongs to it, but not what one of its columns points at."""
        table = standard().table(row.table)
        found = _cells(table, row)
        for word, (target, column) in _first_names(table).items():
            one = self._by_id.get(target, {}).get(row.get(column))
            if one is not None and column != but and target != _APART:
                found[word] = self._one(one)
                if target not in _NAMED_ONLY:
                    found.pop(column, None)
        for word, (target, column) in table.lists.items():
            rows = self._by_link[target, column].get(row.id, ())
            if rows and target not in _NAMED_ONLY:
                found[word] = [self._child(each, column, row.table) for each in rows]
        return found

    def _one(self, row: Row) -> dict[str, Any]:
        self.inside.add((row.table, row.id))
        return _cells(standard().table(row.table), row) if row.table in _NAMED_ONLY else self.whole(row)

    def _child(self, row: Row, column: str, owner: str) -> dict[str, Any]:
        self.inside.add((row.table, row.id))
        found = self.whole(row, but=column)
        if row.table != "attribute" or row.get("link_entity") == owner:
            found.pop(column, None)
        return found


def _first_names(table: Table) -> dict[str, tuple[str, str]]:
    """Return under which name one row stands in another: the first of several for a column."""
    named: dict[tuple[str, str], str] = {}
    for word, place in table.ones.items():
        named.setdefault(place, word)
    return {word: place for place, word in named.items()}


def _cells(table: Table, row: Row) -> dict[str, Any]:
    known = [name for name in table.columns if row.get(name)]
    besides = sorted(set(row.columns).difference(table.columns))
    return {name: _value(table, name, row.get(name)) for name in (*known, *besides)}


def _value(table: Table, column: str, text: str) -> Any:
    if column in table.numbers:
        return _number(text)
    if column in table.columns or text[:1] not in {"[", "{"}:
        return text
    try:
        return json.loads(text)  # what the standard does not know and JSON had as a list
    except (ValueError, RecursionError):
        return text


def _number(text: str) -> Any:
    for kind in (int, float):
        try:
            number = kind(text)
        except ValueError:
            continue
        if str(number) == text:  # a 0 in front is part of a text
            return number
    return text
