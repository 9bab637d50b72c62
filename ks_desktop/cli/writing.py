"""Files that a command writes: where they go, and what is said when they cannot be written."""

import argparse
from pathlib import Path

from ks_desktop.core.errors import StorageError, StorageProblem, UserError
from ks_desktop.core.paths import write_private
from ks_desktop.core.texts import N_
from ks_desktop.house import House


def target_of(house: House, asked: argparse.Namespace) -> Path:
    """Return the file of `--out`.

    Raises:
        UserError: none was given, or it would lie beside the database.
    """
    if asked.out is None:
        raise UserError(N_("Say where it goes: --out FILE."), code="required", field="out")
    target = Path(asked.out).absolute()
    check_target(house, target)
    return target


def check_target(house: House, target: Path) -> None:
    """Refuse to write into the data folder.

    Raises:
        UserError: the file would lie beside the database.
    """
    if target.resolve().parent == house.folder.resolve():
        raise UserError(
            N_("The data folder holds the database and nothing else. Choose another folder."), code="out", field="out"
        )


def write(house: House, target: Path, content: bytes) -> None:
    """Write a file that only its owner may read.

    Raises:
        UserError: it would lie beside the database.
        StorageError: it cannot be written.
    """
    check_target(house, target)
    try:
        write_private(target, content)
    except OSError as error:
        raise StorageError(
            StorageProblem.READ_ONLY, N_("The file could not be written. Check the folder and the disk.")
        ) from error
