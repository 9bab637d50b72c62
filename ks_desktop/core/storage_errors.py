"""What the driver says of disk and file, as our own error with a sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from ks_desktop.core.errors import KsError, StorageError, StorageProblem, UserError
from ks_desktop.core.texts import N_

_FULL: Final = N_("The disk is full. Nothing was saved; make room and save again.")
CANNOT_WRITE: Final = N_("The database cannot be written. Check the disk and the rights of the folder.")
_DAMAGED: Final = N_("The database file is damaged. Do not go on with it: put back a backup.")
_PROBLEMS: Final = {
    5: (StorageProblem.LOCKED, N_("The database is busy. Try again.")),
    6: (StorageProblem.LOCKED, N_("The database is busy. Try again.")),
    8: (StorageProblem.READ_ONLY, CANNOT_WRITE),
    10: (StorageProblem.OTHER, N_("The disk could not be read or written. Nothing was saved; try again.")),
    11: (StorageProblem.DAMAGED, _DAMAGED),
    13: (StorageProblem.DISK_FULL, _FULL),
    14: (StorageProblem.READ_ONLY, CANNOT_WRITE),
    26: (StorageProblem.DAMAGED, _DAMAGED),
}


@contextmanager
def storage_errors() -> Iterator[None]:
    """Turn what the driver says of disk and file into a StorageError, of what is closed into a UserError.

    The key is unwrapped with a check of its own before, so "not a database" means damage here, never a typing error.
    """
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise _as_ours(error.orig) or error from error
    except (sqlcipher.Error, sqlite3.Error) as error:
        raise _as_ours(error) or error from error


def _as_ours(error: BaseException | None) -> KsError | None:
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_AUTH:
        return UserError(N_("You may not see this: your role does not give that right."), code="no_right")
    known = _PROBLEMS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return StorageError(*known) if known else None
