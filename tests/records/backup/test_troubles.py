import errno

import pytest

from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.records.backup.troubles import as_ours, copying_errors, folder_errors


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (errno.ENOSPC, StorageProblem.DISK_FULL),
        (errno.EFBIG, StorageProblem.DISK_FULL),
        (errno.EROFS, StorageProblem.READ_ONLY),
        (errno.EACCES, StorageProblem.READ_ONLY),
        (errno.ENOENT, StorageProblem.MISSING),
        (errno.EIO, StorageProblem.MISSING),
        (errno.EMFILE, StorageProblem.OTHER),
    ],
)
def test_each_trouble_has_its_sentence(code: int, problem: StorageProblem) -> None:
    assert as_ours(OSError(code, "x")).problem is problem
    with pytest.raises(StorageError), folder_errors():
        raise OSError(code, "x")


def test_a_full_disk_for_backups_does_not_say_that_work_was_lost() -> None:
    for problem in (StorageProblem.DISK_FULL, StorageProblem.OTHER, StorageProblem.READ_ONLY):
        with pytest.raises(StorageError) as caught, copying_errors():
            raise StorageError(problem, "Nothing was saved")
        assert caught.value.problem is problem
        assert "Uw werk is opgeslagen" in caught.value.text()
    with pytest.raises(StorageError, match="damaged"), copying_errors():
        raise StorageError(StorageProblem.DAMAGED, "x")
