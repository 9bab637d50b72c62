"""JSON of a directory as tables: whatever stands in something else becomes a row that points at it."""

import json
from collections.abc import Mapping
from typing import Any, Final

from ks_desktop.coalition.exchange.naming import CARDS, finished, given, named
from ks_desktop.coalition.exchange.opening import Part
from ks_desktop.coalition.exchange.rows import Row, Tables, id_from, wrong
from ks_desktop.coalition.exchange.standard import standard, word_of
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_

_PAGES: Final = ("contents", "content", "items", "results", "data", "value")
_DEEPEST: Final = 40
_SHOWN: Final = 60  # characters of somebody's name of a field
_SAYS_SERVICE: Final = frozenset(  # no year and no country says one of these of an organisation
    {
        *("organization", "organization_id", "program", "program_id", "status", "service_at_locations"),
        *("eligibility_description", "eligibilitys", "minimum_age", "maximum_age", "languages", "schedules"),
        *("application_process", "required_documents", "fees", "fees_description", "cost_options", "capacities"),
        *("service_areas", "service_taxonomys", "assured_date"),
    }
)
_POINTERS: Final = ("link_id", "resource_id")  # columns that point at a row of any table
_ENTITY: Final[Mapping[str, str]] = {"attribute": "link_entity", "metadata": "resource_type"}


def read_json(part: Part, tables: Tables) -> None:
    """Read JSON into the tables: one service or organisation, a list of them, pages of a list, or all at once.

    Raises:
        UserError: it is no such JSON, or something in it has no id, or says two things.
    """
    file, content = part
    try:
        found = json.loads(
            _text(content), parse_constant=str, parse_float=str, object_pairs_hook=lambda said: _once(file, said)
        )
    except (ValueError, RecursionError):
        sentence = N_("{file}: this is no JSON, or it is cut off.")
        raise UserError(sentence, code="json", field=file, values={"file": file}) from None
    _Flattening(file, tables).all(found)


def _text(content: bytes) -> str:
    for codec in (json.detect_encoding(content), "cp1252"):
        try:
            return content.decode(codec)
        except UnicodeDecodeError:
            continue
    raise ValueError


def _once(file: str, said: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return what stands between two braces; a name that says two things there would lose one of them."""
    found = dict(said)
    if len(found) < len(said):
        for name, value in said:
            if value != found[name]:
                sentence = N_("{file}: «{name}» stands twice in one item, and says two things.")
                values = {"file": file, "name": name[:_SHOWN]}
                raise UserError(sentence, code="two_columns", field=file, values=values)
    return found


class _Flattening:
    """One file on its way into tables."""

    def __init__(self, file: str, tables: Tables) -> None:
        self._file = file
        self._tables = tables
        self._known = {(row.table, row.id): row for row in tables.each()}
        self._item = 0

    def all(self, found: Any) -> None:
        """Take in whatever the file holds."""
        items = found if isinstance(found, list) else self._items(found) if isinstance(found, dict) else None
        if items is None:
            raise self._strange()
        for item in items:
            self._item += 1
            if not isinstance(item, dict):
                raise self._strange()
            self.take(_kind_of(item), item, {}, 0)

    def _items(self, found: dict[str, Any]) -> list[Any]:
        words = {word_of(key): value for key, value in found.items()}
        page = next((words[key] for key in _PAGES if isinstance(words.get(key), list)), None)
        if page is not None and "id" not in words:
            return list(page)
        if "id" in words:
            return [found]
        lists = {key: value for key, value in words.items() if isinstance(value, list) and key in standard().names}
        if not lists:
            raise self._strange()
        title = words.get("title")
        self._tables.title = self._tables.title or (title if isinstance(title, str) else "")
        for key, rows in lists.items():
            for row in rows:
                self._item += 1
                if not isinstance(row, dict):
                    raise self._strange()
                self.take(standard().names[key], row, given(key), 0)
        return []

    def take(self, table: str, found: Mapping[str, Any], usual: Mapping[str, str], depth: int, within: str = "") -> str:
        """Take in one thing with all that stands in it, and return its id."""
        if depth > _DEEPEST:
            raise self._strange()
        columns: dict[str, str] = {}
        inside: list[tuple[str, Any]] = []
        for key, value in found.items():
            word = word_of(key)
            if self._is_inside(table, word, value):
                inside.append((word, value))
            elif (text := _as_text(value)) and word:
                columns[word] = text
        row = Row(table, {**usual, **named(table, columns)}, self._file, self._item)
        if not row.id and table not in CARDS:
            row.columns["id"] = id_from(within, table, json.dumps(found, sort_keys=True))
        row = finished(row)
        for word, value in inside:
            self._inside(row, word, value, depth + 1)
        return self._keep(row)

    def _is_inside(self, table: str, word: str, value: Any) -> bool:
        if isinstance(value, dict):
            return word in standard().table(table).ones
        is_rows = isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)
        return is_rows and (word in standard().table(table).lists or word in standard().names)

    def _inside(self, row: Row, word: str, value: Any, depth: int) -> None:
        known = standard().table(row.table)
        if isinstance(value, dict):
            target, column = known.ones[word]
            row.columns[column] = self.take(target, value, {}, depth, within=row.id)
            return
        target, column = known.lists.get(word) or _pointing(row.table, standard().names[word])
        usual = {**given(word), column: row.id}
        if target in _ENTITY:
            usual.setdefault(_ENTITY[target], row.table)
        for each in value:
            said = {key: text for key, text in each.items() if word_of(key) != column or text}
            self.take(target, said, usual, depth, within=row.id)

    def _keep(self, row: Row) -> str:
        """Put a row with what is known of it already: the same thing may stand in many others."""
        known = self._known.get((row.table, row.id))
        if known is None:
            self._known[row.table, row.id] = row
            self._tables.add(row)
            return row.id
        links = {*standard().table(row.table).links, *_POINTERS}
        for column, text in row.columns.items():
            said = known.columns.setdefault(column, text)
            if said == text:
                continue
            if column in links:  # one phone of two services: each has its own row
                return self._again(row, column)
            sentence = N_("{file}, item {line}: «{table}» with the id {id} is there twice, with another {column}.")
            raise wrong(row, column, sentence, "twice", table=row.table, id=row.id[:60])
        return row.id

    def _again(self, row: Row, column: str) -> str:
        row.columns["id"] = id_from(row.id, row.get(column))
        return self._keep(row)

    def _strange(self) -> UserError:
        sentence = N_("{file}: there are no services or organisations in it, as a directory in JSON (HSDS) has them.")
        return UserError(sentence, code="json_kind", field=self._file, values={"file": self._file})


def _kind_of(found: Mapping[str, Any]) -> str:
    words = frozenset(map(word_of, found))
    if {"service", "location"} <= words:
        return "service_at_location"
    return "service" if words & _SAYS_SERVICE else "organization"


def _pointing(table: str, target: str) -> tuple[str, str]:
    """Return the table of a list under a name of another year, and its column that points back."""
    known = standard().table(table).lists.values()
    return next((place for place in known if place[0] == target), (target, f"{table}_id"))


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None or value in ([], {}):
        return ""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
