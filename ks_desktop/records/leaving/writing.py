"""Writes everything into a folder: a CSV file for each table, papers as files, a JSON file for each case."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from ks_desktop.core.database import Reading
from ks_desktop.records.leaving.cells import line_of, plain, text_of
from ks_desktop.records.leaving.tables import Row, Sealed, going_along, rows
from ks_desktop.records.purposes import DataTable

TABLES: Final = "tabellen"
PAPERS: Final = "stukken"
LETTERS: Final = "brieven"
CASES: Final = "dossiers"
_ENDINGS: Final = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg", "text/csv": "csv"}
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9-]+")
_CLIENT: Final = "client"
_CASE: Final = "client_case"


class StoppedError(Exception):
    """Somebody wants it stopped."""


@dataclass(kw_only=True)
class Written:
    """What was written: rows of each table, and each file with its hash, by its place in the folder."""

    rows: dict[str, int] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    cases: int = 0


class Writer:
    """Writes one export; nobody reads it before it is whole."""

    def __init__(
        self,
        folder: Path,
        reading: Reading,
        *,
        numbers: Mapping[Any, str],
        sealed: Sealed | None,
        step: Callable[[str], None],
    ) -> None:
        """Begin.

        Args:
            folder: an empty folder.
            reading: one moment of the database.
            numbers: the number of each final letter by the paper that is kept of it.
            sealed: opens what few may read; None leaves it out.
            step: told the name of each part when it begins; raises `StoppedError`.
        """
        self._folder = folder
        self._reading = reading
        self._numbers = numbers
        self._sealed = sealed
        self._step = step
        self.written = Written()

    def write(self, dictionary: Iterable[Mapping[str, Any]]) -> Written:
        """Write all of it.

        Raises:
            StoppedError: it was stopped.
            OSError: the disk is full or gone.
        """
        for name in (TABLES, PAPERS, LETTERS, CASES):
            (self._folder / name).mkdir()
        self._dictionary(list(dictionary))
        for table in going_along():
            self._step(table.name)
            self._table(table)
        self._step(CASES)
        self._cases()
        return self.written

    def add(self, name: str, content: bytes) -> None:
        """Write a file of its own."""
        place = self._folder / name
        place.write_bytes(content)
        self.written.files[name] = hashlib.sha256(content).hexdigest()

    def _dictionary(self, entries: list[Mapping[str, Any]]) -> None:
        heads = tuple(entries[0])
        lines = [line_of(heads), *(line_of([text_of(entry[head]) for head in heads]) for entry in entries)]
        self.add("gegevenslijst.csv", "".join(lines).encode())

    def _table(self, table: DataTable) -> None:
        name = f"{TABLES}/{table.name}.csv"
        heads = [column.name for column in table.columns]
        digest, count = hashlib.sha256(), 0
        with (self._folder / name).open("wb") as stream:
            for line in self._lines(table, heads):
                content = line.encode()
                stream.write(content)
                digest.update(content)
                count += 1
        self.written.rows[table.name] = count - 1
        self.written.files[name] = digest.hexdigest()

    def _lines(self, table: DataTable, heads: list[str]) -> Iterator[str]:
        yield line_of(heads)
        for number, row in enumerate(rows(table, self._reading, sealed=self._sealed)):
            if number % 200 == 0:
                self._step(table.name)
            yield line_of([text_of(value) for value in self._with_files(table, row, heads)])

    def _with_files(self, table: DataTable, row: Row, heads: list[str]) -> Iterator[Any]:
        for head in heads:
            value = row[head]
            yield self._paper(table, row, value) if isinstance(value, bytes) else value

    def _paper(self, table: DataTable, row: Row, content: bytes) -> str:
        key = row.get("id", row.get("name", ""))
        number = self._numbers.get(key, "")
        ending = _ENDINGS.get(str(row.get("media_type", "application/pdf")), "bin")
        stem = _UNSAFE.sub("-", number) if number else f"{table.name}-{_UNSAFE.sub('-', str(key))}"
        name = f"{LETTERS if number else PAPERS}/{stem}.{ending}"
        if name not in self.written.files:
            self.add(name, content)
        return name

    def _cases(self) -> None:
        beside = [table for table in going_along() if _has_case(table)]
        groups = {table.name: _Groups(table, self._reading, self._sealed) for table in beside}
        women = {row["id"]: row for row in rows(_named(_CLIENT), self._reading, sealed=None)}
        for number, case in enumerate(rows(_named(_CASE), self._reading, sealed=None)):
            if number % 100 == 0:
                self._step(CASES)
            record: dict[str, Any] = {
                _CLIENT: self._as_json(_named(_CLIENT), women[case["client_id"]]),
                _CASE: self._as_json(_named(_CASE), case),
            }
            for table in beside:
                found = groups[table.name].of(case["id"])
                record[table.name] = [self._as_json(table, row) for row in found]
            content = json.dumps(record, ensure_ascii=False, indent=1).encode()
            self.add(f"{CASES}/{case['id']}.json", content)
            self.written.cases += 1

    def _as_json(self, table: DataTable, row: Row) -> dict[str, Any]:
        return {
            name: self._paper(table, row, value) if isinstance(value, bytes) else plain(value)
            for name, value in row.items()
        }


class _Groups:
    """The rows of a table by case, asked in the order of the cases: read once, nothing kept."""

    def __init__(self, table: DataTable, reading: Reading, sealed: Sealed | None) -> None:
        self._groups = groupby(rows(table, reading, sealed=sealed), key=lambda row: row["case_id"])
        self._next = next(self._groups, None)

    def of(self, case_id: Any) -> list[Row]:
        while self._next is not None and (self._next[0] is None or self._next[0].hex < case_id.hex):
            self._next = next(self._groups, None)  # of no case
        if self._next is None or self._next[0] != case_id:
            return []
        found = list(self._next[1])
        self._next = next(self._groups, None)
        return found


def _has_case(table: DataTable) -> bool:
    return any(column.name == "case_id" for column in table.columns)


def _named(name: str) -> DataTable:
    return next(table for table in going_along() if table.name == name)
