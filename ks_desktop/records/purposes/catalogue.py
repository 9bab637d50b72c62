"""The data list as shipped: what each table and column is for, on which ground, whose it is, how long it stays."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ks_desktop.core import paths


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A legal ground; `mark` F: read in the source, U: known but not read there, P: our proposal."""

    words: str
    law: str
    mark: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What something is kept for, on which grounds."""

    words: str
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKind:
    """A kind of data: whether it is about a person, and whether the law guards it more."""

    words: str
    is_personal: bool = False
    is_special: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DataColumn:
    """One column: its name in the schema, the kind of data, and what it is in words."""

    name: str
    kind: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """One table.

    Attributes:
        about: whose data it holds, a word of `Purposes.about`.
        kept: how long, a kind of `retention.toml` or a word of `Purposes.kept`.
        seen: who may see it, rights or words of `Purposes.seen`.
        leaves: by which ways it leaves the program, words of `Purposes.leaves`.
    """

    name: str
    words: str
    about: str
    purposes: tuple[str, ...]
    kept: str
    seen: tuple[str, ...]
    leaves: tuple[str, ...]
    columns: tuple[DataColumn, ...]

    def column(self, name: str) -> DataColumn:
        """Return a column.

        Raises:
            KeyError: it is not named in the list.
        """
        return next((column for column in self.columns if column.name == name), None) or _missing(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Purposes:
    """All of it."""

    bases: Mapping[str, Basis]
    purposes: Mapping[str, Purpose]
    kinds: Mapping[str, DataKind]
    about: Mapping[str, str]
    leaves: Mapping[str, str]
    seen: Mapping[str, str]
    kept: Mapping[str, str]
    tables: Mapping[str, DataTable]

    def of_purpose(self, purpose: str) -> tuple[DataTable, ...]:
        """Return the tables that serve a purpose, as the list has them."""
        return tuple(table for table in self.tables.values() if purpose in table.purposes)

    def is_special(self, table: DataTable) -> bool:
        """Tell whether a table holds data that the law guards more."""
        return any(self.kinds[column.kind].is_special for column in table.columns)


@cache
def purposes() -> Purposes:
    """Return the list as it is shipped."""
    with (paths.resources() / "catalogue" / "purposes.toml").open("rb") as stream:
        data = tomllib.load(stream)
    return Purposes(
        bases={key: Basis(**one) for key, one in data["bases"].items()},
        purposes={key: Purpose(words=one["words"], basis=tuple(one["basis"])) for key, one in data["purposes"].items()},
        kinds={key: DataKind(**one) for key, one in data["kinds"].items()},
        about=data["about"],
        leaves=data["leaves"],
        seen=data["seen"],
        kept=data["kept"],
        tables={name: _table(name, one) for name, one in data["tables"].items()},
    )


def _table(name: str, data: Mapping[str, Any]) -> DataTable:
    return DataTable(
        name=name,
        words=data["words"],
        about=data["about"],
        purposes=tuple(data["purposes"]),
        kept=data["kept"],
        seen=tuple(data["seen"]),
        leaves=tuple(data["leaves"]),
        columns=tuple(_columns(data["columns"])),
    )


def _columns(lines: str) -> Iterator[DataColumn]:
    for line in lines.splitlines():
        if line.strip():
            name, kind, words = line.split(" ", 2)
            yield DataColumn(name=name, kind=kind, words=words)


def _missing(name: str) -> DataColumn:
    raise KeyError(name)
