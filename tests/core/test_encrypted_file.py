from pathlib import Path

import pytest

from ks_desktop.core.database import Database
from ks_desktop.core.encrypted_file import hex_of
from tests.core.support import KEY, OTHER_KEY, note_file, read, write


def test_a_key_of_another_length_is_never_taken_for_a_passphrase() -> None:
    assert hex_of(KEY) == KEY.hex()
    for length in (0, 16, 31, 33, 64):
        with pytest.raises(ValueError, match="32 bytes"):
            hex_of(bytes(length))


def test_a_copy_can_write_as_ours_does_after_it_was_let(tmp_path: Path) -> None:
    notes = note_file(tmp_path / "notes.db")
    target = tmp_path / "copy.db"
    assert notes.snapshot(target, is_stopped=lambda: False)
    copied = notes.same_key(target)
    copied.write_ahead()
    with copied.writer.begin() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    copied.close()
    notes.close()


def test_nothing_lingers_in_the_write_ahead_log_after_it_was_folded_in(tmp_path: Path) -> None:
    notes = note_file(tmp_path / "notes.db")
    write(notes, "een")
    log = notes.path.with_name("notes.db-wal")
    assert log.stat().st_size > 0
    notes.fold_in()
    assert log.stat().st_size == 0
    notes.close()


def test_after_a_rekey_only_the_new_key_opens_and_saving_goes_on(tmp_path: Path) -> None:
    notes = note_file(tmp_path / "notes.db")
    write(notes, "een")
    notes.rekey(OTHER_KEY)
    write(notes, "twee")
    notes.close()
    with pytest.raises(Exception, match="damaged"):
        Database(notes.path, KEY)
    again = Database(notes.path, OTHER_KEY)
    assert read(again) == ["een", "twee"]
    assert again.integrity_findings() == []
    again.close()
