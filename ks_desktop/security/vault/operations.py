"""What can be done with a key file: make it, and change who may open it."""

from dataclasses import replace
from pathlib import Path

from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import UserError
from ks_desktop.core.paths import DATABASE_NAME, make_private_folder
from ks_desktop.core.texts import N_
from ks_desktop.core.values import clean_line
from ks_desktop.security.vault import keyfile, recovery
from ks_desktop.security.vault.boxes import Purpose
from ks_desktop.security.vault.contents import KeyFile
from ks_desktop.security.vault.keys import Key
from ks_desktop.security.vault.making import new_slot, recovery_holder, user_holder
from ks_desktop.security.vault.opening import named, slot_of, trusted, unlock, unlock_with_recovery
from ks_desktop.security.vault.passphrase import check_passphrase, normal_passphrase
from ks_desktop.security.vault.restricted import from_loan, settled
from ks_desktop.security.vault.slots import NAME_MAX, STANDARD_COST, Cost, SlotKind


def create(folder: Path, user_name: str, passphrase: str, *, cost: Cost = STANDARD_COST) -> tuple[Key, str]:
    """Make the key file of a new database, for its first user, who may read restricted notes.

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
    empty = KeyFile(database_id=key.database_id, slots=(), restricted_generation=1)
    holders = (user_holder(name, passphrase), recovery_holder(secret))
    slots = tuple(new_slot(empty, key, holder, cost, restricted=True) for holder in holders)
    keyfile.write(folder, replace(empty, slots=slots), key)
    return key, recovery.encode(secret)


def change_passphrase(
    folder: Path, user_name: str | None, old: str, new: str, *, cost: Cost = STANDARD_COST, clock: Clock | None = None
) -> Key:
    """Let a user choose another passphrase; only her own slot is written anew.

    Raises:
        WrongPassphraseError: the old passphrase is not right.
        UserError: the new one will not do, or is the old one, or `wait`.
        StorageError: as `unlock`.
    """
    check_passphrase(new, field="new_passphrase")
    if normal_passphrase(old) == normal_passphrase(new):
        raise UserError(
            N_("This is the passphrase you have now. Choose another one."),
            code="same_passphrase",
            field="new_passphrase",
        )
    key = unlock(folder, user_name, old, clock=clock)
    try:
        set_passphrase(folder, key, key.user_name, new, cost=cost)
    except BaseException:
        key.wipe()
        raise
    key.must_change = False
    return key


def set_passphrase(
    folder: Path, key: Key, user_name: str, new: str, *, cost: Cost = STANDARD_COST, must_change: bool = False
) -> None:
    """Give a user another passphrase without the old one: after the recovery code was used, or because she forgot it.

    Where the key that is used may not read restricted notes, her slot loses that key: who has it gives it anew.

    Raises:
        WrongPassphraseError: `unknown_user`.
        UserError: the passphrase will not do.
        StorageError: as `unlock`.
    """
    check_passphrase(new, field="new_passphrase")
    file = trusted(folder, key)
    old = slot_of(file, user_name)
    may = old.holds(Purpose.RESTRICTED) or not old.is_current
    holder = user_holder(old.name, new)
    made = new_slot(file, key, holder, cost, restricted=may, must_change=must_change)
    keyfile.write(folder, settled(replace(file, slots=tuple(made if e is old else e for e in file.slots))), key)


def recover(folder: Path, user_name: str | None, code: str, passphrase: str, *, cost: Cost = STANDARD_COST) -> Key:
    """Let a user in by the code of the recovery sheet: from now on she uses this passphrase.

    Raises:
        WrongPassphraseError: the code is another database's, or there is no such user.
        UserError: the code was mistyped, or the new passphrase will not do.
        StorageError: as `unlock`.
    """
    check_passphrase(passphrase)
    key = unlock_with_recovery(folder, code)
    try:
        file = trusted(folder, key)
        slot = slot_of(file, user_name)
        key.user_name = slot.name
        may = slot.holds(Purpose.RESTRICTED) or not slot.is_current
        set_passphrase(folder, key, slot.name, passphrase, cost=cost)
    except BaseException:
        key.wipe()
        raise
    if not may:  # the sheet opens those notes for whoever may read them, not for everybody who holds the sheet
        key.forget_restricted()
    return key


def add_user(  # noqa: PLR0913 - what she is given, and a cheaper key for tests
    folder: Path,
    key: Key,
    user_name: str,
    passphrase: str,
    *,
    cost: Cost = STANDARD_COST,
    restricted: bool = False,
    must_change: bool = False,
) -> None:
    """Give another user a slot.

    Args:
        folder: the data folder.
        key: of who does it.
        user_name: her login name.
        passphrase: as typed.
        cost: what one guess costs.
        restricted: she may read restricted notes; it needs a key that may.
        must_change: she must choose a passphrase of her own at her first unlock.
    Raises:
        UserError: the name is taken or will not do, or the passphrase will not do.
        StorageError: as `unlock`.
    """
    name = check_name(user_name)
    check_passphrase(passphrase)
    file = trusted(folder, key)
    if named(file, name) is not None:
        raise UserError(N_("There is a user of this name already."), code="user_exists", field="user_name")
    slot = new_slot(file, key, user_holder(name, passphrase), cost, restricted=restricted, must_change=must_change)
    keyfile.write(folder, replace(file, slots=(*file.slots, slot)), key)


def remove_user(folder: Path, key: Key, user_name: str) -> None:
    """Take a user's slot away, and note that the keys she had must be renewed.

    Until that is done whoever kept an older key file and its passphrase can still open the database.

    Raises:
        WrongPassphraseError: `unknown_user`.
        UserError: `last_user`: nobody would be left.
        StorageError: as `unlock`.
    """
    file = trusted(folder, key)
    leaving = slot_of(file, user_name)
    if len(file.user_slots()) == 1:
        raise UserError(N_("This is the last user. Add another before removing this one."), code="last_user")
    knew_restricted = file.restricted_generation and (leaving.holds(Purpose.RESTRICTED) or file.loan)
    wanted = file.wanted | {Purpose.DATABASE} | ({Purpose.RESTRICTED} if knew_restricted else set())
    slots = tuple(slot for slot in file.slots if slot is not leaving)
    keyfile.write(folder, settled(replace(file, slots=slots, wanted=wanted)), key)


def renew_recovery(folder: Path, key: Key, *, cost: Cost = STANDARD_COST) -> str:
    """Make a new recovery code and return it; the old sheet is worth nothing after this.

    Raises:
        UserError: `recovery_restricted`: the sheet must open restricted notes too, and this user may not.
        StorageError: as `unlock`.
    """
    file = trusted(folder, key)
    if file.restricted_generation and key.restricted is None:
        key.restricted = from_loan(file, key)
        if key.restricted is None:
            raise UserError(
                N_("Ask a colleague who may read restricted notes to make the sheet: it must open those too."),
                code="recovery_restricted",
            )
    secret = recovery.new_secret()
    kept = tuple(slot for slot in file.slots if slot.kind is not SlotKind.RECOVERY)
    slot = new_slot(file, key, recovery_holder(secret), cost, restricted=True)
    keyfile.write(folder, settled(replace(file, slots=(*kept, slot))), key)
    return recovery.encode(secret)


def bind(folder: Path, key: Key) -> None:
    """Note in the key file which database file it opens, once that is made.

    Raises:
        StorageError: as `unlock`.
    """
    keyfile.write(folder, replace(trusted(folder, key), mark=keyfile.mark_of(folder / DATABASE_NAME)), key)


def check_name(typed: str) -> str:
    """Return a login name as it is kept.

    Raises:
        UserError: it is empty, longer than 60 characters, or has characters that cannot be seen.
    """
    name = clean_line(typed)
    if not name.text or len(name.text) > NAME_MAX or name.removed:
        raise UserError(N_("Give a login name of 1 to 60 characters."), code="user_name", field="user_name")
    return name.text
