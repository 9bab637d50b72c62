"""The key file on disk: read strictly, written whole, with an equal spare copy beside it.

A checksum tells damage (any flipped bit) before a passphrase is asked; a keyed hash tells, once unlocked, whether
somebody changed a slot outside the program.
"""

import binascii
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.paths import KEY_FILE_NAME, write_private
from ks_desktop.core.texts import N_
from ks_desktop.security.vault.keys import Key
from ks_desktop.security.vault.slots import Slot, SlotKind, canonical, slot_from_json

COPY_NAME: Final = KEY_FILE_NAME + ".bak"
_FORMAT: Final = 1
_MOST_BYTES: Final = 256 * 1024
_PURPOSE: Final = "ks-huisbezoek key file"
_MARK_BYTES: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """What the key file says.

    Attributes:
        database_id: the database its key opens.
        mark: the first 16 bytes of that database file, empty as long as it is not bound.
        mac: hash over the rest under the database key; empty before the file is sealed.
    """

    database_id: UUID
    slots: tuple[Slot, ...]
    mark: bytes = b""
    mac: bytes = b""

    def user_slots(self) -> tuple[Slot, ...]:
        """Return the slots that passphrases open."""
        return tuple(slot for slot in self.slots if slot.kind is SlotKind.USER)


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


def exists(folder: Path) -> bool:
    """Tell whether the folder has a key file or its spare copy."""
    return (folder / KEY_FILE_NAME).exists() or (folder / COPY_NAME).exists()


def write(folder: Path, file: KeyFile, key: Key) -> KeyFile:
    """Seal the key file under the database key and write it and its copy; return it sealed.

    Raises:
        StorageError: it could not be written; the file of before is still there.
    """
    sealed = KeyFile(database_id=file.database_id, slots=file.slots, mark=file.mark, mac=_mac(file, key))
    content = canonical(_as_json(sealed))
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


def check_seal(file: KeyFile, key: Key) -> None:
    """Refuse a key file that was changed outside the program, or that is of another database.

    Raises:
        StorageError: FOREIGN: the key is for another database; DAMAGED: a slot was added, removed or changed.
    """
    if file.database_id != key.database_id:
        raise foreign()
    if not hmac.compare_digest(file.mac, _mac(file, key)):
        raise StorageError(
            StorageProblem.DAMAGED,
            N_("The key file was changed outside the program, so it is not trusted. Put back the one of your backup."),
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


def _read_one(path: Path) -> KeyFile:
    try:
        with path.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise StorageError(
            StorageProblem.MISSING, N_("There is no key file in this folder. Put it back from your backup.")
        ) from error
    except PermissionError as error:
        raise StorageError(StorageProblem.READ_ONLY, N_("You may not read the key file in this folder.")) from error
    except OSError as error:
        raise _damaged() from error
    try:
        return _parse(content)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged() from error


def _parse(content: bytes) -> KeyFile:
    if len(content) > _MOST_BYTES:
        msg = "a key file is never this long"
        raise ValueError(msg)
    stored = json.loads(content)
    if stored["checksum"] != _checksum({name: value for name, value in stored.items() if name != "checksum"}):
        msg = "the checksum differs"
        raise ValueError(msg)
    if stored["format"] != _FORMAT:
        raise StorageError(
            StorageProblem.TOO_NEW,
            N_("This key file was made by a newer version of KS Huisbezoek. Update the program."),
        )
    file = KeyFile(
        database_id=UUID(stored["database"]),
        slots=tuple(slot_from_json(slot) for slot in stored["slots"]),
        mark=binascii.unhexlify(stored["mark"]),
        mac=binascii.unhexlify(stored["mac"]),
    )
    # One spelling only: no bit of the file can differ unseen.
    if canonical(_as_json(file)) != content:
        msg = "the spelling differs"
        raise ValueError(msg)
    return file


def _damaged() -> StorageError:
    return StorageError(
        StorageProblem.DAMAGED, N_("The key file is damaged, and so is its copy. Put back the one of your backup.")
    )


def _content(file: KeyFile) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "database": str(file.database_id),
        "mark": file.mark.hex(),
        "slots": [slot.as_json() for slot in file.slots],
    }


def _as_json(file: KeyFile) -> dict[str, Any]:
    body = {**_content(file), "mac": file.mac.hex()}
    return {**body, "checksum": _checksum(body)}


def _checksum(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(body)).hexdigest()


def _mac(file: KeyFile, key: Key) -> bytes:
    return hmac.digest(key.derive(_PURPOSE), canonical(_content(file)), "sha256")
