"""The tables of the standard, and how other files name them: data in `resources/directory`, read once."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from ks_desktop.core import paths

_BETWEEN: Final = re.compile(r"[^a-z0-9]+")
_GUESSED: Final = {
    f"{name}_id": name for name in ("service", "organization", "location", "contact", "service_at_location")
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table.

    Attributes:
        required: columns without which a row is not right.
        numbers: columns that JSON has as numbers.
        choices: what may stand in a column.
        links: column to the table it points at.
        lists: name in JSON to the table of the rows in it, and their column that points back.
        ones: name in JSON to the table of the one row in it, and our column that points at it.
    """

    name: str
    columns: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    numbers: frozenset[str] = frozenset()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    ones: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """What is known of tables.

    Attributes:
        tables: by name, in the order in which they are written.
        names: every name of a table to the one that counts.
        columns: by table every name of a column to the one that counts.
        given: by a name of a table what its rows are given.
        plurals: by table the name of a list of its rows.
    """

    version: str
    tables: Mapping[str, Table]
    names: Mapping[str, str]
    columns: Mapping[str, Mapping[str, str]]
    given: Mapping[str, Mapping[str, str]]
    plurals: Mapping[str, str]

    def table(self, name: str) -> Table:
        """Return a table; one that the standard does not have points where the names of its columns say."""
        return self.tables.get(name) or Table(name=name, columns=("id",), links=_GUESSED)


@lru_cache(maxsize=2_000)
def word_of(name: str) -> str:
    """Return a name as names are compared: small letters and underscores."""
    return _BETWEEN.sub("_", name.strip().lower()).strip("_")


@lru_cache(maxsize=1)
def standard() -> Standard:
    """Return the tables that ship with the program."""
    hsds, variants = _read("hsds"), _read("variants")
    tables = {name: _table(name, each, hsds["every"]["lists"]) for name, each in hsds["table"].items()}
    others: Mapping[str, list[str]] = variants["tables"]
    return Standard(
        version=hsds["version"],
        tables=tables,
        names={spelling: name for name, spellings in others.items() for spelling in (name, *spellings)},
        columns={table: dict(_spellings(known)) for table, known in variants["columns"].items()},
        given=variants["given"],
        plurals={name: spellings[0] for name, spellings in others.items()},
    )


def _table(name: str, written: Mapping[str, Any], every: Mapping[str, str]) -> Table:
    return Table(
        name=name,
        columns=tuple(written["columns"]),
        required=tuple(written["required"]),
        numbers=frozenset(written.get("numbers", ())),
        choices={column: tuple(words) for column, words in written.get("choices", {}).items()},
        links=written.get("links", {}),
        lists={word: _place(place) for word, place in (written.get("lists", {}) | every).items()},
        ones={word: _place(place) for word, place in written.get("ones", {}).items()},
    )


def _place(written: str) -> tuple[str, str]:
    table, _dot, column = written.partition(".")
    return table, column


def _spellings(known: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for name, spellings in known.items():
        for spelling in spellings:
            yield spelling, name


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "directory" / f"{name}.toml").read_text(encoding="utf-8"))
