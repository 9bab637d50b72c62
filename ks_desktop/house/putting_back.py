"""Putting a backup back in a data folder, from the command or the unlock page."""

from pathlib import Path

from ks_desktop.core.clock import Clock
from ks_desktop.core.folder_lock import FolderLock
from ks_desktop.core.paths import RESTORE_MARK
from ks_desktop.house.opening import open_house, private
from ks_desktop.house.rooms import House
from ks_desktop.records.backup import restoring
from ks_desktop.records.service import LaidReady, lay_ready


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
