"""Tables as CSV: a file for each, and the description that says what they are (a tabular data package)."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ks_desktop.coalition.exchange.naming import CARDS, finished, given, named, table_of
from ks_desktop.coalition.exchange.opening import Part
from ks_desktop.coalition.exchange.rows import Row, Tables
from ks_desktop.coalition.exchange.standard import standard, word_of
from ks_desktop.core.csv_text import read_text
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.formulas import escape, unescape
from ks_desktop.core.grid import Grid, Line
from ks_desktop.core.texts import N_

DESCRIPTION: Final = "datapackage.json"
_MADE: Final = (1980, 1, 1, 0, 0, 0)  # of each part, so that equal tables are equal bytes
_OWNER_ONLY: Final = 0o600 << 16
_NEEDED: Final = ("id", "name")
_MOST_ERRORS: Final = 20
_MOST_CELLS: Final = 6_000_000  # what is said besides of 20,000 services is some two million


def read_table(part: Part, tables: Tables, *, name: str = "") -> None:
    """Read one CSV file into the tables.

    Args:
        part: the file.
        tables: where its rows are put.
        name: what its description calls it, where there is one.
    Raises:
        UserErrors: it is no such table, or a row cannot be used; each names file, line and column.
    """
    file, content = part
    grid = _grid(file, content)
    if not grid.lines:
        return
    head = [word_of(unescape(cell)) for cell in grid.lines[0].cells]
    called = name or file.rsplit(".", 1)[0]
    table = table_of(called, head)
    _check_head(file, table, head)
    errors: list[UserError] = []
    for line in grid.lines[1:]:
        try:
            tables.add(_row(file, table, head, line, given(called)))
        except UserError as error:
            errors.append(error)
            if len(errors) == _MOST_ERRORS:
                break
    if errors:
        raise UserErrors(errors)


def _grid(file: str, content: bytes) -> Grid:
    try:
        return read_text(content, most_cells=_MOST_CELLS)
    except UserError as error:
        values = {"file": file, "problem": error.text()}
        raise UserError(N_("{file}: {problem}"), code=error.code, field=file, values=values) from error


def _check_head(file: str, table: str, head: Sequence[str]) -> None:
    known = named(table, dict.fromkeys(head, "x"))
    for column in _NEEDED if table in CARDS[:2] else ():
        if column not in known:
            sentence = N_("{file}: the column «{column}» is missing. Is this a table of a directory (HSDS)?")
            raise UserError(sentence, code="no_column", field=column, values={"file": file, "column": column})
    twice = next((name for name in head if name and head.count(name) > 1), "")
    if twice:
        sentence = N_("{file}: there are two columns «{column}».")
        raise UserError(sentence, code="two_columns", field=twice, values={"file": file, "column": twice})


def _row(file: str, table: str, head: Sequence[str], line: Line, usual: Mapping[str, str]) -> Row:
    if any(line.cells[len(head) :]):
        values = {"file": file, "line": line.number}
        raise UserError(N_("{file}, line {line}: there are more cells than columns."), code="cells", values=values)
    cells = {name: unescape(text) for name, text in zip(head, line.cells, strict=False) if name and text}
    return finished(Row(table, {**usual, **named(table, cells)}, file, line.number))


def names_in(description: bytes) -> tuple[dict[str, str], str]:
    """Return what a description calls its files, by their names, and what the whole is called.

    A description that cannot be read says nothing: the tables speak for themselves.
    """
    try:
        found = json.loads(description)
        resources = found.get("resources", [])
        names = {str(each["path"]).rsplit("/", 1)[-1]: str(each.get("name") or each["id"]) for each in resources}
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return {}, ""
    title = found.get("title")
    return names, title if isinstance(title, str) else ""


def csv_package(tables: Tables) -> bytes:
    """Return the tables as a zip file of CSV files with their description; equal tables give equal bytes."""
    written = {name: _csv(columns, tables.of(name)) for name, columns in _columns(tables)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, DESCRIPTION, _description(tables))
        for name, content in written.items():
            _put(archive, f"{name}.csv", content)
    return out.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _MADE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3  # the same on every machine
    info.external_attr = _OWNER_ONLY
    archive.writestr(info, content)


def _columns(tables: Tables) -> Iterator[tuple[str, list[str]]]:
    """Give each table that has rows with its columns: those of the standard, then what is used besides."""
    ours = [name for name in standard().tables if tables.of(name)]
    others = sorted(name for name in tables.rows if name not in standard().tables and tables.of(name))
    for name in (*ours, *others):
        known = list(standard().table(name).columns)
        besides = {column for row in tables.of(name) for column in row.columns}.difference(known)
        yield name, [*known, *sorted(besides)]


def _csv(columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([escape(row.columns.get(name, "")) for name in columns] for row in rows)
    return out.getvalue().encode()


def _description(tables: Tables) -> bytes:
    package = {
        "name": "human_services_data",
        "title": tables.title or "Sociale kaart",
        "profile": "tabular-data-package",
        "version": standard().version,
        "resources": [_resource(name, columns) for name, columns in _columns(tables)],
    }
    return json.dumps(package, ensure_ascii=False, indent=1).encode()


def _resource(name: str, columns: Sequence[str]) -> dict[str, Any]:
    table = standard().table(name)
    links = [
        {"fields": column, "reference": {"resource": target, "fields": "id"}} for column, target in table.links.items()
    ]
    schema: dict[str, Any] = {
        "fields": [_field(name, column) for column in columns],
        "primaryKey": "id",
        **({"foreignKeys": links} if links else {}),
    }
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n"},
        "schema": schema,
    }


def _field(name: str, column: str) -> dict[str, Any]:
    table = standard().table(name)
    must: dict[str, Any] = {"required": True} if column in table.required else {}
    if column == "id":
        must["unique"] = True
    if column in table.choices:
        must["enum"] = list(table.choices[column])
    kind = "number" if column in table.numbers else "string"
    return {"name": column, "type": kind, **({"constraints": must} if must else {})}
