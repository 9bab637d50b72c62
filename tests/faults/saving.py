"""A program that saves and says so, to be watched: `python -m tests.faults.saving FOLDER COUNT SYNCHRONOUS`."""

import os
import sys
from pathlib import Path
from typing import Final

from ks_desktop.core.database import Database
from ks_desktop.core.values import new_id
from ks_desktop.security import store
from tests.security.support import KEY, SmallHouse, WomanRow

FILE: Final = "huisbezoek.db"
MARK: Final = "huisbezoek.stand"
TOLD: Final = "told"
NUMBER_BYTES: Final = 4
_PAGES: Final = 40  # so few before the log is folded in: that is watched as well


def prepare(folder: Path) -> None:
    """Make the file, with who saves in it."""
    house = SmallHouse(folder / FILE)
    with house.work("user_added") as work:
        store.add_user(work.session, house.user)
    house.database.close()


def save(folder: Path, count: int, *, synchronous: str = "FULL") -> None:
    """Save numbered rows, each in a work of its own, and write each number down once it was acknowledged."""
    if not (folder / FILE).exists():
        prepare(folder)
    house = SmallHouse(folder / FILE, mark=folder / MARK)
    if not (folder / MARK).exists():
        house.database.remake_mark(KEY)  # before anything is counted, as the program does
    _set(house.database, f"wal_autocheckpoint={_PAGES}", f"synchronous={synchronous}")
    told = os.open(folder / TOLD, os.O_WRONLY | os.O_CREAT)
    with house.database.reading(house.user.id) as reading:
        user = store.user_by_name(reading.session, "proef")
    assert user is not None
    for number in range(count):
        with house.database.work(user.id, "tried") as work:
            work.session.add(WomanRow(id=new_id(), surname=f"{number}"))
        os.write(told, number.to_bytes(NUMBER_BYTES))
    os.close(told)
    house.database.close()


def _set(database: Database, *pragmas: str) -> None:
    connection = database.writer.raw_connection()
    try:
        for pragma in pragmas:
            assert connection.driver_connection is not None
            connection.driver_connection.execute(f"PRAGMA {pragma}")
    finally:
        connection.close()


if __name__ == "__main__":
    save(Path(sys.argv[1]), int(sys.argv[2]), synchronous=sys.argv[3])
