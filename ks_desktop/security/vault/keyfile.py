"""The key file on disk: read strictly, written whole, with an equal spare copy beside it.

A checksum tells damage (any flipped bit) before a passphrase is asked; a keyed hash tells, once unlocked, whether
somebody changed a slot outside the program.
"""

import hmac
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ks_desktop.core.errors import StorageError, StorageProblem, WrongPassphraseError
from ks_desktop.core.paths import KEY_FILE_NAME, write_private
from ks_desktop.core.texts import N_
from ks_desktop.security.vault.contents import FORMAT, KeyFile, mac_of, parse, spelt
from ks_desktop.security.vault.keys import Key

COPY_NAME: Final = KEY_FILE_NAME + ".bak"
_MOST_BYTES: Final = 256 * 1024
_MARK_BYTES: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A key file that was read, and whether it had to come from the spare copy."""

    file: KeyFile
    from_copy: bool


def read(folder: Path) -> Found:
    """Return the key file of a data folder, or its spare copy when the file is damaged or gone.

    Raises:
        StorageError: MISSING: neither is there; DAMAGED: neither is whole; READ_ONLY: it may not be read; TOO_NEW.
    """
    try:
        return Found(file=_read_one(folder / KEY_FILE_NAME), from_copy=False)
    except StorageError as error:
        if error.problem in {StorageProblem.READ_ONLY, StorageProblem.TOO_NEW}:
            raise
        try:
            return Found(file=_read_one(folder / COPY_NAME), from_copy=True)
        except StorageError as second:
            if second.problem is StorageProblem.DAMAGED:
                raise
            raise error from second


def file_at(path: Path) -> KeyFile | None:
    """Return a single key file; None when it is not there or damaged."""
    try:
        return _read_one(path)
    except StorageError:
        return None


def generation_in(path: Path) -> int | None:
    """Return which database key a single key file gives; None when it is not there or damaged."""
    file = file_at(path)
    return None if file is None else file.generation


def exists(folder: Path) -> bool:
    """Tell whether the folder has a key file or its spare copy."""
    return (folder / KEY_FILE_NAME).exists() or (folder / COPY_NAME).exists()


def write(folder: Path, file: KeyFile, key: Key) -> KeyFile:
    """Seal the key file under the database key and write it and its copy, in today's format; return it sealed.

    Raises:
        StorageError: it could not be written; the file of before is still there.
    """
    current = replace(file, format=FORMAT)
    sealed = replace(current, mac=mac_of(current, key))
    content = spelt(sealed)
    try:
        write_private(folder / KEY_FILE_NAME, content)
        write_private(folder / COPY_NAME, content)
    except OSError as error:
        raise StorageError(
            StorageProblem.READ_ONLY,
            N_("The key file could not be written. Check the disk and the rights of the folder."),
        ) from error
    return sealed


def copy_is_equal(folder: Path) -> bool:
    """Tell whether the spare copy is the same as the key file: a crash between the two writes leaves it behind."""
    try:
        return (folder / KEY_FILE_NAME).read_bytes() == (folder / COPY_NAME).read_bytes()
    except OSError:
        return False


def copy_is_newer(folder: Path, file: KeyFile) -> bool:
    """Tell whether the spare copy is of after a renewal of the key and the file is not: an older file was put here."""
    return (generation_in(folder / COPY_NAME) or 0) > file.generation


def older() -> StorageError:
    """Return the error for a key file of before the key of its database was renewed."""
    return StorageError(
        StorageProblem.FOREIGN,
        N_(
            "This key file is older than the database: its key was renewed since. Take the file huisbezoek.sleutel "
            "away and try again, so that its spare copy is used; or put back the key file of the newest backup."
        ),
    )


def check_seal(file: KeyFile, key: Key) -> None:
    """Refuse a key file that was changed outside the program, or that is of another database.

    Raises:
        StorageError: FOREIGN: the key is for another database; DAMAGED: a slot was added, removed or changed.
        WrongPassphraseError: `key_renewed`: it is a key of before a renewal.
    """
    if file.database_id != key.database_id:
        raise foreign()
    if file.generation != key.generation:
        raise renewed()
    if not hmac.compare_digest(file.mac, mac_of(file, key)):
        raise changed()


def renewed() -> WrongPassphraseError:
    """Return the error for a key of before a renewal, or of the middle of one."""
    return WrongPassphraseError(
        N_("The key of this database was renewed meanwhile. Unlock it with your passphrase."),
        code="key_renewed",
        field="passphrase",
    )


def mark_of(database: Path) -> bytes:
    """Return what binds a key file to a database file: its first 16 bytes, shared by every whole copy; or nothing."""
    try:
        with database.open("rb") as stream:
            return stream.read(_MARK_BYTES)
    except OSError:
        return b""


def foreign() -> StorageError:
    """Return the error for a key file and a database that do not belong together."""
    return StorageError(
        StorageProblem.FOREIGN,
        N_(
            "Key file and database do not belong together, or the database is damaged at its beginning. "
            "Put back the two that were kept together."
        ),
    )


def changed() -> StorageError:
    """Return the error for a key file that somebody changed outside the program."""
    return StorageError(
        StorageProblem.DAMAGED,
        N_("The key file was changed outside the program, so it is not trusted. Put back the one of your backup."),
    )


def _read_one(path: Path) -> KeyFile:
    try:
        with path.open("rb") as stream:
            content = stream.read(_MOST_BYTES)  # a key file is never this long, and what is cut off is damaged
    except FileNotFoundError as error:
        raise StorageError(
            StorageProblem.MISSING, N_("There is no key file in this folder. Put it back from your backup.")
        ) from error
    except PermissionError as error:
        raise StorageError(StorageProblem.READ_ONLY, N_("You may not read the key file in this folder.")) from error
    except OSError as error:
        raise _damaged() from error
    try:
        return parse(content)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged() from error


def _damaged() -> StorageError:
    return StorageError(
        StorageProblem.DAMAGED, N_("The key file is damaged, and so is its copy. Put back the one of your backup.")
    )
