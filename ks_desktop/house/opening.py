"""Data folders: make one, unlock one, get back in with the recovery sheet."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from ks_desktop.core import log
from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import KsError, StorageError, StorageProblem, UserError
from ks_desktop.core.folder_lock import FolderLock
from ks_desktop.core.folders import check_can_be, check_suitable, disk_errors
from ks_desktop.core.paths import DATABASE_NAME, KEY_FILE_NAME, LOG_NAME, RESTORE_MARK, make_private_folder, sync_folder
from ks_desktop.core.texts import N_
from ks_desktop.core.values import UserId, new_id
from ks_desktop.house import furnishing, keys
from ks_desktop.house.damage import sweep_copies
from ks_desktop.house.furnishing import Occasion
from ks_desktop.house.pins import Pins
from ks_desktop.house.rooms import House
from ks_desktop.paper import paint
from ks_desktop.records.backup import restoring
from ks_desktop.records.keeping.copies import said_again
from ks_desktop.security import vault
from ks_desktop.security.domain import FIRST_ROLES, AuditEvent, User
from ks_desktop.security.vault import STANDARD_COST, Cost, Key

_UNFINISHED_NAME: Final = "huisbezoek.begin"  # there while a new folder is being made, and nothing is in it yet


def is_new(folder: Path) -> bool:
    """Tell whether the folder has no database yet, or one whose making was broken off before anything was in it.

    Raises:
        StorageError: it cannot be looked at: its name is too long, or its disk is not there.
    """
    with disk_errors(folder):
        check_can_be(folder)
        if (folder / RESTORE_MARK).exists():
            return False
        if _is_unfinished(folder):
            return True
        return not (folder / DATABASE_NAME).exists() and not (folder / KEY_FILE_NAME).exists()


def _is_unfinished(folder: Path) -> bool:
    # The mark alone proves nothing. A key file is bound to its database as the last step: bound is finished.
    return (folder / _UNFINISHED_NAME).exists() and not vault.is_bound(folder)


def create(  # noqa: PLR0913 - a clock and a cheaper key for tests
    folder: Path,
    user_name: str,
    passphrase: str,
    *,
    full_name: str = "",
    process: str = "window",
    clock: Clock | None = None,
    cost: Cost = STANDARD_COST,
) -> tuple[House, str]:
    """Make a new data folder, for its first user, and enter it.

    Returns:
        The house, and the recovery code for the sheet: it is shown this once and kept nowhere.
    Raises:
        UserError: there is a database already, or the name or passphrase will not do.
        StorageError: the folder is in use or cannot be written.
    """
    clock = clock or Clock()
    paint.check_printable(full_name, field="full_name")  # it stands under every letter
    with ExitStack() as if_it_fails:
        lock = if_it_fails.enter_context(FolderLock(private(folder), holder=process, clock=clock))
        _clear_unfinished(folder)
        if not is_new(folder):
            raise UserError(
                N_("There is a database in this folder already. Unlock it, or choose another folder."),
                code="exists",
                field="folder",
            )
        unfinished = folder / _UNFINISHED_NAME
        unfinished.touch()
        key, recovery_code = vault.create(folder, user_name, passphrase, cost=cost)
        user = User(id=UserId(new_id()), name=key.user_name, full_name=full_name or key.user_name, roles=FIRST_ROLES)
        house = furnishing.make(folder, key, Occasion(process=process, clock=clock))
        if_it_fails.callback(house.close)
        house.users.add(user)
        vault.bind(folder, key)  # from here on the folder is whole
        unfinished.unlink()
        sync_folder(folder)
        if_it_fails.pop_all()
    finish(house, key, lock)
    house.enter(user.id)
    return house, recovery_code


def open_house(  # noqa: PLR0913 - a clock and a cheaper key for tests
    folder: Path,
    user_name: str | None,
    passphrase: str,
    *,
    process: str = "window",
    clock: Clock | None = None,
    goes_on: bool = False,
    new_passphrase: str = "",
    cost: Cost = STANDARD_COST,
) -> House:
    """Unlock a data folder and enter it.

    Args:
        folder: the data folder.
        user_name: whose slot in the key file; None for the only user.
        passphrase: as typed.
        process: who holds the folder, a word such as "window" or "import".
        clock: tells the time; without one, the computer's.
        goes_on: she was told that something saved is missing, and goes on with what is there.
        new_passphrase: what she chooses in place of a first passphrase, "" when she was not asked.
        cost: what one guess at that one costs.
    Raises:
        WrongPassphraseError: passphrase or user name is wrong.
        UserError: too many wrong tries too soon; `must_change`: she must choose her own; `left`.
        StorageError: the folder is in use or not suitable; a file is missing, damaged, empty, foreign or too new; or
            ROLLED_BACK: something that was saved is missing.
    """

    def unlock(on: Clock) -> Key:
        return keys.unlocked(folder, user_name, passphrase, new_passphrase, clock=on, cost=cost)

    return _open(folder, unlock, process, clock, goes_on=goes_on)


def open_with(folder: Path, key: Key, *, process: str = "window", clock: Clock | None = None) -> House:
    """Enter a data folder with a key that was kept in memory under a PIN.

    Args:
        folder: the data folder.
        key: what the PIN gave; the house wipes it when it closes, and it is wiped when it does not open.
        process: who holds the folder.
        clock: tells the time.
    Raises:
        WrongPassphraseError: her slot in the key file is gone.
        StorageError: as `open_house`.
    """

    def unlock(_clock: Clock) -> Key:
        vault.check_key(folder, key)
        return key

    try:
        return _open(folder, unlock, process, clock)
    except KsError:
        key.wipe()
        raise


def recover(  # noqa: PLR0913 - a clock and a cheaper key for tests
    folder: Path,
    user_name: str | None,
    code: str,
    passphrase: str,
    *,
    process: str = "window",
    clock: Clock | None = None,
    cost: Cost = STANDARD_COST,
) -> House:
    """Unlock a data folder with the code of the recovery sheet, give the user a new passphrase, and enter it.

    Raises:
        WrongPassphraseError: the code is another database's, or there is no such user.
        UserError: the code was mistyped, or the new passphrase will not do.
        StorageError: as `open_house`.
    """

    def unlock(_clock: Clock) -> Key:
        return vault.recover(folder, user_name, code, passphrase, cost=cost)

    return _open(folder, unlock, process, clock, by_sheet=True)


def _open(
    folder: Path,
    unlock: Callable[[Clock], Key],
    process: str,
    clock: Clock | None,
    *,
    goes_on: bool = False,
    by_sheet: bool = False,
) -> House:
    clock = clock or Clock()
    if is_new(folder):
        raise StorageError(StorageProblem.MISSING, N_("There is no database in this folder."))
    check_suitable(folder)
    with disk_errors(folder), ExitStack() as if_it_fails:
        lock = if_it_fails.enter_context(FolderLock(folder, holder=process, clock=clock))
        is_restored = restoring.settle(folder)
        key = unlock(clock)
        occasion = Occasion(process=process, clock=clock, is_restored=is_restored, goes_on=goes_on)
        house, found = furnishing.furnish(folder, key, occasion)
        if_it_fails.callback(house.close)
        user = keys.check_at_work(house.users.named(key.user_name))
        house.key_from_copy = key.from_copy
        finish(house, key, lock)
        house.enter(user.id, wrong_tries=key.wrong_tries)
        if by_sheet:
            house.people.recoveries.came_in(actor=user.id)
        keys.begin_work(house, key)
        furnishing.tell(house, found, occasion)
        sweep_copies(folder, clock)
        if is_restored:
            _log_restored(house)
        if_it_fails.pop_all()  # a disk that took no line for who came in holds no folder
    return house


def _log_restored(house: House) -> None:
    house.record(AuditEvent.BACKUP_RESTORED)
    said = said_again(house.keeping.copies.again(actor=house.actor))
    house.notices += [said] if said else []
    restoring.finished(house.folder)
    house.was_restored = True


def finish(house: House, key: Key, lock: FolderLock | None) -> None:
    """Let a house that is entered log what it does, and let go of key and folder when it closes."""
    house.pins = Pins(house, key) if key.user_name else None
    keys.hold(house, key)
    handler = log.start(house.folder / LOG_NAME)
    for close in (key.wipe, lambda: log.stop(handler), *([lock.release] if lock else [])):
        house.when_closed(close)


def private(folder: Path) -> Path:
    """Return a folder for a database, made when it is not there, that only its owner may look into.

    Raises:
        StorageError: it cannot be made or written, or cannot hold a database.
    """
    check_suitable(folder)
    with disk_errors(folder):
        check_can_be(folder)
        make_private_folder(folder).chmod(0o700)  # also one that was there: who writes in it can take the key file away
    return folder


def _clear_unfinished(folder: Path) -> None:
    # Nothing in a half-made folder was ever confirmed to anybody.
    if _is_unfinished(folder):
        for name in (DATABASE_NAME, KEY_FILE_NAME):
            for file in folder.glob(f"{name}*"):
                file.unlink()
        (folder / _UNFINISHED_NAME).unlink()
