"""Flip single bits in the files that matter, and see that each flip is noticed."""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from ks_desktop.core.database import Database
from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.high_water import Standing
from ks_desktop.core.values import new_id
from ks_desktop.security import store
from ks_desktop.security.domain import NOBODY
from ks_desktop.security.vault import keyfile
from tests.security.support import KEY, SmallHouse, WomanRow, mark_at
from tests.security.vault.support import make_vault_for_two


@dataclass(frozen=True, slots=True, kw_only=True)
class FlipFigures:
    """What the flips did. `unseen` must be 0."""

    flips: int
    unseen: int

    def is_good(self) -> bool:
        """Tell whether every flip was seen, and there were any."""
        return self.unseen == 0 and self.flips > 0

    def line(self) -> str:
        """Return the figures in one line."""
        return f"{self.flips} flipped bits, {self.unseen} not noticed"


def flip_database(folder: Path, flips: int) -> FlipFigures:
    """Flip bits in a closed database; opening or checking it must say damaged."""
    path = folder / "flips.db"
    house = SmallHouse(path)
    with house.work("user_added") as work:
        store.add_user(work.session, house.user)
        work.session.add_all(WomanRow(id=new_id(), surname=f"{number}" * 40) for number in range(500))
    house.database.close()
    return _flip(path, flips, lambda: _is_seen(path))


def flip_key_file(folder: Path, flips: int) -> FlipFigures:
    """Flip bits in a key file that has lost its copy; reading it must say damaged."""
    vault_folder = folder / "sleutel-bits"
    make_vault_for_two(vault_folder)
    (vault_folder / keyfile.COPY_NAME).unlink()

    def is_seen() -> bool:
        try:
            keyfile.read(vault_folder)
        except StorageError as error:
            return error.problem is StorageProblem.DAMAGED
        return False

    return _flip(vault_folder / "huisbezoek.sleutel", flips, is_seen)


def flip_log(folder: Path, flips: int) -> FlipFigures:
    """Flip bits in a hot write-ahead log: nothing may be missing without the mark naming it."""
    place = folder / "log"
    place.mkdir()
    house = SmallHouse(place / "a.db", mark=place / "stand")
    with house.work("user_added") as work:
        store.add_user(work.session, house.user)
    house.database.fold_in()
    for number in range(20):
        with house.work() as work:
            work.session.add(WomanRow(id=new_id(), surname=f"{number}"))
    crashed = place / "crashed"
    whole = {name: (place / name).read_bytes() for name in ("a.db", "a.db-wal", "stand")}
    bits = random.Random(19).sample(range(len(whole["a.db-wal"]) * 8), flips)  # noqa: S311
    unseen = 0
    for bit in bits:
        crashed.mkdir()
        for name, content in whole.items():
            (crashed / name).write_bytes(content)
        _flip_one(crashed / "a.db-wal", bit)
        unseen += not _is_all_there_or_named(crashed)
        shutil.rmtree(crashed)
    house.database.close()
    return FlipFigures(flips=flips, unseen=unseen)


def _is_all_there_or_named(folder: Path) -> bool:
    try:
        database = Database(folder / "a.db", KEY)
    except StorageError as error:
        return error.problem is StorageProblem.DAMAGED
    try:
        with database.reading(NOBODY) as reading:
            standing = mark_at(folder / "stand").compare(reading.session).standing
            count = reading.session.scalar(sa.select(sa.func.count()).select_from(WomanRow))
    except StorageError as error:
        return error.problem is StorageProblem.DAMAGED
    finally:
        database.close()
    return standing is Standing.LOST or (count == 20 and standing is Standing.FITS)


def flip_mark(folder: Path, flips: int) -> FlipFigures:
    """Flip bits in the mark itself: it may never say another count, and never cry wolf; its other slot is whole."""
    place = folder / "mark"
    place.mkdir()
    house = SmallHouse(place / "a.db", mark=place / "stand")
    with house.work("user_added") as work:
        store.add_user(work.session, house.user)
    for number in range(3):
        with house.work() as work:
            work.session.add(WomanRow(id=new_id(), surname=f"{number}"))

    def is_harmless() -> bool:
        with house.database.reading(NOBODY) as reading:
            compared = mark_at(place / "stand").compare(reading.session)
        return compared.standing is Standing.FITS and compared.marked is not None and compared.marked.count in {3, 4}

    figures = _flip(place / "stand", flips, is_harmless)
    house.database.close()
    return figures


def _flip_one(path: Path, bit: int) -> None:
    content = bytearray(path.read_bytes())
    content[bit // 8] ^= 1 << bit % 8
    path.write_bytes(content)


def _flip(path: Path, flips: int, is_seen: Callable[[], bool]) -> FlipFigures:
    whole = path.read_bytes()
    unseen = 0
    for bit in random.Random(14).sample(range(len(whole) * 8), flips):  # noqa: S311 - the same bits in each run
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        unseen += not is_seen()
    path.write_bytes(whole)
    return FlipFigures(flips=flips, unseen=unseen)


def _is_seen(path: Path) -> bool:
    try:
        database = Database(path, KEY)
    except StorageError as error:
        return error.problem is StorageProblem.DAMAGED
    try:
        return bool(database.integrity_findings())
    except StorageError as error:
        return error.problem is StorageProblem.DAMAGED
    finally:
        database.close()
