import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from ks_desktop.core.clock import fixed_clock
from ks_desktop.core.database import Database
from ks_desktop.core.high_water import Compared, HighWaterMark, Standing
from tests.core.support import ACTOR, KEY, OTHER_KEY, note_file, read, write

CLOCK = fixed_clock(date(2026, 11, 22))


def _head(session: Session) -> tuple[int, str]:
    """Stand in for the log: a line a note, whose hash says which notes were there."""
    notes = list(session.scalars(sa.text("SELECT words FROM note ORDER BY id")))
    return len(notes), "".join(notes).encode().hex().rjust(64, "0")[-64:] if notes else ""


def _stands(session: Session, seq: int, line_hash: str) -> bool:
    notes = list(session.scalars(sa.text("SELECT words FROM note ORDER BY id LIMIT :seq"), {"seq": seq}))
    return len(notes) == seq and (not seq or "".join(notes).encode().hex().rjust(64, "0")[-64:] == line_hash)


def mark_at(path: Path, key: bytes = KEY) -> HighWaterMark:
    return HighWaterMark(path, key, head=_head, stands=_stands, clock=CLOCK)


@pytest.fixture
def notes(tmp_path: Path) -> Iterator[Database]:
    """A file with its mark, and three notes."""
    made = note_file(tmp_path / "notes.db", mark=mark_at(tmp_path / "stand"))
    for words in ("een", "twee", "drie"):
        write(made, words)
    yield made
    made.close()


def compared(path: Path, key: bytes = KEY) -> Compared:
    opened = Database(path, key)
    with opened.reading(ACTOR) as reading:
        found = mark_at(path.with_name("stand"), key).compare(reading.session)
    opened.close()
    return found


def test_each_save_is_in_the_mark_before_it_is_acknowledged(notes: Database) -> None:
    for count in (4, 5, 6):
        write(notes, f"{count}")
        marked = mark_at(notes.path.with_name("stand")).read()
        assert marked is not None
        assert (marked.count, marked.seq, marked.at) == (count, count, CLOCK.now())
    assert compared(notes.path).standing is Standing.FITS


@pytest.mark.parametrize("what", ["flipped", "missing", "older"])
def test_what_sqlite_loses_without_a_word_is_named(notes: Database, tmp_path: Path, what: str) -> None:
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    notes.fold_in()
    shutil.copyfile(notes.path, crashed / "older.db")
    write(notes, "vier")
    write(notes, "vijf")
    for name in ("notes.db", "notes.db-wal", "stand"):  # what a power cut leaves
        shutil.copyfile(tmp_path / name, crashed / name)
    log = crashed / "notes.db-wal"
    if what == "flipped":
        content = bytearray(log.read_bytes())
        content[len(content) // 2] ^= 1
        log.write_bytes(content)
    elif what == "missing":
        log.unlink()
    else:
        log.unlink()
        (crashed / "older.db").replace(crashed / "notes.db")
    found = compared(crashed / "notes.db")
    assert found.standing is Standing.LOST
    assert found.lines == found.saves > 0
    assert found.marked is not None
    assert found.marked.at == CLOCK.now()


def test_the_save_whose_mark_was_not_written_yet_is_no_loss_and_more_says_the_mark_is_older(
    notes: Database,
) -> None:
    stand = notes.path.with_name("stand")
    before = stand.read_bytes()
    write(notes, "vier")
    after = stand.read_bytes()
    stand.write_bytes(before)
    assert compared(notes.path).standing is Standing.FITS
    stand.write_bytes(after)
    write(notes, "vijf")
    stand.write_bytes(before)
    assert compared(notes.path).standing is Standing.BEHIND


def test_another_past_of_the_same_length_is_a_loss(notes: Database) -> None:
    with notes.writer.begin() as connection:
        connection.exec_driver_sql("UPDATE note SET words = 'ander' WHERE words = 'drie'")
    assert compared(notes.path).standing is Standing.LOST


def test_a_mark_that_is_gone_new_or_of_another_key_is_named_as_such(notes: Database, tmp_path: Path) -> None:
    stand = notes.path.with_name("stand")
    shutil.copyfile(stand, tmp_path / "kept")
    stand.unlink()
    assert compared(notes.path).standing is Standing.ABSENT
    stand.write_bytes(b"")
    assert compared(notes.path).standing is Standing.UNREADABLE
    with notes.writer.begin() as connection:
        connection.exec_driver_sql("DROP TABLE commit_count")
    stand.unlink()
    assert compared(notes.path).standing is Standing.NEW
    shutil.copyfile(tmp_path / "kept", stand)
    assert compared(notes.path).standing is Standing.LOST  # a file of an earlier program, put back over ours


def test_a_rekeyed_file_has_its_mark_under_the_new_key(notes: Database) -> None:
    notes.rekey(OTHER_KEY)
    assert compared(notes.path, OTHER_KEY).standing is Standing.FITS
    write(notes, "vier")
    notes.close()
    found = compared(notes.path, OTHER_KEY)
    assert (found.standing, found.here.count) == (Standing.FITS, 4)
    assert mark_at(notes.path.with_name("stand")).read() is None


def test_what_is_rolled_back_or_changes_nothing_is_not_counted(notes: Database) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        write(notes, "een")
    with notes.work(ACTOR, "looked"):
        pass
    with notes.work(ACTOR, "looked") as work:
        assert work.session.scalar(sa.text("SELECT count(*) FROM note")) == 3
    write(notes, "vier")
    found = compared(notes.path)
    assert found.standing is Standing.FITS
    assert found.here.seq == 4
    assert found.here.count <= 5  # a work after one that was rolled back may count once for nothing


def test_a_mark_that_cannot_be_written_takes_no_save_back(notes: Database) -> None:
    stand = notes.path.with_name("stand")
    assert notes.mark is not None
    notes.mark.close()
    stand.unlink()
    stand.mkdir()
    write(notes, "vier")
    write(notes, "vijf")
    assert read(notes)[-1] == "vijf"
    stand.rmdir()
    write(notes, "zes")
    assert compared(notes.path).standing is Standing.FITS


def test_a_flipped_bit_leaves_the_other_slot_and_never_makes_another_mark(notes: Database) -> None:
    stand = notes.path.with_name("stand")
    whole = stand.read_bytes()
    for at in range(0, len(whole) * 8, 61):
        content = bytearray(whole)
        content[at // 8] ^= 1 << at % 8
        stand.write_bytes(content)
        marked = mark_at(stand).read()
        assert marked is not None
        assert marked.count in {2, 3}
