"""Putting a backup back in a data folder, from the command or the unlock page."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import StorageError, StorageProblem, UserError
from ks_desktop.core.folder_lock import FolderLock
from ks_desktop.core.paths import RESTORE_MARK
from ks_desktop.core.texts import N_
from ks_desktop.house.opening import open_house, private
from ks_desktop.house.rooms import House
from ks_desktop.records.backup import folders, restoring
from ks_desktop.records.domain import Copy
from ks_desktop.records.service import LaidReady, lay_ready
from ks_desktop.security import vault

_OF_THE_BACKUP: Final = frozenset(
    {
        StorageProblem.DAMAGED,
        StorageProblem.EMPTY,
        StorageProblem.FOREIGN,
        StorageProblem.MISSING,
        StorageProblem.NOT_ENCRYPTED,
        StorageProblem.TOO_NEW,
    }
)


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
    with FolderLock(private(folder), holder=process, clock=clock):
        laid = lay_ready(folder, file, user_name, passphrase, clock=clock)
        restoring.settle(folder)
    return open_house(folder, user_name, passphrase, process=process, clock=clock), laid


def settle_restore(folder: Path) -> None:
    """Finish putting a backup back, when one lies ready in a folder that nobody uses: before its key file is read."""
    if (folder / RESTORE_MARK).exists():
        with FolderLock(folder, holder="restore"):
            restoring.settle(folder)


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """What can be done about a file that does not open as it should.

    Attributes:
        newest: the newest backup that looks whole from outside; it is looked over before it is put back.
        can_go_on: the file itself is sound and only lacks something, so that she may go on with what is there.
        lines: how many lines of the log the backup has more than the file; less than 0 when it has fewer.
    """

    newest: Copy | None
    can_go_on: bool
    lines: int | None = None


def ways_out(folder: Path, error: StorageError) -> WayOut:
    """Return what can be done about a database that does not open; nothing is opened for it."""
    newest = next(iter(_backups(folder)), None)
    ends = error.values.get("ends_at")
    head = newest.manifest.head.seq if newest is not None and newest.manifest is not None else None
    return WayOut(
        newest=newest,
        can_go_on=error.problem is StorageProblem.ROLLED_BACK,
        lines=head - ends if head is not None and isinstance(ends, int) else None,
    )


def restore_newest(
    folder: Path, user_name: str | None, passphrase: str, *, process: str = "restore", clock: Clock | None = None
) -> tuple[House, LaidReady]:
    """Put the newest backup back that is good: each is looked over whole before, and a bad one is passed by.

    Raises:
        WrongPassphraseError: the passphrase does not open it.
        UserError: `no_backup`: there is none that is good in the folder for backups.
        StorageError: the folder is in use, full or cannot be written.
    """
    for copy in _backups(folder):
        try:
            return restore(folder, copy.path, user_name, passphrase, process=process, clock=clock)
        except StorageError as error:
            if error.problem not in _OF_THE_BACKUP:
                raise
    raise UserError(
        N_("There is no good backup in this folder. Choose one on another disk, a stick or a share."), code="no_backup"
    )


def _backups(folder: Path) -> tuple[Copy, ...]:
    found = [copy for copy in folders.copies_in(folder / folders.FOLDER) if copy.is_whole]
    with suppress(StorageError):  # without a key file here that says which database it is, each backup brings its own
        found = list(folders.of_database(found, vault.database_of(folder)))
    return tuple(sorted(found, key=folders.order, reverse=True))
