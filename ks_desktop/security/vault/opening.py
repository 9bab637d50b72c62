"""Opening a key file: by a passphrase or by the recovery code. A slot of the first format is brought up as it opens."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import StorageError, WrongPassphraseError
from ks_desktop.core.folders import disk_errors
from ks_desktop.core.paths import DATABASE_NAME
from ks_desktop.core.texts import N_
from ks_desktop.core.values import clean_line
from ks_desktop.security.vault import keyfile, recovery, tries
from ks_desktop.security.vault.boxes import Purpose, open_box
from ks_desktop.security.vault.contents import FORMAT, KeyFile
from ks_desktop.security.vault.keyfile import Found
from ks_desktop.security.vault.keys import Key
from ks_desktop.security.vault.making import new_slot
from ks_desktop.security.vault.passphrase import normal_passphrase
from ks_desktop.security.vault.restricted import from_loan, settled
from ks_desktop.security.vault.slots import Holder, Slot, SlotKind, unwrap


def users(folder: Path) -> tuple[str, ...]:
    """Return the login names that have a slot, in order of joining; no passphrase is needed to see them.

    Raises:
        StorageError: there is no key file, or it is damaged.
    """
    return tuple(slot.name for slot in keyfile.read(folder).file.user_slots())


def unlock(folder: Path, user_name: str | None, passphrase: str, *, clock: Clock | None = None) -> Key:
    """Return the keys that the user's passphrase gives.

    Args:
        folder: the data folder.
        user_name: whose slot; None for the only user.
        passphrase: as typed.
        clock: tells how long ago the last wrong try was; without one, the computer's.
    Raises:
        WrongPassphraseError: `unknown_user`, `which_user` or `wrong_passphrase`.
        UserError: `wait`: too many wrong tries, too soon.
        StorageError: no key file, damaged, or changed outside the program.
    """
    found = keyfile.read(folder)
    slot = slot_of(found.file, user_name)
    clock = clock or Clock()
    _begin_try(folder, clock)
    key = _opened(folder, found, slot, normal_passphrase(passphrase))
    if key is None:
        raise WrongPassphraseError(
            N_("This passphrase is not right. Check capitals and the keyboard layout."),
            code="wrong_passphrase",
            field="passphrase",
        )
    key.wrong_tries = tries.succeeded(folder, clock) - 1
    return key


def unlock_with_recovery(folder: Path, code: str, *, clock: Clock | None = None) -> Key:
    """Return the keys that the code on the recovery sheet gives; wrong passphrases make nobody wait for this.

    Raises:
        UserError: `recovery_typo`: a typing error.
        WrongPassphraseError: `wrong_recovery`: a code, but not of this database.
        StorageError: no key file, damaged, or changed outside the program.
    """
    secret = recovery.decode(code)
    found = keyfile.read(folder)
    for slot in found.file.slots:
        if slot.kind is SlotKind.RECOVERY and (key := _opened(folder, found, slot, secret)) is not None:
            key.wrong_tries = tries.succeeded(folder, clock or Clock())
            return key
    raise WrongPassphraseError(
        N_("This is a recovery code, but not of this database. Look for a newer recovery sheet."),
        code="wrong_recovery",
        field="recovery_code",
    )


def is_bound(folder: Path) -> bool:
    """Tell whether a key file was bound to a finished database; one that cannot be read counts, to be safe."""
    if not keyfile.exists(folder):
        return False
    try:
        return bool(keyfile.read(folder).file.mark)
    except StorageError:
        return True


def database_of(folder: Path) -> UUID:
    """Return which database the key file of a folder is for.

    Raises:
        StorageError: there is no key file, or it is damaged.
    """
    return keyfile.read(folder).file.database_id


def generation_of(folder: Path) -> int:
    """Return which database key the key file of a folder gives: a backup needs the one of its own time.

    Raises:
        StorageError: there is no key file, or it is damaged.
    """
    return keyfile.read(folder).file.generation


def generation_beside(path: Path) -> int | None:
    """Return which database key a key file beside a backup gives; None when it cannot be read."""
    return keyfile.generation_in(path)


def belongs_together(folder: Path) -> bool:
    """Tell whether key file and database are of one make; asked when a right key does not open the database."""
    file = keyfile.read(folder).file
    mark = keyfile.mark_of(folder / DATABASE_NAME)
    return not file.mark or not mark or file.mark == mark


def is_older(folder: Path, key: Key, beside: Iterable[Path] = ()) -> bool:
    """Tell whether a newer key than this one is known in the folder, or in the key files of its backups.

    Args:
        folder: the data folder.
        key: what a right passphrase gave, and does not open the database.
        beside: the key files of backups; those of another database do not count.
    """
    known = (keyfile.file_at(path) for path in (folder / keyfile.COPY_NAME, *beside))
    return any(
        file is not None and file.database_id == key.database_id and file.generation > key.generation for file in known
    )


def older_error() -> StorageError:
    """Return the error for a key file of before the key of its database was renewed."""
    return keyfile.older()


def foreign_error() -> StorageError:
    """Return the error for a key file and a database that do not belong together."""
    return keyfile.foreign()


def trusted(folder: Path, key: Key) -> KeyFile:
    """Return the key file, when the key in use is the one it was sealed with.

    Raises:
        StorageError: damaged, of another database, or changed outside the program.
        WrongPassphraseError: `key_renewed`.
    """
    file = keyfile.read(folder).file
    keyfile.check_seal(file, key)
    return file


def check_key(folder: Path, key: Key) -> None:
    """See that a key that was kept in memory still opens this folder, for somebody who still has a slot.

    Raises:
        WrongPassphraseError: `unknown_user`: her slot is gone; `key_renewed`.
        StorageError: as `unlock`.
    """
    file = trusted(folder, key)
    slot_of(file, key.user_name)
    if any(file.is_renewing(purpose) for purpose in Purpose):
        raise keyfile.renewed()  # half done: only her passphrase gives both keys


def slot_of(file: KeyFile, user_name: str | None) -> Slot:
    """Return the slot of a user; None for the only one.

    Raises:
        WrongPassphraseError: `unknown_user` or `which_user`.
    """
    slots = file.user_slots()
    if user_name is None and len(slots) > 1:
        raise WrongPassphraseError(
            N_("This database has more users. Say which one you are."), code="which_user", field="user_name"
        )
    slot = (slots[0] if slots else None) if user_name is None else named(file, user_name)
    if slot is None:
        raise WrongPassphraseError(
            N_("There is no user of this name in this database."), code="unknown_user", field="user_name"
        )
    return slot


def named(file: KeyFile, name: str) -> Slot | None:
    """Return the slot of a user by her login name, whatever its case, or None."""
    wanted = clean_line(name).text.casefold()
    return next((slot for slot in file.user_slots() if slot.name.casefold() == wanted), None)


def _begin_try(folder: Path, clock: Clock) -> None:
    with disk_errors(folder):
        tries.begin_try(folder, clock)


def _opened(folder: Path, found: Found, slot: Slot, secret: bytes) -> Key | None:
    wrapped = unwrap(slot, secret, database_id=found.file.database_id)
    if wrapped is None:
        return None
    key = _keys_in(found.file, slot, wrapped)
    key.from_copy = found.from_copy
    keyfile.check_seal(found.file, key)
    if keyfile.copy_is_newer(folder, found.file):
        return key  # an older file was put here: its spare copy may be what opens the database
    if not slot.is_current:
        keyfile.write(folder, _brought_up(found.file, key, slot, secret), key)
    elif found.from_copy or not keyfile.copy_is_equal(folder):
        keyfile.write(folder, found.file, key)
    return key


def _keys_in(file: KeyFile, slot: Slot, wrapped: bytes) -> Key:
    if not slot.is_current:
        key = Key(wrapped, file.database_id, user_name=slot.name)
        try:
            key.restricted = from_loan(file, key)
        except ValueError as error:
            raise keyfile.changed() from error
        return key
    owner = slot.owner(file.database_id)
    try:
        opened = {(box.purpose, box.generation): open_box(box, wrapped, owner) for box in slot.boxes}
    except ValueError as error:  # the passphrase is right and a sealed key is not hers: somebody changed the file
        raise keyfile.changed() from error
    key = Key(opened[Purpose.DATABASE, file.generation], file.database_id, user_name=slot.name)
    key.generation, key.must_change = file.generation, slot.must_change
    key.older = _array(opened.get((Purpose.DATABASE, file.generation - 1)))
    key.restricted = _array(opened.get((Purpose.RESTRICTED, file.restricted_generation)))
    key.older_restricted = _array(opened.get((Purpose.RESTRICTED, file.restricted_generation - 1)))
    return key


def _array(material: bytes | None) -> bytearray | None:
    return None if material is None else bytearray(material)


def _brought_up(file: KeyFile, key: Key, slot: Slot, secret: bytes) -> KeyFile:
    holder = Holder(kind=slot.kind, name=slot.name, secret=secret)
    made = new_slot(file, key, holder, slot.cost, restricted=True)
    slots = tuple(made if each is slot else each for each in file.slots)
    return settled(replace(file, slots=slots, format=FORMAT))
