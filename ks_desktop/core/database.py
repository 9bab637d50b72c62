"""The encrypted file: engines, key, pragmas, the unit of work, and the driver's errors as ours.

The only file that knows a database's dialect. One connection writes (BEGIN IMMEDIATE), a few read (BEGIN, query only).
The key is 32 raw bytes: SQLCipher derives nothing from it, so opening costs under two milliseconds.
"""

import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError
from sqlcipher3 import dbapi2 as sqlcipher

from ks_desktop.core import dialect
from ks_desktop.core.errors import StaleError, StorageError, StorageProblem
from ks_desktop.core.texts import N_
from ks_desktop.core.values import UserId, new_id

APPLICATION_ID: Final = 0x4B534842  # "KSHB": our file and nobody else's
KEY_BYTES: Final = 32
_LEAST_CIPHER: Final = (4, 19)
_CACHE_KIB: Final = 65_536  # a cache that holds the file makes encryption cost under a tenth
_BUSY_MS: Final = 5_000
_PLAIN_HEADER: Final = b"SQLite format 3\0"
_READERS: Final = 4
_STEPS_BETWEEN: Final = 20_000  # of SQLite's machine, between two looks whether a copy should stop


@dataclass(kw_only=True, eq=False)
class Reading:
    """An open look at one moment of the database, by somebody."""

    session: Session
    actor: UserId


@dataclass(kw_only=True, eq=False)
class Work(Reading):
    """One unit of work: everything in it is saved together, by one actor, for one named event."""

    event: str
    id: UUID = field(default_factory=new_id)


class Database:
    """One open encrypted file."""

    def __init__(self, path: Path, key: bytes | bytearray, *, create: bool = False, is_lasting: bool = True) -> None:
        """Open an existing file, or make a new one.

        Args:
            path: the database file.
            key: 32 raw bytes, unwrapped from the key file.
            create: make the file; it may not exist yet.
            is_lasting: what is saved must survive a power cut; not in practice mode, whose key goes with the program.
        Raises:
            StorageError: the file is missing, empty, not encrypted, damaged, another program's or not writable.
            ValueError: the key is not 32 bytes (SQLCipher would silently take it for a passphrase).
        """
        if len(key) != KEY_BYTES:
            msg = "the key must be 32 bytes"
            raise ValueError(msg)
        self.path = path
        self._is_lasting = is_lasting
        self._key = bytearray(key)
        self._write_lock = threading.RLock()
        self.before_commit: list[Callable[[Work], None]] = []
        _check_cipher()
        if create:
            self._make_file()
        else:
            check_file(path)
        self._inode = path.stat().st_ino
        self.writer = self._engine(writing=True)
        self._reader = self._engine(writing=False)
        self._check_opens()

    def _make_file(self) -> None:
        with storage_errors():
            if self.path.exists():
                raise StorageError(StorageProblem.OTHER, N_("There is a database in this folder already."))
            connection = _connect(self.path, self._key, mode="rwc")
            try:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            finally:
                connection.close()
            self.path.chmod(0o600)

    def _engine(self, *, writing: bool) -> sa.Engine:
        def creator() -> Any:
            connection = _connect(self.path, self._key, mode="rw")
            connection.execute(f"PRAGMA query_only={'OFF' if writing else 'ON'}")
            if not self._is_lasting:
                connection.execute("PRAGMA synchronous=OFF")
            return connection

        engine = sa.create_engine(
            dialect.URL,
            creator=creator,
            execution_options={"compiled_cache": dialect.COMPILED},
            poolclass=sa.QueuePool,
            pool_size=1 if writing else _READERS,
            max_overflow=0,
        )

        @event.listens_for(engine, "begin")
        def begin(connection: sa.Connection) -> None:
            # The driver begins nothing by itself. A plain BEGIN that writes later gets SQLITE_BUSY at once.
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

        return engine

    def _check_opens(self) -> None:
        try:
            with storage_errors(), self._reader.connect() as connection:
                found = connection.exec_driver_sql("PRAGMA application_id").scalar()
                connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
        except StorageError:
            self.close()
            raise
        if found != APPLICATION_ID:
            self.close()
            raise StorageError(StorageProblem.OTHER, N_("This file was not made by KS Huisbezoek."))

    @contextmanager
    def reading(self, actor: UserId) -> Iterator[Reading]:
        """Look at one moment of the database; nothing can be written."""
        with storage_errors(), Session(self._reader, expire_on_commit=False) as session:
            yield Reading(session=session, actor=actor)

    @contextmanager
    def work(self, actor: UserId, named: str) -> Iterator[Work]:
        """Save everything done inside together, or nothing.

        Args:
            actor: who does it; the audit names them.
            named: the audit event, a word of `security.domain.AuditEvent`.
        Raises:
            StaleError: somebody changed one of the rows first.
            StorageError: the disk is full, the file is gone, damaged or cannot be written.
        """
        with self._write_lock, storage_errors():
            self._check_still_there()
            with Session(self.writer, expire_on_commit=False) as session:
                work = Work(session=session, actor=actor, event=named)
                try:
                    yield work
                    session.flush()
                    for hook in self.before_commit:
                        hook(work)
                    session.commit()
                except StaleDataError as error:
                    session.rollback()
                    raise StaleError from error
                except BaseException:
                    session.rollback()
                    raise

    def _check_still_there(self) -> None:
        # On Linux a deleted file takes writes into the void; the nurse must hear of it before she trusts a save.
        try:
            state = self.path.stat()
            there = state.st_ino == self._inode and state.st_size > 0
        except FileNotFoundError:
            there = False
        if not there:
            raise StorageError(
                StorageProblem.MISSING,
                N_("The database file was moved or deleted while the program was running. Put it back; do not close."),
            )

    def integrity_findings(self) -> list[str]:
        """Check every page, every index and every foreign key; return what is wrong, nothing when all is well.

        A hot WAL would make SQLCipher's page check cry wolf, so it is folded in first. Each check has a connection of
        its own: one bad page poisons the checks that follow it.
        """
        with storage_errors(), self._write_lock:
            self._run_alone("PRAGMA wal_checkpoint(TRUNCATE)")
            pages = [f"page: {row[0]}" for row in self._run_alone("PRAGMA cipher_integrity_check")]
            if pages:
                return pages
            structure = [f"structure: {row[0]}" for row in self._run_alone("PRAGMA integrity_check") if row[0] != "ok"]
            keys = [f"foreign key: {row[0]} -> {row[2]}" for row in self._run_alone("PRAGMA foreign_key_check")]
            return structure + keys

    def _run_alone(self, statement: str) -> list[Any]:
        connection = _connect(self.path, self._key, mode="rw")
        try:
            return list(connection.execute(statement).fetchall())
        finally:
            connection.close()

    def fold_in(self) -> None:
        """Bring everything from the write-ahead log into the file and empty the log: nothing lingers that was removed.

        What was removed is overwritten in the file itself as it goes (`secure_delete`).
        """
        with storage_errors(), self._write_lock:
            self._run_alone("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy_to(self, target: Path) -> None:
        """Write a whole, encrypted copy with the same key; the target may not exist."""
        with storage_errors(), self._write_lock:
            connection = _connect(self.path, self._key, mode="rw")
            try:
                connection.execute("VACUUM INTO ?", (str(target),))
            finally:
                connection.close()
            target.chmod(0o600)

    def snapshot(self, target: Path, *, is_stopped: Callable[[], bool]) -> bool:
        """Write a whole copy as `copy_to`, while others go on saving; return False when it was stopped halfway.

        It reads one moment: no save waits for it, and none after that moment is in it.
        """
        with storage_errors():
            connection = _connect(self.path, self._key, mode="rw")
            connection.set_progress_handler(lambda: int(is_stopped()), _STEPS_BETWEEN)
            try:
                connection.execute("VACUUM INTO ?", (str(target),))
            except sqlcipher.OperationalError as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                    return False
                raise
            finally:
                connection.close()
            target.chmod(0o600)
        return True

    def same_key(self, path: Path) -> "Database":
        """Open another file with the key of this one: a copy of it.

        Raises:
            StorageError: as for any file that is opened.
        """
        return Database(path, self._key)

    def write_ahead(self) -> None:
        """Let a file that was made as a copy write as ours do: a copy does not take that over."""
        with storage_errors(), self._write_lock:
            self._run_alone("PRAGMA journal_mode=WAL")

    def close(self) -> None:
        """Close all connections and wipe our copy of the key."""
        with self._write_lock:
            self.writer.dispose()
            self._reader.dispose()
            self._key[:] = bytes(len(self._key))


def check_file(path: Path) -> None:
    """Refuse a file that cannot be an encrypted database, before any key is tried on it.

    Raises:
        StorageError: MISSING, EMPTY (any key would "open" it) or NOT_ENCRYPTED.
    """
    if not path.is_file():
        raise StorageError(StorageProblem.MISSING, N_("There is no database in this folder."))
    with path.open("rb") as stream:
        header = stream.read(len(_PLAIN_HEADER))
    if not header:
        raise StorageError(
            StorageProblem.EMPTY, N_("The database file is empty. Put back a backup; do not start anew over it.")
        )
    if header == _PLAIN_HEADER:
        raise StorageError(
            StorageProblem.NOT_ENCRYPTED,
            N_("The database file is not encrypted, so it is not ours. It was not opened."),
        )


def _check_cipher() -> None:
    connection = sqlcipher.connect(":memory:")
    try:
        row = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    # A plain SQLite ignores the key without a word and writes everything readable.
    version = re.match(r"(\d+)\.(\d+)", str(row[0])) if row else None
    if version is None or (int(version[1]), int(version[2])) < _LEAST_CIPHER:
        msg = "SQLCipher 4.19 or newer is needed to open the database"
        raise RuntimeError(msg)


def _connect(path: Path, key: bytearray, *, mode: str) -> Any:
    connection = sqlcipher.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, check_same_thread=False, isolation_level=None
    )
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    for pragma in (
        "cipher_log_level=NONE",
        f"busy_timeout={_BUSY_MS}",
        "foreign_keys=ON",
        "synchronous=FULL",
        "fullfsync=ON",
        "checkpoint_fullfsync=ON",
        "temp_store=MEMORY",
        "secure_delete=ON",
        "trusted_schema=OFF",
        f"cache_size=-{_CACHE_KIB}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


_FULL: Final = N_("The disk is full. Nothing was saved; make room and save again.")
_WRITE: Final = N_("The database cannot be written. Check the disk and the rights of the folder.")
_DAMAGED: Final = N_("The database file is damaged. Do not go on with it: put back a backup.")
_PROBLEMS: Final = {
    5: (StorageProblem.LOCKED, N_("The database is busy. Try again.")),
    6: (StorageProblem.LOCKED, N_("The database is busy. Try again.")),
    8: (StorageProblem.READ_ONLY, _WRITE),
    10: (StorageProblem.OTHER, N_("The disk could not be read or written. Nothing was saved; try again.")),
    11: (StorageProblem.DAMAGED, _DAMAGED),
    13: (StorageProblem.DISK_FULL, _FULL),
    14: (StorageProblem.READ_ONLY, _WRITE),
    26: (StorageProblem.DAMAGED, _DAMAGED),
}


@contextmanager
def storage_errors() -> Iterator[None]:
    """Turn what the driver says of disk and file into a StorageError; all else goes on as it is.

    The key is unwrapped with a check of its own before, so "not a database" means damage here, never a typing error.
    """
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise _as_ours(error.orig) or error from error
    except (sqlcipher.Error, sqlite3.Error) as error:
        raise _as_ours(error) or error from error


def _as_ours(error: BaseException | None) -> StorageError | None:
    known = _PROBLEMS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return StorageError(*known) if known else None
