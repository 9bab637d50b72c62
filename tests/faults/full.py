"""Disks that are full, at another place each time and from any single write on: nothing acknowledged may go."""

import random
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from ks_desktop.core.database import Database
from ks_desktop.core.errors import StorageError
from ks_desktop.core.high_water import Standing
from ks_desktop.core.values import new_id
from ks_desktop.security import store
from ks_desktop.security.domain import NOBODY
from tests.faults.saving import FILE, MARK, NUMBER_BYTES, TOLD, prepare
from tests.security.support import KEY, SmallHouse, WomanRow, make_user, mark_at

_WRITES: Final = 250  # as many as the watched program does
_MOST: Final = 300_000  # bytes that still fit: from none to some saves


@dataclass(frozen=True, slots=True, kw_only=True)
class FullFigures:
    """What full disks did. `lost`, `damaged` and `stuck` must be 0."""

    tries: int
    acknowledged: int
    refused: int
    lost: int
    damaged: int
    stuck: int

    def is_good(self) -> bool:
        """Tell whether every promise was kept, and something was refused at all."""
        return self.lost == self.damaged == self.stuck == 0 and self.refused > 0 and self.acknowledged > 0

    def line(self) -> str:
        """Return the figures in one line."""
        return (
            f"{self.tries} full disks, {self.acknowledged} acknowledged saves, {self.refused} refused in words,"
            f" {self.lost} lost, {self.damaged} files damaged, {self.stuck} that did not go on after there was room"
        )


def fill_while_saving(folder: Path, tries: int) -> FullFigures:
    """Let the disk be full after another number of bytes each time, in one program that goes on."""
    house = _house(folder)
    chance = random.Random(18)  # noqa: S311
    told: set[int] = set()
    refused = stuck = 0
    for run in range(tries):
        largest = max(path.stat().st_size for path in folder.iterdir())
        number = run * 1_000
        with _room(largest + chance.randrange(_MOST)):
            try:
                while number < run * 1_000 + 200:
                    _save(house, number)
                    told.add(number)
                    number += 1
            except StorageError:
                refused += 1
        if run % 3 == 0:
            house.database.fold_in()
        try:
            _save(house, run * 1_000 + 999)
            told.add(run * 1_000 + 999)
        except StorageError:
            stuck += 1
    house.database.close()
    lost, damaged = _after(folder, told)
    return FullFigures(tries=tries, acknowledged=len(told), refused=refused, lost=lost, damaged=damaged, stuck=stuck)


def refuse_from_each_write(folder: Path, tries: int) -> FullFigures:
    """Let a write of a saving program, and all after it, find the disk full; with as many tries as writes, each one."""
    lost = damaged = stuck = refused = acknowledged = 0
    begun, place = folder / "begun", folder / "each"
    begun.mkdir(parents=True)
    prepare(begun)
    for number in range(1, _WRITES, max(1, _WRITES // tries)):
        shutil.copytree(begun, place)
        fails = _run_until(place, number)
        told = _told(place)
        refused += fails
        acknowledged += len(told)
        gone, bad = _after(place, told)
        lost, damaged = lost + gone, damaged + bad
        stuck += not _goes_on(place)
        shutil.rmtree(place)
    return FullFigures(tries=tries, acknowledged=acknowledged, refused=refused, lost=lost, damaged=damaged, stuck=stuck)


def _run_until(place: Path, number: int) -> bool:
    files = [word for name in (FILE, f"{FILE}-wal", MARK) for word in ("-P", str(place / name))]
    command = ["strace", "-f", "-o", "/dev/null", *files, "-e", "trace=pwrite64,write"]
    command += ["-e", f"inject=pwrite64,write:error=ENOSPC:when={number}+"]
    command += [sys.executable, "-m", "tests.faults.saving", str(place), "12", "FULL"]
    return subprocess.run(command, capture_output=True, check=False).returncode != 0


def _told(place: Path) -> set[int]:
    path = place / TOLD
    content = path.read_bytes() if path.exists() else b""
    return {int.from_bytes(content[at : at + NUMBER_BYTES]) for at in range(0, len(content), NUMBER_BYTES)}


def _goes_on(place: Path) -> bool:
    try:
        house = SmallHouse(place / FILE, mark=place / MARK)
        house.user = make_user("later")
        with house.work("user_added") as work:
            store.add_user(work.session, house.user)
        house.database.close()
    except StorageError:
        return False
    return True


def _house(folder: Path) -> SmallHouse:
    folder.mkdir(parents=True, exist_ok=True)
    house = SmallHouse(folder / FILE, mark=folder / MARK)
    with house.work("user_added") as work:
        store.add_user(work.session, house.user)
    return house


def _save(house: SmallHouse, number: int) -> None:
    with house.work() as work:
        work.session.add(WomanRow(id=new_id(), surname=f"{number}"))


@contextmanager
def _room(size: int) -> Iterator[None]:
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def _after(folder: Path, told: set[int]) -> tuple[int, int]:
    """Return how many acknowledged saves are gone, and whether the file is damaged or the mark cries wolf."""
    database = Database(folder / FILE, KEY)
    try:
        with database.reading(NOBODY) as reading:
            standing = mark_at(folder / MARK).compare(reading.session).standing
            saved = {int(name) for name in reading.session.scalars(sa.select(WomanRow.surname))}
        is_bad = bool(database.integrity_findings()) or standing not in {Standing.FITS, Standing.NEW}
        return len(told - saved), int(is_bad)
    finally:
        database.close()
