"""A folder with backups: what is in it, what goes, and a copy of a backup for another folder."""

import hashlib
import math
import os
import tempfile
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final
from uuid import UUID

from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.paths import KEY_FILE_NAME, sync_folder, write_private
from ks_desktop.core.texts import N_
from ks_desktop.records.backup.troubles import folder_errors
from ks_desktop.records.domain.copies import MOST_BYTES, Copy, Manifest, is_ours, parse_manifest, write_manifest
from ks_desktop.records.domain.rotation import Kept, surplus

FOLDER: Final = "backups"
UNFINISHED: Final = ".ks-backup-"
KEY_SUFFIX: Final = Path(KEY_FILE_NAME).suffix
NOTE_SUFFIX: Final = ".json"
_CHUNK: Final = 1024 * 1024
_DAY_S: Final = 86_400


def copies_in(folder: Path) -> tuple[Copy, ...]:
    """Return the backups in a folder, newest first; nothing where it cannot be read."""
    try:
        found = [_copy(path) for path in folder.iterdir() if is_ours(path.name)]
    except OSError:
        return ()
    return tuple(sorted(found, key=order, reverse=True))


def order(copy: Copy) -> tuple[float, int, str]:
    """Return what sorts backups by the moment they were made; those without a note come before all."""
    note = copy.manifest
    return (note.made_at.timestamp(), note.head.seq, copy.path.name) if note else (-math.inf, 0, copy.path.name)


def _copy(path: Path) -> Copy:
    try:
        size = path.stat().st_size
    except OSError:
        size = -1  # gone again since it was listed
    return Copy(path=path, manifest=note_of(path), size=size, has_key=path.with_suffix(KEY_SUFFIX).is_file())


def note_of(path: Path) -> Manifest | None:
    """Return the note beside a backup, None where there is none that can be read."""
    try:
        with path.with_suffix(NOTE_SUFFIX).open("rb") as stream:
            return parse_manifest(stream.read(MOST_BYTES + 1))
    except OSError:
        return None


def free_stem(folder: Path, name: Callable[[int], str]) -> str:
    """Return the first name that nothing in the folder has."""
    number = 1
    while any((folder / f"{name(number)}{end}").exists() for end in (".db", KEY_SUFFIX, NOTE_SUFFIX)):
        number += 1
    return name(number)


def finish(unfinished: Path, folder: Path, stem: str, *, key: bytes, manifest: Manifest) -> Copy:
    """Give a verified copy its name; the note comes last, for only what has a note counts as a backup."""
    target = folder / f"{stem}.db"
    with folder_errors():
        write_private(target.with_suffix(KEY_SUFFIX), key)
        unfinished.replace(target)
        sync_folder(folder)
        write_private(target.with_suffix(NOTE_SUFFIX), write_manifest(manifest))
    return Copy(path=target, manifest=manifest, size=manifest.size, has_key=True)


def copy_into(copy: Copy, folder: Path, *, is_stopped: Callable[[], bool]) -> Copy | None:
    """Put a backup into another folder too, and read it back there; None when it was stopped.

    Raises:
        StorageError: the folder is not there, full or not to be written, or gives back something else.
    """
    manifest = copy.manifest
    if manifest is None:
        return None
    with folder_errors():
        if not folder.is_dir():
            raise FileNotFoundError(2, "no such folder")
        unfinished = new_unfinished(folder)
        try:
            sweep(folder, but=unfinished)
            with copy.path.open("rb") as source, unfinished.open("wb") as target:
                told = _pour(source, target, is_stopped)
                target.flush()
                os.fsync(target.fileno())
            if told is None:
                return None
            if hash_of(unfinished) != manifest.sha256:
                raise StorageError(
                    StorageProblem.DAMAGED,
                    N_("The second folder gave back something else than was written there. Use another disk or stick."),
                )
            key = copy.path.with_suffix(KEY_SUFFIX).read_bytes()
            stem = free_stem(folder, lambda number: copy.path.stem + (f"-{number}" if number > 1 else ""))
            return finish(unfinished, folder, stem, key=key, manifest=manifest)
        finally:
            unfinished.unlink(missing_ok=True)


def new_unfinished(folder: Path) -> Path:
    """Return a name of its own in the folder for a copy that is being made."""
    descriptor, name = tempfile.mkstemp(prefix=UNFINISHED, suffix=".deel", dir=folder)
    os.close(descriptor)
    return Path(name)


def _pour(source: BinaryIO, target: BinaryIO, is_stopped: Callable[[], bool]) -> str | None:
    told = hashlib.sha256()
    while piece := source.read(_CHUNK):
        if is_stopped():
            return None
        told.update(piece)
        target.write(piece)
    return told.hexdigest()


def copied_hash(source: Path, target: Path) -> str:
    """Copy a file and return the SHA-256 of what was copied."""
    with source.open("rb") as from_, target.open("wb") as to:
        return _pour(from_, to, lambda: False) or ""


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sync_file(path: Path) -> None:
    """Bring a written file to the disk: the copy is made without."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(folder: Path, *, but: Path | None = None) -> None:
    """Take away what a killed program left half made: it was never a backup.

    Args:
        folder: where to look.
        but: what is being made now. Then others may be at work here too, and only what is a day older goes.
    """
    for path in folder.glob(f"{UNFINISHED}*"):
        if but is None or but.stat().st_mtime - path.stat().st_mtime > _DAY_S:
            path.unlink(missing_ok=True)


def rotate(folder: Path, database_id: UUID, kept: Kept) -> int:
    """Take away what has had its time, of this database only; return how many backups went."""
    every = [copy for copy in copies_in(folder) if copy.is_whole and _is_of(copy, database_id)]
    going = surplus([moment for copy in every if (moment := _made(copy))], kept)
    gone = 0
    for copy in every:
        if _made(copy) in going:
            with folder_errors():
                remove(copy)
            gone += 1
    return gone


def remove(copy: Copy) -> None:
    """Take a backup away: its note first, so that nothing half is ever taken for whole."""
    for path in (copy.path.with_suffix(NOTE_SUFFIX), copy.path, copy.path.with_suffix(KEY_SUFFIX)):
        path.unlink(missing_ok=True)


def of_database(copies: Iterable[Copy], database_id: UUID) -> tuple[Copy, ...]:
    """Return those of one database, and those that do not say."""
    return tuple(copy for copy in copies if copy.manifest is None or _is_of(copy, database_id))


def _is_of(copy: Copy, database_id: UUID) -> bool:
    return copy.manifest is not None and copy.manifest.database_id == database_id


def _made(copy: Copy) -> datetime | None:
    return copy.manifest.made_at if copy.manifest else None
