import multiprocessing
import os
import random
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import sqlalchemy as sa

from ks_desktop.core.database import Database, Refusal, Work
from ks_desktop.core.errors import StorageError, StorageProblem, UserError
from ks_desktop.core.values import UserId
from tests.core.support import ACTOR, KEY, OTHER_KEY, insert, note_file, read, write

NOTE: Final = "Vertrouwelijk van Proef"


@pytest.fixture
def notes(tmp_path: Path) -> Iterator[Database]:
    """A file with one table of notes and one note."""
    opened = note_file(tmp_path / "notes.db")
    write(opened, NOTE)
    yield opened
    opened.close()


def problem_of(path: Path, key: bytes = KEY) -> StorageProblem:
    with pytest.raises(StorageError) as raised:
        Database(path, key)
    return raised.value.problem


def test_what_was_saved_is_there_after_closing_and_opening(notes: Database) -> None:
    notes.close()
    again = Database(notes.path, KEY)
    assert read(again) == [NOTE]
    again.close()


# Security, section 1: each trap.


def test_nothing_readable_stands_in_the_file_or_its_wal(notes: Database) -> None:
    wal = notes.path.with_name("notes.db-wal")
    assert wal.stat().st_size > 0
    for path in (notes.path, wal):
        content = path.read_bytes()
        assert not content.startswith(b"SQLite format 3")
        assert NOTE.encode() not in content
        assert b"CREATE TABLE" not in content


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_a_key_of_another_length_is_refused_and_not_taken_for_a_passphrase(tmp_path: Path, length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Database(tmp_path / "notes.db", bytes(length), create=True)
    assert not (tmp_path / "notes.db").exists()


def test_an_empty_missing_or_plain_file_is_named_before_any_key_is_tried(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "none.db") is StorageProblem.MISSING
    assert problem_of(tmp_path) is StorageProblem.MISSING
    (tmp_path / "empty.db").touch()
    assert problem_of(tmp_path / "empty.db") is StorageProblem.EMPTY
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("CREATE TABLE t (a)")
    plain.close()
    before = (tmp_path / "plain.db").read_bytes()
    assert problem_of(tmp_path / "plain.db") is StorageProblem.NOT_ENCRYPTED
    assert (tmp_path / "plain.db").read_bytes() == before


def test_an_encrypted_file_of_another_program_is_refused(notes: Database) -> None:
    with notes.writer.begin() as connection:
        connection.exec_driver_sql("PRAGMA application_id=7")
    notes.close()
    assert problem_of(notes.path) is StorageProblem.OTHER


def test_another_key_and_rubbish_are_called_damage_in_silence(
    notes: Database, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    notes.close()
    assert problem_of(notes.path, OTHER_KEY) is StorageProblem.DAMAGED
    (tmp_path / "rubbish.db").write_bytes(random.Random(1).randbytes(20_000))  # noqa: S311 - the same in each run
    assert problem_of(tmp_path / "rubbish.db") is StorageProblem.DAMAGED
    assert capfd.readouterr() == ("", "")


def test_a_file_with_a_hot_wal_is_not_called_damaged(notes: Database, tmp_path: Path) -> None:
    for number in range(50):
        write(notes, f"{number}")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for path in (notes.path, notes.path.with_name("notes.db-wal")):
        shutil.copyfile(path, crashed / path.name)  # what a power cut leaves
    again = Database(crashed / "notes.db", KEY)
    assert again.integrity_findings() == []
    assert len(read(again)) == 51
    again.close()


def test_a_bad_page_is_found_and_the_other_checks_are_not_poisoned(notes: Database) -> None:
    for number in range(200):
        write(notes, f"{number}" * 20)
    assert notes.integrity_findings() == []
    notes.close()
    content = bytearray(notes.path.read_bytes())
    content[3 * 4096 + 100] ^= 1
    notes.path.write_bytes(content)
    again = Database(notes.path, KEY)
    assert [finding.partition(":")[0] for finding in again.integrity_findings()] == ["page"]
    again.close()


def test_a_row_without_its_parent_is_found(notes: Database) -> None:
    connection = notes.writer.raw_connection()
    driver = connection.driver_connection
    assert driver is not None
    driver.execute("PRAGMA foreign_keys=OFF")
    driver.execute("INSERT INTO line VALUES (99)")
    connection.close()
    assert notes.integrity_findings() == ["foreign key: line -> note"]


def test_a_copy_is_whole_encrypted_and_never_written_over_a_file(notes: Database, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    notes.copy_to(target)
    assert target.stat().st_mode & 0o777 == 0o600
    assert NOTE.encode() not in target.read_bytes()
    copied = Database(target, KEY)
    assert read(copied) == [NOTE]
    assert copied.integrity_findings() == []
    copied.close()
    before = target.read_bytes()
    with pytest.raises(Exception, match="exists"):
        notes.copy_to(target)
    assert target.read_bytes() == before


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
        ("cache_size", -65_536),
    ],
)
def test_both_connections_are_set_for_safety(notes: Database, pragma: str, value: object) -> None:
    with notes.writer.begin() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
    with notes.reading(ACTOR) as reading:
        assert reading.session.connection().exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def _count_up(path: Path, times: int) -> None:
    database = Database(path, KEY)
    for _ in range(times):
        with database.work(ACTOR, "tried") as work:
            count = work.session.scalar(sa.text("SELECT count(*) FROM note"))
            insert(work, f"note {count}")
    database.close()


def test_four_programs_that_read_and_then_write_never_stand_in_each_others_way(notes: Database) -> None:
    context = multiprocessing.get_context("spawn")
    programs = [context.Process(target=_count_up, args=(notes.path, 25)) for _ in range(4)]
    for program in programs:
        program.start()
    for program in programs:
        program.join()
    assert [program.exitcode for program in programs] == [0] * 4
    assert len(read(notes)) == 101


def test_readers_see_the_moment_before_while_somebody_writes(notes: Database) -> None:
    with notes.work(ACTOR, "tried") as work:
        insert(work, "nieuw")
        assert read(notes) == [NOTE]
    assert read(notes) == [NOTE, "nieuw"]


def test_reading_cannot_write(notes: Database) -> None:
    with pytest.raises((StorageError, sa.exc.OperationalError)), notes.reading(ACTOR) as reading:
        reading.session.execute(sa.text("DELETE FROM note"))
    assert read(notes) == [NOTE]


# The unit of work.


def test_a_work_that_fails_anywhere_saves_nothing_and_the_next_one_does(notes: Database) -> None:
    with pytest.raises(sa.exc.IntegrityError), notes.work(ACTOR, "tried") as work:
        work.session.execute(sa.text("INSERT INTO note (words) VALUES ('een'), ('een')"))

    def refuse(work: Work) -> None:
        raise ValueError(work.event)

    notes.before_commit.append(refuse)
    with pytest.raises(ValueError, match="tried"):
        write(notes, "twee")
    notes.before_commit.clear()
    write(notes, "drie")
    assert read(notes) == [NOTE, "drie"]


def test_what_is_asked_before_a_work_can_refuse_it_and_nothing_is_begun(notes: Database) -> None:
    asked: list[tuple[UserId, str]] = []

    def ask(actor: UserId, named: str) -> None:
        asked.append((actor, named))
        if len(asked) > 1:
            raise UserError("No.", code="no_right")

    notes.before_work.append(ask)
    write(notes, "mag")
    with pytest.raises(UserError, match="no_right"):
        write(notes, "mag niet")
    assert asked == [(ACTOR, "tried")] * 2
    assert read(notes) == [NOTE, "mag"]


def test_a_file_that_is_only_looked_at_takes_no_note_but_the_line_that_says_so(notes: Database) -> None:
    error = StorageError(StorageProblem.READ_ONLY, "Only looking.")
    notes.refuse_to_save(Refusal(error=error, lets=lambda named: named == "looked"))
    assert notes.is_read_only
    with pytest.raises(StorageError) as raised:
        write(notes, "nieuw")
    assert raised.value is error
    with notes.work(ACTOR, "looked") as work:
        insert(work, "gezien")
    assert read(notes) == [NOTE, "gezien"]


def test_many_threads_save_one_after_the_other(notes: Database) -> None:
    def save_ten(name: int) -> None:
        for number in range(10):
            write(notes, f"{name}-{number}")

    threads = [threading.Thread(target=save_ten, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(read(notes)) == 81


# The disk.


def test_a_full_disk_loses_nothing_and_saving_goes_on_when_there_is_room(notes: Database) -> None:
    def limit(pages: int) -> None:
        with notes.writer.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    limit(1)  # SQLite takes the present size: any new page answers as a full disk does
    with pytest.raises(StorageError) as raised:
        write(notes, "x" * 50_000)
    assert raised.value.problem is StorageProblem.DISK_FULL
    assert read(notes) == [NOTE]
    limit(1_000_000)
    write(notes, "x" * 50_000)
    assert len(read(notes)) == 2
    assert notes.integrity_findings() == []


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser writes in every folder")
def test_a_folder_that_may_not_be_written_is_named(notes: Database, tmp_path: Path) -> None:
    notes.close()
    notes.path.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        assert problem_of(notes.path) is StorageProblem.READ_ONLY
    finally:
        tmp_path.chmod(0o700)


def test_a_file_that_goes_away_under_the_program_is_missed_before_the_next_save(notes: Database) -> None:
    kept = notes.path.rename(notes.path.with_name("kept.db"))
    with pytest.raises(StorageError) as raised:
        write(notes, "in het niets")
    assert raised.value.problem is StorageProblem.MISSING
    shutil.copyfile(kept, notes.path)
    with pytest.raises(StorageError):
        write(notes, "in een ander bestand")


def test_an_existing_file_is_never_made_anew(notes: Database) -> None:
    with pytest.raises(StorageError):
        Database(notes.path, KEY, create=True)
    assert read(notes) == [NOTE]


def test_each_of_100_flipped_bits_is_seen(notes: Database) -> None:
    for number in range(100):
        write(notes, f"{number}" * 50)
    notes.close()
    whole = notes.path.read_bytes()
    assert not notes.path.with_name("notes.db-wal").exists()
    chance = random.Random(3)  # noqa: S311 - the same in each run
    for bit in chance.sample(range(len(whole) * 8), 100):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        notes.path.write_bytes(flipped)
        assert is_damaged(notes.path), f"bit {bit}"


def is_damaged(path: Path) -> bool:
    try:
        database = Database(path, KEY)
    except StorageError as error:
        return error.problem is StorageProblem.DAMAGED
    try:
        return bool(database.integrity_findings())
    except StorageError as error:
        return error.problem is StorageProblem.DAMAGED
    finally:
        database.close()


def test_a_new_key_takes_the_place_of_the_old_one_while_others_read_and_save(notes: Database) -> None:
    salt = notes.path.read_bytes()[:16]
    stop = threading.Event()
    seen: list[list[str]] = []

    def go_on() -> None:
        while not stop.is_set():
            seen.append(read(notes))
            write(notes, f"{len(seen):03}")

    others = threading.Thread(target=go_on)
    others.start()
    for key in (OTHER_KEY, KEY, OTHER_KEY, OTHER_KEY):
        notes.rekey(key)
    stop.set()
    others.join()
    assert all(words[0] == NOTE for words in seen)
    assert read(notes) == [NOTE, *(f"{number:03}" for number in range(1, len(seen) + 1))]
    assert notes.integrity_findings() == []
    notes.close()
    assert problem_of(notes.path, KEY) is StorageProblem.DAMAGED
    assert notes.path.read_bytes()[:16] == salt  # by which key file and database know each other
    again = Database(notes.path, OTHER_KEY)
    assert read(again)[0] == NOTE
    again.close()


def test_a_key_is_not_changed_in_the_middle_of_a_look(notes: Database) -> None:
    with notes.reading(ACTOR), pytest.raises(RuntimeError, match="inside already"):
        notes.rekey(OTHER_KEY)
    with pytest.raises(ValueError, match="32 bytes"):
        notes.rekey(b"kort")
    assert read(notes) == [NOTE]
