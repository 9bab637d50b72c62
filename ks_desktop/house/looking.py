"""Only looking: a copy of a file that is damaged, or lies where nobody may write, opened so that nothing is saved.

The file itself is never touched. What can be read of it is copied byte for byte to a folder of its own, and the house
stands over that copy: what only says that somebody looked goes into the log of the copy, and everything else is
refused in words. Where the data folder can be written the copy stays there for a while, with its log; else it goes.
"""

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Final

from ks_desktop.core import log
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Refusal
from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.folder_lock import FolderLock
from ks_desktop.core.folders import disk_errors
from ks_desktop.core.paths import DATABASE_NAME, KEY_FILE_NAME, make_private_folder
from ks_desktop.core.texts import N_
from ks_desktop.house import furnishing, keys
from ks_desktop.house.damage import COPY, name_of
from ks_desktop.house.furnishing import Occasion
from ks_desktop.house.opening import finish
from ks_desktop.house.rooms import House
from ks_desktop.migrations import bring_up_to_date
from ks_desktop.security.audit import create_triggers
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.rights import Right, rights_of
from ks_desktop.security.service import Users
from ks_desktop.security.vault import Key

# What may write its line in the log of the copy: it changes no record. What is typed is kept in the copy and goes with
# it; the band over the window says so.
ONLY_LOOKING: Final = frozenset(
    {
        AuditEvent.LOGGED_IN,
        AuditEvent.LOGGED_OUT,
        AuditEvent.LOCKED,
        AuditEvent.LOGIN_FAILED,
        AuditEvent.READ_ONLY_OPENED,
        AuditEvent.WORK_REFUSED,
        AuditEvent.DATABASE_CHECKED,
        AuditEvent.DRAFT_KEPT,
        AuditEvent.CLIENT_OPENED,
        AuditEvent.CLIENTS_LISTED,
        AuditEvent.EMERGENCY_OPENED,
        AuditEvent.EMERGENCY_SEEN,
        AuditEvent.RESTRICTED_READ,
        AuditEvent.REFERRAL_OPENED,
        AuditEvent.PAPER_OPENED,
        AuditEvent.VISIT_OPENED,
        AuditEvent.LETTER_OPENED,
        AuditEvent.LETTER_PRINTED,
        AuditEvent.PLAN_PRINTED,
        AuditEvent.AGREEMENT_PRINTED,
        AuditEvent.REFERRALS_EXPORTED,
        AuditEvent.PSEUDONYMS_EXPORTED,
        AuditEvent.DIRECTORY_EXPORTED,
        AuditEvent.CALENDAR_EXPORTED,
        AuditEvent.EXPORTED,
        AuditEvent.SEARCHED,
        AuditEvent.LOG_READ,
        AuditEvent.LOG_EXPORTED,
        AuditEvent.LOG_EXTRACTED,
        AuditEvent.SCREENS_MADE,
    }
)
_KEY_FILES: Final = (KEY_FILE_NAME, f"{KEY_FILE_NAME}.bak")
_PIECE: Final = 4_096
_MANY: Final = 256 * _PIECE


def open_damaged(
    folder: Path, user_name: str | None, passphrase: str, *, process: str = "window", clock: Clock | None = None
) -> House:
    """Open a copy of what can be read of a folder's database, to look and print; nothing can be saved.

    Args:
        folder: the data folder; its database is damaged, lacks something, or cannot be written.
        user_name: whose slot in the key file; None for the only user.
        passphrase: as typed.
        process: who looks.
        clock: tells the time; without one, the computer's.
    Raises:
        WrongPassphraseError: passphrase or user name is wrong.
        StorageError: the folder is in use, or nothing of the file can be read any more.
    """
    clock = clock or Clock()
    with disk_errors(folder), ExitStack() as if_it_fails:
        lock = _lock(folder, process, clock)
        if lock is not None:
            if_it_fails.callback(lock.release)
        place = _place(folder, clock, is_writable=lock is not None)
        if_it_fails.callback(lambda: shutil.rmtree(place, ignore_errors=True))
        _copy_files(folder, place)
        key = keys.unlocked(folder if lock is not None else place, user_name, passphrase, "", clock=clock)
        for name in _KEY_FILES:
            (place / name).unlink(missing_ok=True)  # one key file, and no backups of a copy
        house = _over_the_copy(folder, place, key, Occasion(process=process, clock=clock))
        if_it_fails.callback(house.close)
        user = keys.check_at_work(house.users.named(key.user_name))
        if_it_fails.pop_all()
    if lock is None:
        house.when_closed(lambda: shutil.rmtree(place, ignore_errors=True))
    finish(house, key, lock)
    house.pins = house.people.keyring = None  # a PIN would open the file itself, and its keys stay as they are
    house.enter(user.id, wrong_tries=key.wrong_tries)
    house.record(AuditEvent.READ_ONLY_OPENED)
    return house


def _lock(folder: Path, process: str, clock: Clock) -> FolderLock | None:
    try:
        return FolderLock(folder, holder=process, clock=clock)
    except StorageError as error:
        if error.problem in {StorageProblem.READ_ONLY, StorageProblem.DISK_FULL}:
            return None  # nobody can write here, so nobody can be in the way
        raise


def _place(folder: Path, clock: Clock, *, is_writable: bool) -> Path:
    if is_writable:
        try:
            return make_private_folder(folder / name_of(COPY, clock))
        except OSError as error:
            log.logger.warning("the copy to look at lies elsewhere: %s", log.Word(type(error).__name__))
    return Path(tempfile.mkdtemp(prefix=COPY))


def _copy_files(folder: Path, place: Path) -> None:
    for name in (DATABASE_NAME, f"{DATABASE_NAME}-wal", *_KEY_FILES):
        if (folder / name).is_file():
            copy_what_can_be_read(folder / name, place / name)
            (place / name).chmod(0o600)


def copy_what_can_be_read(source: Path, target: Path) -> int:
    """Copy a file; a piece the disk does not give any more becomes zeros. Return how many pieces that were.

    Raises:
        OSError: the file cannot be opened, or the copy cannot be written.
    """
    lost = 0
    with source.open("rb", buffering=0) as stream, target.open("wb") as copy:
        size = source.stat().st_size
        for start in range(0, size, _MANY):
            piece = _read(stream, start, _MANY)
            if piece is None:
                small = [_read(stream, at, _PIECE) for at in range(start, min(start + _MANY, size), _PIECE)]
                lost += sum(part is None for part in small)
                piece = b"".join(bytes(_PIECE) if part is None else part for part in small)
            copy.write(piece)
    return lost


def _read(stream: IO[bytes], at: int, count: int) -> bytes | None:
    try:
        stream.seek(at)
        return stream.read(count)
    except OSError:
        return None


def _over_the_copy(folder: Path, place: Path, key: Key, occasion: Occasion) -> House:
    database = _opened(folder, place, key)
    try:
        bring_up_to_date(database, key.under, after=create_triggers, clock=occasion.clock)
        if Right.RESTRICTED not in rights_of(keys.check_at_work(Users(database).named(key.user_name)).roles):
            key.forget_restricted()
        house = furnishing.house_over(folder, database, key, occasion)
    except BaseException:
        database.close()
        raise
    database.refuse_to_save(Refusal(error=only_looking(), lets=ONLY_LOOKING.__contains__))
    return house


def _opened(folder: Path, place: Path, key: Key) -> Database:
    try:
        return furnishing.opened(place / DATABASE_NAME, folder, key)
    except StorageError as error:
        if error.problem is not StorageProblem.DAMAGED:
            raise
        raise StorageError(
            StorageProblem.DAMAGED,
            N_("Nothing of this database file can be read any more, also not to look only. Put back a backup."),
        ) from error


def only_looking() -> StorageError:
    """Return what every attempt to save is answered with."""
    return StorageError(
        StorageProblem.READ_ONLY,
        N_("You are only looking at a copy: nothing can be saved. Lock the program and put back a backup to go on."),
    )
