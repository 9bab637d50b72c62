import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from ks_desktop.core.errors import StorageError
from ks_desktop.records.leaving.verifying import verify
from ks_desktop.records.leaving.writing import Written

NAME = "tabellen/goal.csv"


def export(folder: Path) -> Written:
    (folder / "tabellen").mkdir()
    (folder / "dossiers").mkdir()
    content = b'id,words\r\n1,"regel\neen"\r\n2,""\r\n'
    (folder / NAME).write_bytes(content)
    (folder / "tabellen" / "client_case.csv").write_bytes(b"id\r\n")
    return Written(rows={"goal": 2, "client_case": 0}, files={NAME: hashlib.sha256(content).hexdigest()})


def test_what_reads_back_is_good(tmp_path: Path) -> None:
    verify(tmp_path, export(tmp_path), {"goal": 2, "client_case": 0}, lambda _part: None)


@pytest.mark.parametrize(
    ("harm", "counts"),
    [
        (lambda folder: (folder / NAME).write_bytes(b"id,words\r\n1,a\r\n2,b\r\n"), {"goal": 2, "client_case": 0}),
        (lambda _folder: None, {"goal": 3, "client_case": 0}),
        (lambda folder: (folder / "dossiers" / "los.json").write_bytes(b"{}"), {"goal": 2, "client_case": 0}),
    ],
)
def test_what_does_not_is_named(tmp_path: Path, harm: Callable[[Path], object], counts: dict[str, int]) -> None:
    written = export(tmp_path)
    harm(tmp_path)
    with pytest.raises(StorageError):
        verify(tmp_path, written, counts, lambda _part: None)
