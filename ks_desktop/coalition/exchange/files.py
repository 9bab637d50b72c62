"""A directory out of files and into one."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from ks_desktop.coalition.exchange.copy import DirectoryCopy
from ks_desktop.coalition.exchange.csv_tables import DESCRIPTION, csv_package, names_in, read_table
from ks_desktop.coalition.exchange.json_reading import read_json
from ks_desktop.coalition.exchange.json_writing import json_file
from ks_desktop.coalition.exchange.opening import Part, is_json, parts_of, read_parts
from ks_desktop.coalition.exchange.portraits import rows_of
from ks_desktop.coalition.exchange.reading import copy_of
from ks_desktop.coalition.exchange.references import checked
from ks_desktop.coalition.exchange.rows import Tables
from ks_desktop.coalition.exchange.secrecy import Hide


class CopyKind(StrEnum):
    """As what a directory can go out and come back without loss."""

    HSDS = "hsds"
    JSON = "hsds-json"


def read_file(path: Path) -> DirectoryCopy:
    """Read a directory from a file, a zip file or a folder.

    Raises:
        UserErrors: it is no directory; each names file, line and column. Nothing of it can be used.
    """
    return _read(read_parts(path))


def read(content: bytes, name: str) -> DirectoryCopy:
    """Read a directory from what a file holds.

    Args:
        content: the file.
        name: what it is called, for sentences about it.
    Raises:
        UserErrors: it is no directory; each names file, line and column. Nothing of it can be used.
    """
    return _read(parts_of(content, name))


def write(
    copy: DirectoryCopy, kind: CopyKind, *, hide: Hide | None = None, tell: Callable[[int], object] | None = None
) -> bytes:
    """Return a directory as a file; the same directory is the same bytes. No secret address is in it.

    Args:
        copy: the directory.
        kind: what the file is to be.
        hide: takes secret addresses out of texts; see `secrecy`.
        tell: hears how far it is, in percent; it may raise to stop.
    """
    tables = rows_of(copy, tell)
    if hide is not None:
        for row in (row for row in tables.each() if row.table != "address"):  # those are of open places alone
            row.columns = {name: hide(text) for name, text in row.columns.items()}
    return csv_package(tables) if kind is CopyKind.HSDS else json_file(tables)


def _read(parts: Sequence[Part]) -> DirectoryCopy:
    tables = Tables()
    names: dict[str, str] = {}
    for file, content in parts:
        if file.lower() == DESCRIPTION:
            names, tables.title = names_in(content)
    for part in parts:
        file, content = part
        if file.lower() == DESCRIPTION:
            continue
        if is_json(content):
            read_json(part, tables)
        else:
            read_table(part, tables, name=names.get(file, ""))
    checked(tables)
    return copy_of(tables)
