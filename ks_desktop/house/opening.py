"""Data folders: make one, unlock one, get back in with the recovery sheet, or practise in one that goes away."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from ks_desktop import practice as families
from ks_desktop.core import log
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, storage_errors
from ks_desktop.core.errors import KsError, StorageError, StorageProblem, UserError
from ks_desktop.core.folder_lock import FolderLock
from ks_desktop.core.paths import DATABASE_NAME, KEY_FILE_NAME, LOG_NAME, RESTORE_MARK, make_private_folder, sync_folder
from ks_desktop.core.rows import Base
from ks_desktop.core.texts import N_
from ks_desktop.core.undo_steps import forget_setting_up, pass_over_all
from ks_desktop.core.values import UserId, new_id
from ks_desktop.house.rooms import House
from ks_desktop.house.pins import Pins
from ks_desktop.migrations import bring_up_to_date, mark_current
from ks_desktop.paper import paint
from ks_desktop.records.backup import restoring
from ks_desktop.records.service import LaidReady, lay_ready
from ks_desktop.security import vault
from ks_desktop.security.audit import create_triggers
from ks_desktop.security.domain import AuditEvent, User
from ks_desktop.security.vault import STANDARD_COST, Cost, Key

PRACTICE: Final = "practice"
PRACTICE_PREFIX: Final = "ks-oefenen-"
_UNFINISHED_NAME: Final = "huisbezoek.begin"  # there while a new folder is being made, and nothing is in it yet


def is_new(folder: Path) -> bool:
    """Tell whether the folder has no database yet, or one whose making was broken off before anything was in it."""
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
        lock = if_it_fails.enter_context(FolderLock(_private(folder), holder=process, clock=clock))
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
        user = User(id=UserId(new_id()), name=key.user_name, full_name=full_name or key.user_name)
        house = _furnish(folder, key, clock, process, create=True)
        if_it_fails.callback(house.close)
        house.users.add(user)
        vault.bind(folder, key)  # from here on the folder is whole
        unfinished.unlink()
        sync_folder(folder)
        if_it_fails.pop_all()
    _finish(house, key, lock)
    house.enter(user.id)
    return house, recovery_code


def open_house(
    folder: Path,
    user_name: str | None,
    passphrase: str,
    *,
    process: str = "window",
    clock: Clock | None = None,
) -> House:
    """Unlock a data folder and enter it.

    Args:
        folder: the data folder.
        user_name: whose slot in the key file; None for the only user.
        passphrase: as typed.
        process: who holds the folder, a word such as "window" or "import".
        clock: tells the time; without one, the computer's.
    Raises:
        WrongPassphraseError: passphrase or user name is wrong.
        UserError: too many wrong tries too soon.
        StorageError: the folder is in use, or a file is missing, damaged, empty, foreign or too new.
    """
    return _open(folder, lambda on: vault.unlock(folder, user_name, passphrase, clock=on), process, clock)


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
        vault.check_passphrase(passphrase)
        key = vault.unlock_with_recovery(folder, code)
        key.user_name = user_name or vault.users(folder)[0]
        vault.set_passphrase(folder, key, key.user_name, passphrase, cost=cost)
        return key

    house = _open(folder, unlock, process, clock)
    house.record(AuditEvent.RECOVERY_USED)
    return house


def practice(*, clock: Clock | None = None) -> House:
    """Open practice mode: invented families in a temporary folder, under a key that exists in memory only."""
    _sweep_practice_folders()
    folder = Path(tempfile.mkdtemp(prefix=PRACTICE_PREFIX))
    moved = families.MovableClock(clock or Clock())
    lock = FolderLock(folder, holder=PRACTICE, clock=moved)
    key = Key.random()
    house = _furnish(folder, key, moved, PRACTICE, create=True)
    house.is_practice = True
    user = families.user()
    house.users.add(user)
    families.settle(
        families.Services(
            clock=moved,
            users=house.users,
            settings=house.settings,
            coalition=house.coalition,
            clients=house.clients,
            referrals=house.referrals,
            visits=house.visits,
            letters=house.letters,
            schedules=house.schedules,
            onward=house.onward,
        ),
        user.id,
    )
    with house.database.work(user.id, AuditEvent.SCHEDULE_CHANGED) as work:
        forget_setting_up(work)
        pass_over_all(moved.now(), work)
    _finish(house, key, lock)
    house.when_closed(lambda: shutil.rmtree(folder, ignore_errors=True))
    house.enter(user.id)
    return house


def restore(
    folder: Path,
    file: Path,
    user_name: str | None,
    passphrase: str,
    *,
    process: str = "restore",
    clock: Clock | None = None,
) -> tuple[House, LaidReady]:
    """Put a backup back in a data folder, which may be a new one, and enter it.

    Args:
        folder: the data folder; what is in it is moved aside whole.
        file: the backup, its key file and note beside it.
        user_name: whose slot in the key file of the backup; None for the only user.
        passphrase: as it was when the backup was made.
        process: who holds the folder.
        clock: tells the time; without one, the computer's.
    Raises:
        WrongPassphraseError: it does not open the backup.
        StorageError: what is wrong with the backup or the folder; nothing was moved.
    """
    clock = clock or Clock()
    with FolderLock(_private(folder), holder=process, clock=clock):
        laid = lay_ready(folder, file, user_name, passphrase, clock=clock)
        restoring.settle(folder)
    return open_house(folder, user_name, passphrase, process=process, clock=clock), laid


def settle_restore(folder: Path) -> None:
    """Finish putting a backup back, when one lies ready in a folder that nobody uses: before its key file is read."""
    if (folder / RESTORE_MARK).exists():
        with FolderLock(folder, holder="restore"):
            restoring.settle(folder)


def _open(folder: Path, unlock: Callable[[Clock], Key], process: str, clock: Clock | None) -> House:
    clock = clock or Clock()
    if is_new(folder):
        raise StorageError(StorageProblem.MISSING, N_("There is no database in this folder."))
    with ExitStack() as if_it_fails:
        lock = if_it_fails.enter_context(FolderLock(folder, holder=process, clock=clock))
        is_restored = restoring.settle(folder)
        key = unlock(clock)
        house = _furnish(folder, key, clock, process, create=False)
        if_it_fails.callback(house.close)
        user = house.users.named(key.user_name)
        if user is None:
            raise UserError(N_("This user is not in the database."), code="unknown_user", field="user_name")
        if_it_fails.pop_all()
    house.key_from_copy = key.from_copy
    _finish(house, key, lock)
    house.enter(user.id, wrong_tries=key.wrong_tries)
    if is_restored:
        house.record(AuditEvent.BACKUP_RESTORED)
        restoring.finished(folder)
        house.was_restored = True
    return house


def _furnish(folder: Path, key: Key, clock: Clock, process: str, *, create: bool) -> House:
    try:
        is_lasting = process != PRACTICE
        database = Database(folder / DATABASE_NAME, key.material, create=create, is_lasting=is_lasting)
    except StorageError as error:
        if error.problem is StorageProblem.DAMAGED and not vault.belongs_together(folder):
            raise vault.foreign_error() from error
        raise
    try:
        if create:
            _make_schema(database)
        else:
            bring_up_to_date(database, key.material, after=create_triggers, clock=clock)
        return House(database, clock, folder=folder, process=process)
    except BaseException:
        database.close()
        raise


def _make_schema(database: Database) -> None:
    # A new file needs no history: today's schema at once, and the library of migrations is not even loaded. That both
    # ways give the same is tested in tests/migrations.
    with storage_errors(), database.writer.begin() as connection:
        Base.metadata.create_all(connection)
        create_triggers(connection)
        mark_current(connection)


def _finish(house: House, key: Key, lock: FolderLock) -> None:
    handler = log.start(house.folder / LOG_NAME)
    for close in (key.wipe, lambda: log.stop(handler), lock.release):
        house.when_closed(close)
    house.pins = Pins(house, key) if key.user_name else None


def _private(folder: Path) -> Path:
    try:
        make_private_folder(folder).chmod(
            0o700
        )  # also one that was there: who may write in it can take the key file away
    except OSError as error:
        raise StorageError(
            StorageProblem.READ_ONLY, N_("The data folder cannot be written. Check its rights and the disk.")
        ) from error
    return folder


def _clear_unfinished(folder: Path) -> None:
    # Nothing in a half-made folder was ever confirmed to anybody.
    if _is_unfinished(folder):
        for name in (DATABASE_NAME, KEY_FILE_NAME):
            for file in folder.glob(f"{name}*"):
                file.unlink()
        (folder / _UNFINISHED_NAME).unlink()


def _sweep_practice_folders() -> None:
    # A practice program that was killed left its folder behind: unreadable, for its key is gone, but in the way.
    for folder in Path(tempfile.gettempdir()).glob(f"{PRACTICE_PREFIX}*"):
        try:
            FolderLock(folder, holder=PRACTICE).release()
        except KsError:
            continue  # still in use, or somebody else's
        shutil.rmtree(folder, ignore_errors=True)
