"""Where files live: run from source, from the wheel, or from the installer."""

import os
import sys
import tempfile
from pathlib import Path
from typing import Final

APPLICATION: Final = "KS Huisbezoek"
DATABASE_NAME: Final = "huisbezoek.db"
KEY_FILE_NAME: Final = "huisbezoek.sleutel"
RESTORE_MARK: Final = "huisbezoek.herstel"  # there while a backup is being put back
MARK_NAME: Final = "huisbezoek.stand"  # how far saving had come
CHECK_NAME: Final = "huisbezoek.controle"  # when the whole file was last checked, and what was found
LOCK_NAME: Final = "huisbezoek.slot"
LOG_NAME: Final = "techniek.log"


def resources() -> Path:
    """Return the folder with fonts, icons, catalogues and wording."""
    bundled = getattr(sys, "_MEIPASS", None)
    if bundled is not None:
        return Path(bundled) / "resources"
    package = Path(__file__).resolve().parent.parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def default_data_folder() -> Path:
    """Return this user's data folder; it is not created here."""
    import platformdirs

    return Path(platformdirs.user_data_dir(APPLICATION, appauthor=False))


def make_private_folder(folder: Path) -> Path:
    """Create the folder, if need be, readable by its owner only, and return it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def write_private(target: Path, content: bytes) -> None:
    """Write bytes to a file that only its owner may read, whole or not at all.

    A link is followed: what it points to is replaced, not the link.

    Raises:
        OSError: the file could not be written, or the target is no plain file; an earlier file is then untouched.
    """
    real = target.resolve()
    if real.exists() and not real.is_file():
        raise IsADirectoryError(str(target)) if real.is_dir() else FileExistsError(str(target))
    # A random name of its own: nobody can lay a file or a link in its way.
    descriptor, name = tempfile.mkstemp(prefix=".ks-", dir=real.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(real)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
    sync_folder(real.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder survive a power cut, where the system offers that."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
