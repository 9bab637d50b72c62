"""Which folders can hold the database, and what goes wrong with a folder, said so that somebody can do something.

The write-ahead log needs memory shared by all who have the file open, so a disk on another computer cannot hold it, and
a service that copies files while they change makes copies that are torn. Backups may lie on both: they are whole files.
"""

import errno
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.texts import N_

_MOUNTS: Final = Path("/proc/mounts")
_NETWORK: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afpfs", "afs", "davfs", "webdav", "ceph", "glusterfs"}
    | {f"fuse.{name}" for name in ("sshfs", "rclone", "davfs", "davfs2", "glusterfs", "ceph", "smbnetfs", "curlftpfs")}
    | {f"fuse.{name}" for name in ("gvfsd-fuse", "kio-fuse", "onedriver", "google-drive-ocamlfuse", "s3fs", "pcloud")}
    | {"fuse.gdfuse", "fuse.insync", "fuse.onedrive", "fuse.dropbox", "fuse.seafile"}
)
_SYNCED_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer", "DROPBOX_PATH")
_SYNCED_NAMES: Final = frozenset(
    {"onedrive", "dropbox", "google drive", "googledrive", "my drive", "mijn drive", "icloud drive", "iclouddrive"}
    | {"mobile documents", "cloudstorage", "nextcloud", "owncloud", "pcloud drive", "pclouddrive", "box sync"}
    | {"proton drive", "surfdrive", "research drive", "researchdrive", "tresorit", "seafile", "megasync"}
)
_SYNCED_BEGINNINGS: Final = ("onedrive - ", "dropbox (", "google drive (", "nextcloud - ")
_MARKERS: Final = (
    ".dropbox",
    ".dropbox.cache",
    ".tmp.drivedownload",
    ".tmp.driveupload",
    ".nextcloudsync.log",
    ".owncloudsync.log",
    ".stfolder",
    ".849C9593-D756-4E56-8D6E-42412F2A707B",  # how OneDrive marks the folder it copies
)
_STICKS: Final = frozenset({"/media", "/mnt", "/run/media", "/Volumes"})  # where the system shows sticks and disks
_STICKS_OF_USERS: Final = frozenset({"/media", "/run/media"})
_REMOTE_DRIVE: Final = 4  # DRIVE_REMOTE of GetDriveTypeW

_ON_NETWORK: Final = N_(
    "This folder is on another computer: {folder}. The database must lie on this computer itself, or saving can go "
    "wrong without anybody seeing it. Choose a folder on this computer; backups may go to this one. For working with "
    "several people on one file there will be a team mode."
)
_SYNCED: Final = N_(
    "This folder is copied to the cloud by a service: {folder}. Such a service copies the database while it is being "
    "written, and its copies are torn. Choose a folder on this computer that is not synchronised; backups may go to "
    "this one. For working with several people on one file there will be a team mode."
)
_FULL: Final = N_("The disk is full. Nothing was saved; make room and save again.")
_NOT_WRITABLE: Final = N_("The data folder cannot be written. Check its rights and the disk.")
_GONE: Final = N_("The data folder is not there: {folder}. Put the USB stick or disk back, or choose the right folder.")
_NO_FOLDER: Final = N_("This is a file and not a folder: {folder}. Choose the folder it is in.")
_TOO_LONG: Final = N_("The name of this folder is too long for this computer. Choose a folder with a shorter name.")
_DISK: Final = N_("The disk could not be read or written. Nothing was saved; try again.")

_OF_CODE: Final = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), (StorageProblem.DISK_FULL, _FULL)),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), (StorageProblem.READ_ONLY, _NOT_WRITABLE)),
    **dict.fromkeys((errno.ENOTDIR, errno.EEXIST), (StorageProblem.OTHER, _NO_FOLDER)),
    **dict.fromkeys(
        (errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTCONN, errno.ESTALE, errno.EIO, errno.ETIMEDOUT),
        (StorageProblem.MISSING, _GONE),
    ),
    errno.ENAMETOOLONG: (StorageProblem.UNSUITABLE_FOLDER, _TOO_LONG),
}


def check_suitable(folder: Path) -> None:
    """Refuse a folder that cannot hold the database.

    Raises:
        StorageError: UNSUITABLE_FOLDER: it is on another computer, or a service copies it to the cloud.
    """
    with disk_errors(folder):
        place = folder.resolve()
        is_network = on_network(place)
        is_synced = synced(place)
    if is_network or is_synced:
        raise StorageError(
            StorageProblem.UNSUITABLE_FOLDER,
            _ON_NETWORK if is_network else _SYNCED,
            values={"folder": str(folder)},
        )


def check_can_be(folder: Path) -> None:
    """Refuse a folder in which a database can be neither found nor begun.

    Raises:
        OSError: as the system would say it later: it lay on a stick that is not there now, or is or lies in a file.
    """
    if sys.platform == "win32" and folder.anchor and not Path(folder.anchor).exists():
        raise FileNotFoundError(errno.ENOENT, "this disk is not there")
    above = folder.absolute()
    while not os.path.lexists(above) and above != above.parent:
        above = above.parent
    if not above.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "this is a file")
    if above != folder.absolute() and (str(above) in _STICKS or str(above.parent) in _STICKS_OF_USERS):
        raise FileNotFoundError(errno.ENOENT, "this stick is not there")


def on_network(place: Path) -> bool:
    """Tell whether a folder lies on another computer."""
    if str(place).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == _REMOTE_DRIVE)
    return kind_of_disk(place, _mounted()) in _NETWORK


def synced(place: Path, environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether a folder is in one that a service copies to the cloud, by its name, its mark or the settings."""
    roots = [Path(said) for name in _SYNCED_VARIABLES if (said := environment.get(name, "").strip())]
    for folder in (place, *place.parents):
        name = folder.name.casefold()
        if name in _SYNCED_NAMES or name.startswith(_SYNCED_BEGINNINGS) or folder in roots:
            return True
        if folder.name and any((folder / marker).exists() for marker in _MARKERS):
            return True
    return False


def kind_of_disk(place: Path, mounted: Iterable[tuple[Path, str]]) -> str:
    """Return the kind of the disk a folder lies on, as the system calls it: the last of the deepest that holds it."""
    depth, kind = -1, ""
    for point, named in mounted:
        if place.is_relative_to(point) and len(point.parts) >= depth:
            depth, kind = len(point.parts), named
    return kind


def _mounted() -> Iterator[tuple[Path, str]]:
    if sys.platform == "darwin":
        told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False, timeout=10).stdout
        for line in told.splitlines():  # //noor@server/map on /Volumes/map (smbfs, nodev)
            point, bracket, options = line.partition(" on ")[2].rpartition(" (")
            if bracket:
                yield Path(point), options.partition(",")[0].rstrip(")")
        return
    try:
        lines = _MOUNTS.read_text(errors="surrogateescape").splitlines()
    except OSError:
        return
    for line in lines:
        parts = line.split(" ")
        if len(parts) > 2:  # noqa: PLR2004 - device, place, kind
            yield Path(_unescaped(parts[1])), parts[2]


def _unescaped(point: str) -> str:
    for written, meant in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(written, meant)
    return point


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Say what the system says of the data folder as a StorageError."""
    try:
        yield
    except OSError as error:
        problem, sentence = _OF_CODE.get(error.errno or 0, (StorageProblem.OTHER, _DISK))
        raise StorageError(problem, sentence, values={"folder": str(folder)}) from error
