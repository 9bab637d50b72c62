import sqlite3
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from ks_desktop.core import cipher
from ks_desktop.core.cipher import check_cipher, check_file, connect
from ks_desktop.core.errors import StorageError, StorageProblem


def test_a_sqlite_that_ignores_the_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    check_cipher()
    monkeypatch.setattr(cipher, "sqlcipher", sqlite3)  # what a wrong wheel would give
    with pytest.raises(RuntimeError, match="SQLCipher"):
        check_cipher()


def test_a_file_that_cannot_be_ours_is_named_before_any_key_is_tried(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("CREATE TABLE t (a)")
    plain.close()
    for name, problem in (
        ("none.db", StorageProblem.MISSING),
        ("", StorageProblem.MISSING),
        ("empty.db", StorageProblem.EMPTY),
        ("plain.db", StorageProblem.NOT_ENCRYPTED),
    ):
        with pytest.raises(StorageError) as raised:
            check_file(tmp_path / name)
        assert raised.value.problem is problem


def test_a_connection_with_another_key_reads_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    own = connect(path, bytearray(b"1" * 32), mode="rwc")
    own.execute("CREATE TABLE t (a)")
    assert own.execute("SELECT count(*) FROM t").fetchone() == (0,)
    own.close()
    with pytest.raises(sqlcipher.DatabaseError, match="not a database"):
        connect(path, bytearray(b"2" * 32), mode="rw").execute("SELECT count(*) FROM t")
