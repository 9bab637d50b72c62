"""What a command says: plain lines for people, one JSON value for programs, and the exit code."""

import io
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any

from ks_desktop.core.errors import KsError, StorageError, UserError, WrongPassphraseError, each


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    STORAGE = 3
    PASSPHRASE = 4


class UnheardError(Exception):
    """What was to be said could not be written where it should go (a full disk behind a redirection)."""


def speak_utf8() -> None:
    """Say everything in UTF-8, whatever the system would use for a pipe: names must come out as they are."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def say(line: str) -> None:
    """Print one line for a program or person to read, at once.

    Raises:
        BrokenPipeError: the reader has gone.
        UnheardError: the line could not be written.
    """
    try:
        print(line, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnheardError from error


def tell(line: str) -> None:
    """Print one line about the work itself, beside the result."""
    print(line, file=sys.stderr, flush=True)


def say_json(value: Any) -> None:
    """Print one JSON value."""
    say(json.dumps(value, ensure_ascii=False))


def say_table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Print rows with tabs between, under a line with the names of the columns."""
    say_cells(columns)
    for row in rows:
        say_cells([row.get(column) for column in columns])


def say_cells(cells: Iterable[Any]) -> None:
    """Print one row with tabs between."""
    say("\t".join(map(_cell, cells)))


def exit_of(error: KsError) -> Exit:
    """Return the exit code of an error."""
    if isinstance(error, WrongPassphraseError) or error.code == "wait":  # too many wrong ones
        return Exit.PASSPHRASE
    return Exit.STORAGE if isinstance(error, StorageError) else Exit.REFUSED


def say_error(error: KsError, *, as_json: bool) -> Exit:
    """Say what went wrong, in words and with its code, and return the exit code."""
    tell(error.text())
    if as_json:
        say_json({"error": [as_reason(single) for single in _single(error)]})
    return exit_of(error)


def as_reason(error: KsError) -> dict[str, str]:
    """Return an error as JSON: stable code, field, sentence."""
    return {"field": error.field if isinstance(error, UserError) else "", "code": error.code, "text": error.text()}


def _single(error: KsError) -> tuple[KsError, ...]:
    return each(error) if isinstance(error, UserError) else (error,)


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    return "" if value is None else str(value).replace("\t", " ").replace("\n", " ")


def hang_up() -> None:
    """Stop talking, without Python's complaint at exit that the last words were not heard."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - stays open until the process ends
