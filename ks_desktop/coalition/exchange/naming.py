"""What tables and columns of a file are called in the standard, whatever year and country it is of."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from ks_desktop.coalition.exchange.rows import Row, id_from, sorted_columns, wrong
from ks_desktop.coalition.exchange.standard import standard, word_of
from ks_desktop.core.texts import N_

CARDS: Final = ("organization", "service", "location")
"""Tables whose rows must have an id of their own: others point at them."""
_LEAST_ALIKE: Final = 3  # columns by which a table is known whose file is called otherwise
_TERMS: Final = frozenset({"parent_id", "parent_name", "vocabulary", "parent_taxonomy_id"})
_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
LONGEST: Final = 100_000  # characters of a cell


def table_of(name: str, columns: Iterable[str] = ()) -> str:
    """Return the table that is meant by a name, or by its columns where the name says nothing."""
    words = frozenset(columns)
    found = standard().names.get(word_of(name), "")
    if found == "taxonomy" and words & _TERMS:
        return "taxonomy_term"  # HSDS 1 calls the terms so
    return found or _alike(words) or word_of(name)


def _alike(words: frozenset[str]) -> str:
    if "id" not in words:
        return ""
    shared = {name: len(words.intersection(table.columns)) for name, table in standard().tables.items()}
    best = max(shared, key=lambda name: (shared[name], -len(standard().tables[name].columns)))
    return best if shared[best] >= _LEAST_ALIKE else ""


def named(table: str, columns: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a row by the names of the standard; what is no name of it stays as it is."""
    known = standard().columns.get(table, {})
    found = dict(columns)
    for name in columns:
        right = known.get(name, name)
        if right not in found:
            found[right] = found.pop(name)
    return found


def given(name: str) -> Mapping[str, str]:
    """Return what rows of a table of this name are given where they say nothing."""
    return standard().given.get(word_of(name), {})


def _shown(text: str) -> str:
    return text if text.isprintable() else _UNPRINTABLE.sub("", text)


def finished(row: Row, *, within: str = "") -> Row:
    """Return a row as it is used: with an id, and without signs that nothing can show.

    Args:
        row: as it was read.
        within: the id of what it stands in, for an id made of what it says.
    Raises:
        UserError: it has no id and needs one, or a cell is far too long.
    """
    columns = {name: _shown(text) for name, text in row.columns.items()}
    for name, text in columns.items():
        if len(text) > LONGEST:
            sentence = N_("{file}, line {line}, {column}: this text is longer than any directory needs.")
            raise wrong(row, name, sentence, "too_long")
    row.columns = {name: text for name, text in columns.items() if text}
    if not row.id.strip():
        if row.table in CARDS:
            raise wrong(row, "id", N_("{file}, line {line}: the id is missing."), "no_id")
        said = [f"{name}={text}" for name, text in sorted_columns(row.columns)]
        row.columns["id"] = id_from(within, row.table, *said)
    return row
