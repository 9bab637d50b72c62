"""Reads an export back from the disk: every file as it was written, every row of the database in its table."""

import csv
import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.texts import N_
from ks_desktop.records.leaving.writing import CASES, TABLES, Written

_OTHERWISE = N_("What was written does not read back as it was: {name}. Nothing was left. Use another disk.")


def verify(folder: Path, written: Written, counts: Mapping[str, int], step: Callable[[str], None]) -> None:
    """Compare what lies on the disk with what was written and with the database.

    Raises:
        StorageError: a file is not what was written, or rows are missing.
    """
    csv.field_size_limit(1 << 30)
    for number, (name, digest) in enumerate(written.files.items()):
        if number % 50 == 0:
            step(name.partition("/")[0])
        with (folder / name).open("rb") as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != digest:
                raise _otherwise(name)
    for table, count in counts.items():
        name = f"{TABLES}/{table}.csv"
        with (folder / name).open(encoding="utf-8", newline="") as text:
            found = sum(1 for _row in csv.reader(text)) - 1
        if not found == count == written.rows[table]:
            raise _otherwise(name)
    if sum(1 for _file in (folder / CASES).iterdir()) != counts["client_case"]:
        raise _otherwise(CASES)


def _otherwise(name: str) -> StorageError:
    return StorageError(StorageProblem.OTHER, _OTHERWISE, values={"name": name})
