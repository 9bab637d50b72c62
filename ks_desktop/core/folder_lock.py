"""One data folder, one program: an operating-system lock, and a word for the other who finds it taken."""

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final

from ks_desktop.core.clock import AMSTERDAM, Clock
from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.folders import disk_errors
from ks_desktop.core.paths import LOCK_NAME
from ks_desktop.core.texts import N_

# The lock lies past the words in the file, so that Windows, which locks bytes, lets the other program read who has it.
_LOCKED_BYTE: Final = 4096


class FolderLock:
    """Hold a data folder until released; the system lets go when the program dies, however it dies."""

    def __init__(self, folder: Path, *, holder: str, clock: Clock | None = None) -> None:
        """Take the folder.

        Args:
            folder: an existing data folder.
            holder: who takes it, a word such as "window" or "import"; never a person.
            clock: tells since when.
        Raises:
            StorageError: IN_USE, and by whom; or what is wrong with the folder: gone, full, not to be written.
        """
        self._path = folder / LOCK_NAME
        with disk_errors(folder):
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._file)
        except OSError as error:
            os.close(self._file)
            raise _in_use(self._path) from error
        since = (clock or Clock()).now().astimezone(AMSTERDAM)
        words = json.dumps({"holder": holder, "process": os.getpid(), "since": f"{since:%d-%m-%Y %H:%M}"})
        with suppress(OSError):  # a full disk takes no words; the lock is held all the same
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, words.encode(), 0) if hasattr(os, "pwrite") else os.write(self._file, words.encode())

    @property
    def is_held(self) -> bool:
        """Tell whether this program still holds the folder."""
        return self._file >= 0

    def release(self) -> None:
        """Let go of the folder; a second call does nothing."""
        if self.is_held:
            os.close(self._file)
            self._file = -1

    def __enter__(self) -> "FolderLock":
        """Return the held lock."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go."""
        self.release()


def _in_use(path: Path) -> StorageError:
    try:
        told = json.loads(path.read_bytes().partition(b"\0")[0])
        values = {"holder": str(told["holder"]), "process": int(told["process"]), "since": str(told["since"])}
    except (OSError, ValueError, KeyError, TypeError):
        # The other program has the lock but has not yet written who it is.
        return StorageError(StorageProblem.IN_USE, N_("Another program is using this data folder. Close it first."))
    return StorageError(
        StorageProblem.IN_USE,
        N_("This data folder is in use by {holder} (process {process}, since {since}). Close that first."),
        values=values,
    )


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)
else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
