"""Putting a backup back: looked over first, and what was there is moved aside whole, never overwritten.

Two steps, so that the window can do it while its own file is open: `prepare` lays the checked copy ready and leaves a
mark; `settle`, before the file is opened the next time, swaps. Killed at any moment, the next start finishes it.
"""

import json
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from ks_desktop.core.clock import AMSTERDAM
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.paths import (
    CHECK_NAME,
    DATABASE_NAME,
    KEY_FILE_NAME,
    MARK_NAME,
    RESTORE_MARK,
    sync_folder,
    write_private,
)
from ks_desktop.core.texts import N_
from ks_desktop.records.backup.examining import Examined, examine
from ks_desktop.records.backup.folders import sync_file
from ks_desktop.records.backup.troubles import folder_errors
from ks_desktop.security import vault

_STAGE: Final = "herstel-"
_ASIDE: Final = "vervangen-"
_BESIDE: Final = {DATABASE_NAME: ("-wal", "-shm", "-journal"), KEY_FILE_NAME: (".bak",)}
_SAID_OF_IT: Final = (MARK_NAME, CHECK_NAME)  # they belong to the file that goes aside


def prepare(
    folder: Path, source: Path, unlocked: Callable[[Path], bytes | bytearray], *, now: datetime
) -> tuple[Examined, str]:
    """Look a backup over and lay it ready; nothing of the present file is touched.

    Args:
        folder: the data folder it will be put back in.
        source: the backup.
        unlocked: opens the key file in a folder and gives the key.
        now: names what is put aside.
    Returns:
        What is in it, and the name of the folder in which the present file will be found again, if there is one.
    Raises:
        StorageError: what is wrong with it, or with the folder.
        UserError: the passphrase is not right.
    """
    with folder_errors():
        sweep(folder)
        stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=folder))
    keys: list[bytearray] = []

    def opened(place: Path) -> Database:
        keys.append(bytearray(unlocked(place)))
        return Database(place / DATABASE_NAME, keys[0])

    try:
        examined = examine(source, stage, opened, of=_present(folder))
        _let_write(stage, keys[0])
        aside = _free_aside(folder, now)
        with folder_errors():
            for name in (DATABASE_NAME, KEY_FILE_NAME):
                sync_file(stage / name)
            sync_folder(stage)
            (folder / RESTORE_MARK).unlink(missing_ok=True)
            write_private(folder / RESTORE_MARK, json.dumps({"stage": stage.name, "aside": aside}).encode())
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        raise
    finally:
        for key in keys:
            key[:] = bytes(len(key))
    return examined, aside if (folder / DATABASE_NAME).exists() else ""


def settle(folder: Path) -> bool:
    """Swap, when a backup lies ready; return whether one was put back and is not logged yet.

    It may be called again after any interruption; whoever calls holds the folder.
    """
    told = _mark(folder)
    if told is None:
        with folder_errors():
            sweep(folder)
        return False
    stage, aside = folder / told[0], folder / told[1]
    with folder_errors():
        for name, beside in _BESIDE.items():
            if (stage / name).is_file():
                for said in _SAID_OF_IT:
                    _move(folder / said, aside)
                for ending in (*beside, ""):
                    _move(folder / f"{name}{ending}", aside)
                (stage / name).replace(folder / name)
                sync_folder(folder)
        shutil.rmtree(stage, ignore_errors=True)
    return True


def finished(folder: Path) -> None:
    """Take the mark away: the log of the restored file has its line."""
    with folder_errors():
        (folder / RESTORE_MARK).unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Take away what was laid ready and never marked, by a program that was killed."""
    if _mark(folder) is None:
        for stage in folder.glob(f"{_STAGE}*"):
            shutil.rmtree(stage, ignore_errors=True)


def put_aside(folder: Path) -> tuple[Path, ...]:
    """Return the databases that were moved aside, newest first: putting one back undoes a restore."""
    return tuple(sorted(folder.glob(f"{_ASIDE}*/{DATABASE_NAME}"), reverse=True))


def _mark(folder: Path) -> tuple[str, str] | None:
    try:
        told = json.loads((folder / RESTORE_MARK).read_bytes())
        stage, aside = str(told["stage"]), str(told["aside"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _bad_mark() from error
    if not stage.startswith(_STAGE) or not aside.startswith(_ASIDE) or "/" in stage + aside or "\\" in stage + aside:
        raise _bad_mark()
    return stage, aside


def _bad_mark() -> StorageError:
    return StorageError(
        StorageProblem.DAMAGED,
        N_(
            "A restore was begun here and its mark cannot be read. Take away the file huisbezoek.herstel, nothing else."
        ),
    )


def _move(path: Path, aside: Path) -> None:
    if path.exists():
        aside.mkdir(mode=0o700, exist_ok=True)
        path.replace(aside / path.name)
        sync_folder(aside)


def _free_aside(folder: Path, now: datetime) -> str:
    wanted = f"{_ASIDE}{now.astimezone(AMSTERDAM):%Y-%m-%d-%H%M%S}"
    name, number = wanted, 1
    while (folder / name).exists():
        number += 1
        name = f"{wanted}-{number}"
    return name


def _present(folder: Path) -> UUID | None:
    try:
        return vault.database_of(folder)
    except StorageError:
        return None  # no key file here, or a damaged one: exactly when a backup is needed


def _let_write(stage: Path, key: bytearray) -> None:
    database = Database(stage / DATABASE_NAME, key)
    try:
        database.write_ahead()
    finally:
        database.close()
    (stage / f"{KEY_FILE_NAME}.bak").unlink(missing_ok=True)
