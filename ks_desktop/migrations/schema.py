"""The schema of a file in one spelling, so that two of them can be compared to the last CHECK constraint."""

import re
from collections.abc import Iterator
from typing import Final

import sqlalchemy as sa

_BODY: Final = re.compile(r"^CREATE TABLE [^(]*\((.*)\)\s*$", re.DOTALL)

Schema = dict[str, tuple[str, ...]]


def schema_of(connection: sa.Connection) -> Schema:
    """Return each table's columns and constraints, sorted, and each index; triggers and SQLite's own tables left out.

    Alembic's own comparison does not see CHECK constraints; this one reads the statements the file itself holds. The
    order of columns and constraints, and whether a check stands with its column or below, is no difference.
    """
    found = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master"
        " WHERE type IN ('table', 'index') AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    )
    return {name: tuple(sorted(_single(_parts(sql)))) for name, sql in found}


def differences(one: Schema, other: Schema) -> list[str]:
    """Return what only one of two schemas has, a line each: `-` in the first alone, `+` in the second alone."""
    lines = []
    for name in sorted(one.keys() | other.keys()):
        before, after = set(one.get(name, ())), set(other.get(name, ()))
        lines += [f"- {name}: {part}" for part in sorted(before - after)]
        lines += [f"+ {name}: {part}" for part in sorted(after - before)]
    return lines


def _single(parts: Iterator[str]) -> Iterator[str]:
    for part in parts:
        column, *checks = part.split(" CONSTRAINT ")
        yield column
        yield from (f"CONSTRAINT {check}" for check in checks)


def _parts(statement: str) -> Iterator[str]:
    body = _BODY.match(statement)
    if body is None:
        yield _tidy(statement)
        return
    depth, quoted, part = 0, False, ""
    for character in body[1]:
        quoted ^= character == "'"
        if not quoted:
            depth += (character == "(") - (character == ")")
        if character == "," and depth == 0 and not quoted:
            yield _tidy(part)
            part = ""
        else:
            part += character
    yield _tidy(part)


def _tidy(part: str) -> str:
    # Alembic writes an empty text as default in brackets when it makes a table anew.
    return " ".join(part.replace('"', "").split()).replace("DEFAULT ('')", "DEFAULT ''")
