"""What goes wrong with folders, sticks and shares, said so that somebody can do something about it."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.texts import N_

FULL: Final = N_("The disk for the backups is full, so no backup was made. Your work is saved. Make room on that disk.")
READ_ONLY: Final = N_("The folder for the backups cannot be written. Check its rights, or the lock on the USB stick.")
GONE: Final = N_(
    "The folder for the backups is not there. Put the USB stick back or connect the share, or choose another folder."
)
UNREADABLE: Final = N_("The backup could not be read. Check the disk, stick or share it lies on.")
_MADE: Final = N_("No backup could be made on this disk. Your work is saved. Check the disk, or choose another folder.")

_FULL_CODES: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_WRITE_CODES: Final = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE_CODES: Final = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENOTCONN, errno.ESTALE, errno.ENXIO}
_MOST_DEVICES: Final = {errno.EIO, errno.ETIMEDOUT, errno.EHOSTDOWN}


@contextmanager
def folder_errors() -> Iterator[None]:
    """Say what the system says of a folder for backups as a StorageError."""
    try:
        yield
    except OSError as error:
        raise as_ours(error) from error


def as_ours(error: OSError) -> StorageError:
    """Return what is wrong with a folder for backups."""
    code = error.errno or 0
    if code in _FULL_CODES:
        return StorageError(StorageProblem.DISK_FULL, FULL)
    if code in _WRITE_CODES:
        return StorageError(StorageProblem.READ_ONLY, READ_ONLY)
    if code in _GONE_CODES or code in _MOST_DEVICES:
        return StorageError(StorageProblem.MISSING, GONE)
    return StorageError(StorageProblem.OTHER, _MADE)


@contextmanager
def copying_errors() -> Iterator[None]:
    """Say what the driver says while it writes a copy as what it is: nothing of her work is at stake."""
    try:
        yield
    except StorageError as error:
        if error.problem is StorageProblem.DISK_FULL:
            raise StorageError(StorageProblem.DISK_FULL, FULL) from error
        if error.problem in {StorageProblem.OTHER, StorageProblem.READ_ONLY}:
            raise StorageError(error.problem, _MADE) from error
        raise
