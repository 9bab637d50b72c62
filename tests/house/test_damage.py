from datetime import timedelta
from pathlib import Path

import pytest

from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.paths import CHECK_NAME, DATABASE_NAME
from ks_desktop.house.damage import check_again, damaged, is_due, keep_as_found, last_check, note_check
from tests.core.support import note_file, write


def later(clock: Clock, **span: float) -> Clock:
    moment = clock.now() + timedelta(**span)
    return Clock(lambda: moment)


def test_a_check_is_due_at_first_after_a_week_and_when_its_date_cannot_be_right(tmp_path: Path, clock: Clock) -> None:
    assert is_due(tmp_path, clock)
    note_check(tmp_path, clock, 0)
    assert not is_due(tmp_path, clock)
    assert not is_due(tmp_path, later(clock, days=6, hours=23))
    assert is_due(tmp_path, later(clock, days=7))
    assert is_due(tmp_path, later(clock, days=-1))


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"at": "x", "found": 0}', b'{"at": 1e400, "found": 0}', b"[" * 9_000, b"\xff\xfe"]
)
def test_what_was_kept_of_a_check_and_cannot_be_read_is_no_check(tmp_path: Path, content: bytes) -> None:
    (tmp_path / CHECK_NAME).write_bytes(content)
    assert last_check(tmp_path) is None


def test_a_date_that_cannot_be_kept_stops_nobody(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / CHECK_NAME).mkdir()
    note_check(tmp_path, clock, 3)
    assert last_check(tmp_path) is None


def test_a_file_in_which_something_was_found_is_used_only_when_it_is_whole_again(tmp_path: Path, clock: Clock) -> None:
    notes = note_file(tmp_path / DATABASE_NAME)
    for number in range(60):
        write(notes, f"{number}" * 40)
    check_again(tmp_path, notes, clock)
    assert last_check(tmp_path) is None
    note_check(tmp_path, clock, 2)
    check_again(tmp_path, notes, clock)
    found = last_check(tmp_path)
    assert found is not None
    assert found.found == 0
    with notes.writer.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        driver.execute("INSERT INTO line VALUES (99)")
    note_check(tmp_path, clock, 2)
    with pytest.raises(StorageError) as raised:
        check_again(tmp_path, notes, clock)
    assert raised.value.problem is StorageProblem.DAMAGED
    assert raised.value.text() == damaged(1).text()
    notes.close()


def test_what_was_found_is_kept_only_while_there_is_a_log_to_lose(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / DATABASE_NAME
    path.write_bytes(b"database")
    keep_as_found(tmp_path, clock)
    assert not list(tmp_path.glob("gevonden-*"))
    path.with_name(f"{DATABASE_NAME}-wal").write_bytes(b"log")
    keep_as_found(tmp_path, clock)
    (kept,) = tmp_path.glob("gevonden-*")
    assert {file.name: file.read_bytes() for file in kept.iterdir()} == {
        DATABASE_NAME: b"database",
        f"{DATABASE_NAME}-wal": b"log",
    }
