"""What can be done with a key file: make it, open it, and change who may open it."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import StorageError, StorageProblem, UserError, WrongPassphraseError
from ks_desktop.core.paths import DATABASE_NAME, make_private_folder
from ks_desktop.core.texts import N_
from ks_desktop.core.values import clean_line
from ks_desktop.security.vault import keyfile, recovery, tries
from ks_desktop.security.vault.keyfile import Found, KeyFile
from ks_desktop.security.vault.keys import Key
from ks_desktop.security.vault.passphrase import check_passphrase, normal_passphrase
from ks_desktop.security.vault.slots import NAME_MAX, STANDARD_COST, Cost, Holder, Slot, SlotKind, unwrap, wrap


def users(folder: Path) -> tuple[str, ...]:
    """Return the login names that have a slot, in order of joining; no passphrase is needed to see them.

    Raises:
        StorageError: there is no key file, or it is damaged.
    """
    return tuple(slot.name for slot in keyfile.read(folder).file.user_slots())


def create(folder: Path, user_name: str, passphrase: str, *, cost: Cost = STANDARD_COST) -> tuple[Key, str]:
    """Make the key file of a new database, for its first user.

    Returns:
        The key, and the recovery code for the sheet: it is shown this once and kept nowhere.
    Raises:
        UserError: the name or passphrase will not do, or the folder has a key file already.
        StorageError: the file could not be written.
    """
    name = check_name(user_name)
    check_passphrase(passphrase)
    if keyfile.exists(folder):
        raise UserError(N_("This folder has a key file already. Choose another folder."), code="exists", field="folder")
    make_private_folder(folder)
    key = Key.random()
    key.user_name = name
    secret = recovery.new_secret()
    slots = (_user_slot(key, name, passphrase, cost), _recovery_slot(key, secret, cost))
    keyfile.write(folder, KeyFile(database_id=key.database_id, slots=slots), key)
    return key, recovery.encode(secret)


def unlock(folder: Path, user_name: str | None, passphrase: str, *, clock: Clock | None = None) -> Key:
    """Return the key that the user's passphrase gives.

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
    slot = _slot_of(found.file, user_name)
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
    """Return the key that the code on the recovery sheet gives; wrong passphrases make nobody wait for this.

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


def change_passphrase(
    folder: Path, user_name: str | None, old: str, new: str, *, cost: Cost = STANDARD_COST, clock: Clock | None = None
) -> Key:
    """Let a user choose another passphrase; only her wrapped 32 bytes are written anew.

    Raises:
        WrongPassphraseError: the old passphrase is not right.
        UserError: the new one will not do, or `wait`.
        StorageError: as `unlock`.
    """
    check_passphrase(new, field="new_passphrase")
    key = unlock(folder, user_name, old, clock=clock)
    set_passphrase(folder, key, key.user_name, new, cost=cost)
    return key


def set_passphrase(folder: Path, key: Key, user_name: str, new: str, *, cost: Cost = STANDARD_COST) -> None:
    """Give a user another passphrase without the old one: after the recovery code was used.

    Raises:
        WrongPassphraseError: `unknown_user`.
        UserError: the passphrase will not do.
        StorageError: as `unlock`.
    """
    check_passphrase(new, field="new_passphrase")
    file = _trusted(folder, key)
    old = _slot_of(file, user_name)
    slots = tuple(_user_slot(key, old.name, new, cost) if slot is old else slot for slot in file.slots)
    keyfile.write(folder, replace(file, slots=slots), key)


def add_user(folder: Path, key: Key, user_name: str, passphrase: str, *, cost: Cost = STANDARD_COST) -> None:
    """Give another user a slot.

    Raises:
        UserError: the name is taken or will not do, or the passphrase will not do.
        StorageError: as `unlock`.
    """
    name = check_name(user_name)
    check_passphrase(passphrase)
    file = _trusted(folder, key)
    if _named(file, name) is not None:
        raise UserError(N_("There is a user of this name already."), code="user_exists", field="user_name")
    keyfile.write(folder, replace(file, slots=(*file.slots, _user_slot(key, name, passphrase, cost))), key)


def remove_user(folder: Path, key: Key, user_name: str) -> None:
    """Take a user's slot away.

    Whoever kept an older key file and its passphrase can still open a copy of the database of that time.

    Raises:
        WrongPassphraseError: `unknown_user`.
        UserError: `last_user`: nobody would be left.
        StorageError: as `unlock`.
    """
    file = _trusted(folder, key)
    leaving = _slot_of(file, user_name)
    if len(file.user_slots()) == 1:
        raise UserError(N_("This is the last user. Add another before removing this one."), code="last_user")
    keyfile.write(folder, replace(file, slots=tuple(slot for slot in file.slots if slot is not leaving)), key)


def renew_recovery(folder: Path, key: Key, *, cost: Cost = STANDARD_COST) -> str:
    """Make a new recovery code and return it; the old sheet is worth nothing after this.

    Raises:
        StorageError: as `unlock`.
    """
    file = _trusted(folder, key)
    secret = recovery.new_secret()
    kept = tuple(slot for slot in file.slots if slot.kind is not SlotKind.RECOVERY)
    keyfile.write(folder, replace(file, slots=(*kept, _recovery_slot(key, secret, cost))), key)
    return recovery.encode(secret)


def check_key(folder: Path, key: Key) -> None:
    """See that a key that was kept in memory still opens this folder, for somebody who still has a slot.

    Raises:
        WrongPassphraseError: `unknown_user`: her slot is gone.
        StorageError: as `unlock`; also when the database has another key by now.
    """
    _slot_of(_trusted(folder, key), key.user_name)


def bind(folder: Path, key: Key) -> None:
    """Note in the key file which database file it opens, once that is made.

    Raises:
        StorageError: as `unlock`.
    """
    keyfile.write(folder, replace(_trusted(folder, key), mark=keyfile.mark_of(folder / DATABASE_NAME)), key)


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


def belongs_together(folder: Path) -> bool:
    """Tell whether key file and database are of one make; asked when a right key does not open the database."""
    file = keyfile.read(folder).file
    mark = keyfile.mark_of(folder / DATABASE_NAME)
    return not file.mark or not mark or file.mark == mark


def foreign_error() -> StorageError:
    """Return the error for a key file and a database that do not belong together."""
    return keyfile.foreign()


def check_name(typed: str) -> str:
    """Return a login name as it is kept.

    Raises:
        UserError: it is empty, longer than 60 characters, or has characters that cannot be seen.
    """
    name = clean_line(typed)
    if not name.text or len(name.text) > NAME_MAX or name.removed:
        raise UserError(N_("Give a login name of 1 to 60 characters."), code="user_name", field="user_name")
    return name.text


def _begin_try(folder: Path, clock: Clock) -> None:
    try:
        tries.begin_try(folder, clock)
    except OSError as error:
        raise StorageError(
            StorageProblem.READ_ONLY, N_("The data folder cannot be written. Check the disk and its rights.")
        ) from error


def _opened(folder: Path, found: Found, slot: Slot, secret: bytes) -> Key | None:
    material = unwrap(slot, secret, database_id=found.file.database_id)
    if material is None:
        return None
    key = Key(material, found.file.database_id, user_name=slot.name, from_copy=found.from_copy)
    keyfile.check_seal(found.file, key)
    if found.from_copy or not keyfile.copy_is_equal(folder):
        keyfile.write(folder, found.file, key)
    return key


def _trusted(folder: Path, key: Key) -> KeyFile:
    file = keyfile.read(folder).file
    keyfile.check_seal(file, key)
    return file


def _slot_of(file: KeyFile, user_name: str | None) -> Slot:
    slots = file.user_slots()
    if user_name is None and len(slots) > 1:
        raise WrongPassphraseError(
            N_("This database has more users. Say which one you are."), code="which_user", field="user_name"
        )
    slot = (slots[0] if slots else None) if user_name is None else _named(file, user_name)
    if slot is None:
        raise WrongPassphraseError(
            N_("There is no user of this name in this database."), code="unknown_user", field="user_name"
        )
    return slot


def _named(file: KeyFile, name: str) -> Slot | None:
    wanted = clean_line(name).text.casefold()
    return next((slot for slot in file.user_slots() if slot.name.casefold() == wanted), None)


def _user_slot(key: Key, name: str, passphrase: str, cost: Cost) -> Slot:
    holder = Holder(kind=SlotKind.USER, name=name, secret=normal_passphrase(passphrase))
    return wrap(key.material, holder, database_id=key.database_id, cost=cost)


def _recovery_slot(key: Key, secret: bytes, cost: Cost) -> Slot:
    holder = Holder(kind=SlotKind.RECOVERY, name="", secret=secret)
    return wrap(key.material, holder, database_id=key.database_id, cost=cost)
