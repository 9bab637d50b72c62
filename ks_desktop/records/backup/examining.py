"""A backup looked over as a restore would: copied to a place of its own, opened, checked and counted."""

import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.core.database import Database
from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.paths import DATABASE_NAME, KEY_FILE_NAME
from ks_desktop.core.storage_errors import storage_errors
from ks_desktop.core.texts import N_
from ks_desktop.migrations import is_current
from ks_desktop.records.backup.folders import KEY_SUFFIX, copied_hash, hash_of, note_of
from ks_desktop.records.backup.troubles import UNREADABLE
from ks_desktop.records.domain.copies import LogHead, Manifest
from ks_desktop.security import vault
from ks_desktop.security.audit import head
from ks_desktop.security.domain import NOBODY

CASES: Final = "client_case"
_WAL: Final = "-wal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What is in a file: how many rows each table has, how many cases, and the newest line of the log."""

    tables: Mapping[str, int]
    records: int
    head: LogHead


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A backup that was opened and is whole; `manifest` is None for a copy that never had a note."""

    manifest: Manifest | None
    contents: Contents
    seconds: float


def examine(source: Path, stage: Path, opened: Callable[[Path], Database], *, of: UUID | None = None) -> Examined:
    """Copy a backup into a private folder and try everything of it there.

    Args:
        source: the file, its key file and note beside it; it is only read.
        stage: an empty folder; afterwards it holds database and key file under the names of a data folder.
        opened: opens the database in a folder.
        of: the database it must be of; None where any will do.
    Raises:
        StorageError: what is wrong with it.
        UserError: the passphrase is not right.
    """
    began = time.monotonic()
    manifest = note_of(source)
    _check_outside(source, manifest)
    try:
        _stage(source, stage, manifest)
    except OSError as error:
        raise StorageError(StorageProblem.OTHER, UNREADABLE) from error
    if of not in {None, vault.database_of(stage)}:
        raise StorageError(
            StorageProblem.FOREIGN,
            N_("This backup is of another database than the one in this folder. Put it back in a folder of its own."),
        )
    database = _opened(stage, opened)
    try:
        contents = whole_contents(database)
    finally:
        database.close()
    if manifest is not None and (manifest.tables != contents.tables or manifest.head != contents.head):
        raise StorageError(
            StorageProblem.DAMAGED,
            N_("This backup does not hold what its note says. Use another backup, and keep this one to be looked at."),
        )
    return Examined(manifest=manifest, contents=contents, seconds=time.monotonic() - began)


def whole_contents(database: Database) -> Contents:
    """Check every page, index and key of a file, and count it.

    Raises:
        StorageError: DAMAGED, or TOO_NEW.
    """
    if database.integrity_findings():
        raise damaged()
    is_current(database)
    with database.reading(NOBODY) as reading, storage_errors():
        names = reading.session.scalars(
            sa.text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        ).all()
        counted = {
            name: int(reading.session.execute(sa.select(sa.func.count()).select_from(sa.table(name))).scalar_one())
            for name in names
        }
        seq, newest = head(reading.session)
    return Contents(tables=counted, records=counted.get(CASES, 0), head=LogHead(seq=seq, hash=newest))


def damaged() -> StorageError:
    """Return the error for a backup with something broken inside."""
    return StorageError(
        StorageProblem.DAMAGED, N_("This backup is damaged inside. Use another one: an older one or a second copy.")
    )


def key_beside(source: Path) -> Path:
    """Return the key file that belongs to a backup, or to a database that was put aside.

    Raises:
        StorageError: there is none.
    """
    beside = source.with_suffix(KEY_SUFFIX)
    if beside.is_file():
        return beside
    raise StorageError(
        StorageProblem.MISSING,
        N_(
            "The key file of this backup is not beside it. Put it there: "
            "it has the same name and ends in .sleutel. Without it nobody can open the backup."
        ),
    )


def _check_outside(source: Path, manifest: Manifest | None) -> None:
    try:
        size = source.stat().st_size if source.is_file() else -1
    except OSError as error:
        raise StorageError(StorageProblem.OTHER, UNREADABLE) from error
    if size < 0:
        raise StorageError(
            StorageProblem.MISSING, N_("There is no backup of this name. Choose the file that ends in .db.")
        )
    if size == 0:
        raise StorageError(StorageProblem.EMPTY, N_("This backup is empty: copying it went wrong. Copy it once more."))
    key_beside(source)
    if manifest is None or size == manifest.size:
        return
    if size < manifest.size:
        raise StorageError(
            StorageProblem.DAMAGED,
            N_("This backup was copied only in part: {have} of {whole} bytes. Copy it once more, or use another one."),
            values={"have": size, "whole": manifest.size},
        )
    raise StorageError(
        StorageProblem.DAMAGED,
        N_("This backup is longer than it was made: it was changed afterwards. Use another one."),
    )


def _stage(source: Path, stage: Path, manifest: Manifest | None) -> None:
    key, database = stage / KEY_FILE_NAME, stage / DATABASE_NAME
    key_hash = copied_hash(key_beside(source), key)
    found = copied_hash(source, database)
    log = source.with_name(source.name + _WAL)
    if manifest is None and log.is_file():  # a database that was put aside while it was hot
        copied_hash(log, database.with_name(DATABASE_NAME + _WAL))
    for path in stage.iterdir():
        path.chmod(0o600)
    if manifest is not None and key_hash != manifest.key_sha256:
        raise StorageError(
            StorageProblem.FOREIGN,
            N_("The key file beside this backup is another one than was made with it. Put back the one of that time."),
        )
    if manifest is not None and found != manifest.sha256:
        raise StorageError(
            StorageProblem.DAMAGED,
            N_("This backup is not what was made: it was damaged or changed since. Use another one."),
        )
    if manifest is not None and vault.database_of(stage) != manifest.database_id:
        raise vault.foreign_error()


def _opened(stage: Path, opened: Callable[[Path], Database]) -> Database:
    try:
        return opened(stage)
    except StorageError as error:
        if error.problem is not StorageProblem.DAMAGED:
            raise
        raise (damaged() if vault.belongs_together(stage) else vault.foreign_error()) from error


def note_for(path: Path, key: bytes) -> tuple[int, str, str]:
    """Return size and hash of a finished copy, and the hash of its key file, for its note."""
    return path.stat().st_size, hash_of(path), hashlib.sha256(key).hexdigest()
