"""The encrypted file: engines, the unit of work, copies and checks.

One connection writes (BEGIN IMMEDIATE), a few read (BEGIN, query only).
"""

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

from ks_desktop.core import dialect
from ks_desktop.core.cipher import check_cipher, check_file, connect
from ks_desktop.core.encrypted_file import EncryptedFile, hex_of
from ks_desktop.core.errors import StaleError, StorageError, StorageProblem
from ks_desktop.core.high_water import HighWaterMark
from ks_desktop.core.limits import NO_LIMITS, Limits
from ks_desktop.core.storage_errors import CANNOT_WRITE, storage_errors
from ks_desktop.core.texts import N_
from ks_desktop.core.values import UserId, new_id

APPLICATION_ID: Final = 0x4B534842  # "KSHB": our file and nobody else's
_READERS: Final = 4


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why nothing may be saved, and which works may still write their line in the log: those that only look."""

    error: StorageError
    lets: Callable[[str], bool]


class Database(EncryptedFile):
    """One open encrypted file."""

    def __init__(
        self,
        path: Path,
        key: bytes | bytearray,
        *,
        create: bool = False,
        is_lasting: bool = True,
        mark: HighWaterMark | None = None,
    ) -> None:
        """Open an existing file, or make a new one.

        Args:
            path: the database file.
            key: 32 raw bytes, unwrapped from the key file.
            create: make the file; it may not exist yet.
            is_lasting: what is saved must survive a power cut; not in practice mode, whose key goes with the program.
            mark: says outside the file how far saving had come; whoever opens has compared it, or does so next.
        Raises:
            StorageError: the file is missing, empty, not encrypted, damaged, another program's or not writable.
            ValueError: the key is not 32 bytes (SQLCipher would silently take it for a passphrase).
        """
        super().__init__(path, key)
        self._is_lasting = is_lasting
        self.mark = mark
        self._refusal: Refusal | None = None
        self.before_work: list[Callable[[UserId, str], None]] = []
        self.before_commit: list[Callable[[Work], None]] = []
        self.limits_of: Callable[[UserId], Limits] = lambda _actor: NO_LIMITS
        self.looked: Callable[[UserId, str, UUID | None, UUID | None], None] = lambda *_look: None
        self._limited: dict[Limits, sa.Engine] = {}
        check_cipher()
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
            connection = connect(self.path, self._key, mode="rwc")
            try:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            finally:
                connection.close()
            self.path.chmod(0o600)

    def _engine(self, *, writing: bool, limits: Limits = NO_LIMITS) -> sa.Engine:
        def creator() -> Any:
            connection = connect(self.path, self._key, mode="rw")
            connection.execute(f"PRAGMA query_only={'OFF' if writing else 'ON'}")
            if not self._is_lasting:
                connection.execute("PRAGMA synchronous=OFF")
            if limits != NO_LIMITS:
                connection.set_authorizer(limits.authorizer())
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
        """Look at one moment of the database; nothing can be written.

        Raises:
            UserError: `no_right`: what is asked is closed to this user.
        """
        limited = self._reader_for(actor)
        with storage_errors(), self._gate.passing(), Session(limited, expire_on_commit=False) as session:
            yield Reading(session=session, actor=actor)

    @contextmanager
    def before(self, work: Work) -> Iterator[Reading]:
        """Look at the file as it was before this work, whole: what is kept to put it back must lack nothing."""
        with storage_errors(), self._gate.passing(), Session(self._reader, expire_on_commit=False) as session:
            yield Reading(session=session, actor=work.actor)

    def _reader_for(self, actor: UserId) -> sa.Engine:
        limits = self.limits_of(actor)
        if limits == NO_LIMITS:
            return self._reader
        if limits not in self._limited:
            self._limited[limits] = self._engine(writing=False, limits=limits)
        return self._limited[limits]

    def _let_go(self) -> None:
        for engine in (self.writer, self._reader, *self._limited.values()):
            engine.dispose()

    @contextmanager
    def work(self, actor: UserId, named: str) -> Iterator[Work]:
        """Save everything done inside together, or nothing.

        Args:
            actor: who does it; the audit names them.
            named: the audit event, a word of `security.domain.AuditEvent`.
        Raises:
            StaleError: somebody changed one of the rows first.
            StorageError: the disk is full, the file is gone, damaged or cannot be written, or only looking is allowed.
            KsError: what a hook of `before_work` says: nothing is begun then.
        """
        with self._gate.passing(), self._write_lock, storage_errors():
            self._check_may_save(named)
            for check in self.before_work:
                check(actor, named)
            self._check_still_there()
            with Session(self.writer, expire_on_commit=False) as session:
                work = Work(session=session, actor=actor, event=named)
                try:
                    yield work
                    session.flush()
                    for hook in self.before_commit:
                        hook(work)
                    self._commit(session)
                except StaleDataError as error:
                    session.rollback()
                    raise StaleError from error
                except BaseException:
                    session.rollback()
                    raise

    def _commit(self, session: Session) -> None:
        if self.mark is None:
            session.commit()
            return
        self.mark.count(session)
        try:
            session.commit()
        except BaseException:
            self.mark.give_up()
            raise
        self.mark.keep()

    @property
    def is_inside(self) -> bool:
        """Tell whether this thread is in a look or a unit of work, so that somebody answers for what it asks."""
        return self._gate.is_mine

    @property
    def is_read_only(self) -> bool:
        """Tell whether nothing may be saved any more."""
        return self._refusal is not None

    def refuse_to_save(self, refusal: Refusal) -> None:
        """Save nothing from now on, but what only says that somebody looked."""
        with self._write_lock:
            self._refusal = refusal

    def _check_may_save(self, named: str) -> None:
        if self._refusal is not None and not self._refusal.lets(named):
            raise self._refusal.error

    def _check_still_there(self) -> None:
        # On Linux a deleted file takes writes into the void; the nurse must hear of it before she trusts a save.
        try:
            state = self.path.stat()
            there = state.st_ino == self._inode and state.st_size > 0
        except OSError:  # gone, or the disk it was on
            there = False
        if not there:
            raise StorageError(
                StorageProblem.MISSING,
                N_(
                    "The database file is not there any more: it was moved or deleted, or its disk was pulled out. "
                    "Put it back; do not close."
                ),
            )

    def same_key(self, path: Path) -> "Database":
        """Open another file with the key of this one: a copy of it.

        Raises:
            StorageError: as for any file that is opened.
        """
        with self._gate.passing():
            return Database(path, self._key)

    def rekey(self, key: bytes | bytearray) -> None:
        """Encrypt the whole file anew with another key, as one transaction; the mark is made anew with it.

        Killed at any moment, exactly one of both keys opens the file. It waits until nobody reads or saves, and who
        wants to waits until it is done. With the key that the file has, nothing happens but that.

        Raises:
            RuntimeError: it was asked in the middle of a look or a unit of work.
            StorageError: the disk is full or cannot be written; the file is under the key it was under.
        """
        with storage_errors(), self._gate.alone(), self._write_lock:
            if self._key == key:
                self.remake_mark(key)
                return
            self._let_go()
            self._run_alone("PRAGMA wal_checkpoint(TRUNCATE)")
            self._run_alone(f"PRAGMA rekey=\"x'{hex_of(key)}'\"")
            self._take_key(key)
            self._run_alone("PRAGMA wal_checkpoint(TRUNCATE)")
            self.remake_mark(key)

    def _take_key(self, key: bytes | bytearray) -> None:
        before = bytes(self._key)
        self._key[:] = key
        try:
            self._run_alone("SELECT count(*) FROM sqlite_master")  # the pragma itself tells of no failure
        except BaseException:
            self._key[:] = before
            raise

    def remake_mark(self, key: bytes | bytearray) -> None:
        """Make the mark anew from what is in the file, under the key the file has now; without a mark, do nothing.

        Raises:
            StorageError: it could not be written.
        """
        if self.mark is None:
            return
        with storage_errors(), self._write_lock, Session(self._reader) as session:
            self.mark.rekey(key)
            try:
                self.mark.remake(session)
            except OSError as error:
                raise StorageError(StorageProblem.READ_ONLY, CANNOT_WRITE) from error

    def close(self) -> None:
        """Close all connections and wipe our copy of the key."""
        with self._write_lock:
            self._let_go()
            if self.mark is not None:
                self.mark.close()
            self._key[:] = bytes(len(self._key))
