"""The whole file checked: once a week, again before it is trusted when something was found, and what was found is kept.

The date and the outcome lie beside the database and not in it: a damaged file is not to be written in.
"""

import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from ks_desktop.core import log
from ks_desktop.core.clock import AMSTERDAM, Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.paths import CHECK_NAME, DATABASE_NAME, make_private_folder, write_private
from ks_desktop.core.texts import N_

EACH: Final = timedelta(days=7)
_MOST_BYTES: Final = 10_000
COPY: Final = "alleen-lezen-"  # a copy to look at
_FOUND: Final = "gevonden-"  # what was there when something was missing
_KEPT: Final = timedelta(days=35)
_MOMENT: Final = "%Y-%m-%d-%H%M%S"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """When the whole file was last checked, and how many things were wrong."""

    at: datetime
    found: int


def last_check(folder: Path) -> Checked | None:
    """Return the last check; None when there was none, or what was kept of it cannot be read."""
    try:
        content = (folder / CHECK_NAME).read_bytes()[:_MOST_BYTES]
        told = json.loads(content)
        return Checked(at=datetime.fromtimestamp(int(told["at"]), UTC), found=int(told["found"]))
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def is_due(folder: Path, clock: Clock) -> bool:
    """Tell whether a week has passed since the last check, or its date cannot be right."""
    checked = last_check(folder)
    return checked is None or not timedelta(0) <= clock.now() - checked.at < EACH


def note_check(folder: Path, clock: Clock, found: int) -> None:
    """Keep when the file was checked; that it cannot be kept is no reason to stop: it is checked again then."""
    said = json.dumps({"at": int(clock.now().timestamp()), "found": found})
    try:
        write_private(folder / CHECK_NAME, said.encode())
    except OSError as error:
        log.logger.warning("the date of the check could not be kept: %s", log.Word(type(error).__name__))


def check_again(folder: Path, database: Database, clock: Clock) -> None:
    """Look at every page before a file is used in which something was found; a file without such a past is let by.

    Raises:
        StorageError: DAMAGED: there is still something wrong.
    """
    checked = last_check(folder)
    if checked is None or not checked.found:
        return
    found = database.integrity_findings()
    note_check(folder, clock, len(found))
    if found:
        raise damaged(len(found))


def keep_as_found(folder: Path, clock: Clock) -> None:
    """Keep the files of a database as they were found, before closing folds the write-ahead log in and removes it.

    Somebody who knows how may still read in it what this program cannot. Without such a log there is nothing to keep:
    the database file itself is not changed.
    """
    files = (folder / DATABASE_NAME, folder / f"{DATABASE_NAME}-wal")
    try:
        if not files[1].is_file() or not files[1].stat().st_size:
            return
        kept = make_private_folder(folder / name_of(_FOUND, clock))
        for path in files:
            shutil.copyfile(path, kept / path.name)
    except OSError as error:
        log.logger.warning("what was found could not be kept: %s", log.Word(type(error).__name__))


def sweep_copies(folder: Path, clock: Clock) -> None:
    """Take away what was kept of damage long ago, when the file opens well: it holds what was destroyed since."""
    for beginning in (COPY, _FOUND):
        for place in folder.glob(f"{beginning}*"):
            try:
                made = datetime.strptime(place.name.removeprefix(beginning), _MOMENT).replace(tzinfo=AMSTERDAM)
            except ValueError:
                continue  # not ours
            if abs(clock.now() - made) > _KEPT:
                shutil.rmtree(place, ignore_errors=True)


def name_of(beginning: str, clock: Clock) -> str:
    """Return the name of a folder that is made now."""
    return f"{beginning}{clock.now().astimezone(AMSTERDAM):{_MOMENT}}"


def damaged(count: int) -> StorageError:
    """Return the error for a file in which so many things are wrong."""
    return StorageError(
        StorageProblem.DAMAGED,
        N_(
            "The database file is damaged: {count} places of it cannot be read as they were written. It was not "
            "changed. Put back a backup, or look only."
        ),
        values={"count": count},
    )
