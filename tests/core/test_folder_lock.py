import subprocess
import sys
from pathlib import Path

import pytest

from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.folder_lock import FolderLock

HOLD = """
import sys
from pathlib import Path
from ks_desktop.core.folder_lock import FolderLock
with FolderLock(Path(sys.argv[1]), holder="import"):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_second_program_is_told_who_has_the_folder(tmp_path: Path, clock: Clock) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(StorageError) as refused:
            FolderLock(tmp_path, holder="window", clock=clock)
        assert refused.value.problem is StorageProblem.IN_USE
        assert refused.value.values["holder"] == "import"
        assert refused.value.values["process"] == other.pid
        other.kill()
    FolderLock(tmp_path, holder="window", clock=clock).release()  # killed: the system let go


def test_a_released_folder_is_free_and_releasing_twice_is_harmless(tmp_path: Path) -> None:
    with FolderLock(tmp_path, holder="window") as lock:
        lock.release()
        with FolderLock(tmp_path, holder="import"):
            assert not lock.is_held


def test_a_folder_that_is_not_there_cannot_be_held(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as refused:
        FolderLock(tmp_path / "gone", holder="window")
    assert refused.value.problem is StorageProblem.MISSING
