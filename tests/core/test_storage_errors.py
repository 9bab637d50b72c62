import sqlite3

import pytest
import sqlalchemy as sa

from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.storage_errors import storage_errors


def _driver_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("as the driver says it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (5, StorageProblem.LOCKED),
        (8, StorageProblem.READ_ONLY),
        (8 | 2 << 8, StorageProblem.READ_ONLY),  # an extended code
        (10, StorageProblem.OTHER),
        (11, StorageProblem.DAMAGED),
        (13, StorageProblem.DISK_FULL),
        (14, StorageProblem.READ_ONLY),
        (26, StorageProblem.DAMAGED),
    ],
)
def test_what_the_driver_says_of_the_disk_becomes_a_sentence(code: int, problem: StorageProblem) -> None:
    for error in (_driver_error(code), sa.exc.OperationalError("SELECT", {}, _driver_error(code))):
        with pytest.raises(StorageError) as raised, storage_errors():
            raise error
        assert raised.value.problem is problem
        assert raised.value.text()


def test_what_is_no_trouble_of_the_disk_goes_on_as_it_is() -> None:
    with pytest.raises(sqlite3.IntegrityError), storage_errors():
        raise sqlite3.IntegrityError
    with pytest.raises(ValueError, match="bug"), storage_errors():
        raise ValueError("bug")
