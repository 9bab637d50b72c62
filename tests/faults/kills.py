"""Kill a process while it saves, and see what is left: nothing that was acknowledged may be gone."""

import multiprocessing
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from ks_desktop.core.database import Database
from ks_desktop.core.high_water import Standing
from ks_desktop.core.values import UserId, new_id
from ks_desktop.migrations import bring_up_to_date
from ks_desktop.security import store, vault
from ks_desktop.security.audit import verify
from tests.security.support import KEY, Small, SmallHouse, WomanRow, mark_at
from tests.security.vault.support import CHEAP, SENTENCE

FORK: Final = multiprocessing.get_context("fork")
_NUMBER_BYTES: Final = 4
_RUN: Final = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class KillFigures:
    """What the kills did. `lost`, `damaged` and `false_alarms` must be 0."""

    kills: int
    acknowledged: int
    lost: int
    unacknowledged: int
    damaged: int
    false_alarms: int

    def is_good(self) -> bool:
        """Tell whether every promise was kept, and something was tried at all."""
        return self.lost == self.damaged == self.false_alarms == 0 and self.acknowledged > 0

    def line(self) -> str:
        """Return the figures in one line."""
        return (
            f"{self.kills} kills, {self.acknowledged} acknowledged saves, {self.lost} lost,"
            f" {self.unacknowledged} saved but not yet acknowledged, {self.damaged} files damaged,"
            f" {self.false_alarms} false alarms of the mark"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeFigures:
    """What kills during an all-or-nothing change did. `broken` must be 0; `finished` were quicker than the kill."""

    kills: int
    finished: int
    broken: int

    def is_good(self) -> bool:
        """Tell whether each file was whole afterwards, and something was tried at all."""
        return self.broken == 0 and self.kills > 0

    def line(self) -> str:
        """Return the figures in one line."""
        return f"{self.kills} kills, {self.broken} files neither old nor new, {self.finished} finished before the kill"


def save_for_ever(path: Path, user: UserId, acknowledge: int, number: int, *, early: bool = False) -> None:
    """Save rows numbered from `number` and write each number to a pipe once it is durable (`early`: before)."""
    house = SmallHouse(path, mark=path.with_suffix(".stand"))
    while True:
        if early:
            os.write(acknowledge, number.to_bytes(_NUMBER_BYTES))
        with house.database.work(user, "tried") as work:
            work.session.add(WomanRow(id=new_id(), surname=f"{number}"))
        if not early:
            os.write(acknowledge, number.to_bytes(_NUMBER_BYTES))
        number += 1


def kill_while_saving(folder: Path, kills: int, *, early: bool = False) -> KillFigures:
    """Kill a saving process again and again, on the same file, and check the file after each kill."""
    path = folder / "huisbezoek.db"
    house = SmallHouse(path)
    with house.work("user_added") as work:
        store.add_user(work.session, house.user)
    house.database.close()
    chance = random.Random(11)  # noqa: S311 - the same moments in each run, as far as the computer allows
    acknowledged: set[int] = set()
    damaged = alarms = 0
    for run in range(kills):
        # Numbers of its own for each run: a later run must not fill a hole that an earlier one left.
        saver = partial(save_for_ever, path, house.user.id, number=run * _RUN, early=early)
        acknowledged |= _run_and_kill(saver, chance.uniform(0.0, 0.12))
        is_whole, is_alarm = _after(path, house.user.id)
        damaged += not is_whole
        alarms += is_alarm
    saved = _saved(path, house.user.id)
    return KillFigures(
        kills=kills,
        acknowledged=len(acknowledged),
        lost=len(acknowledged - saved),
        unacknowledged=len(saved - acknowledged),
        damaged=damaged,
        false_alarms=alarms,
    )


def _run_and_kill(saver: Callable[..., None], seconds: float) -> set[int]:
    receive, send = os.pipe()
    process = FORK.Process(target=saver, kwargs={"acknowledge": send})
    process.start()
    os.close(send)
    with os.fdopen(receive, "rb") as pipe:
        first = pipe.read(_NUMBER_BYTES)  # it is up and saving
        time.sleep(seconds)
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        told = first + pipe.read()
    whole = len(told) - len(told) % _NUMBER_BYTES
    return {int.from_bytes(told[at : at + _NUMBER_BYTES]) for at in range(0, whole, _NUMBER_BYTES)}


def _after(path: Path, user: UserId) -> tuple[bool, bool]:
    """Return whether the file is whole, and whether the mark says that something is missing."""
    database = Database(path, KEY)
    try:
        with database.reading(user) as reading:
            standing = mark_at(path.with_suffix(".stand")).compare(reading.session).standing
            log = verify(reading.session, Small.metadata)
        return not log and not database.integrity_findings(), standing is not Standing.FITS
    finally:
        database.close()


def _saved(path: Path, user: UserId) -> set[int]:
    database = Database(path, KEY)
    with database.reading(user) as reading:
        found = {int(name) for name in reading.session.scalars(sa.select(WomanRow.surname))}
    database.close()
    return found


def kill_while_updating(folder: Path, kills: int) -> WholeFigures:
    """Kill a process that rebuilds a table in a migration: the old step or the new, with all rows, must be there."""
    import alembic.migration  # noqa: F401 - loaded once here, so that the kills fall in the update itself

    from tests.migrations.test_runner import first, nothing, second

    rows, done, broken = 2_000, 0, 0
    chance = random.Random(12)  # noqa: S311
    key = bytearray(KEY)
    for number in range(kills):
        path = folder / f"update{number}" / "huisbezoek.db"
        path.parent.mkdir()
        database = Database(path, key, create=True)
        bring_up_to_date(database, key, after=nothing, steps=(first,))
        with database.writer.begin() as connection:
            numbers = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
            connection.exec_driver_sql(f"INSERT INTO mother SELECT * FROM ({numbers} SELECT i, 'x' FROM n)")  # noqa: S608
        database.close()

        def update(path: Path = path) -> None:
            opened = Database(path, key)
            bring_up_to_date(opened, key, after=nothing, steps=(first, second))

        _kill_after(update, chance.uniform(0.0, 0.06))
        state = _step_and_rows(path, key)
        done += state == (2, rows)
        broken += state not in {(1, rows), (2, rows)}
    return WholeFigures(kills=kills, finished=done, broken=broken)


def _step_and_rows(path: Path, key: bytearray) -> tuple[int, int]:
    database = Database(path, key)
    try:
        with database.writer.begin() as connection:
            step = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            rows = connection.exec_driver_sql("SELECT count(*) FROM mother").scalar_one()
        return (step, rows) if not database.integrity_findings() else (-1, -1)
    finally:
        database.close()


def kill_while_rewriting_the_key(folder: Path, kills: int) -> WholeFigures:
    """Kill a process that writes the key file anew without end: the passphrase must always open it."""
    vault_folder = folder / "sleutel"
    key, _code = vault.create(vault_folder, "proef", SENTENCE, cost=CHEAP)
    chance = random.Random(13)  # noqa: S311
    lost = 0
    for _ in range(kills):

        def rewrite(parent: int = os.getpid()) -> None:
            while os.getppid() == parent:  # ends with the run, also when that is broken off
                vault.bind(vault_folder, key)

        _kill_after(rewrite, chance.uniform(0.0, 0.02))
        lost += vault.unlock(vault_folder, None, SENTENCE).material != key.material
    return WholeFigures(kills=kills, finished=0, broken=lost)


def _kill_after(work: Callable[[], None], seconds: float) -> None:
    receive, send = os.pipe()

    def run() -> None:
        os.write(send, b"!")
        work()

    process = FORK.Process(target=run)
    process.start()
    os.close(send)
    with os.fdopen(receive, "rb") as pipe:
        pipe.read(1)
    time.sleep(seconds)
    if process.is_alive():
        os.kill(process.pid or 0, signal.SIGKILL)
    process.join()


def kill_when_told(work: Callable[[int], None], seconds: float) -> None:
    """Start a process that writes a byte to what it is given when it is up, and kill it so long after that."""
    receive, send = os.pipe()
    process = FORK.Process(target=work, args=(send,))
    process.start()
    os.close(send)
    with os.fdopen(receive, "rb") as pipe:
        pipe.read(1)
    time.sleep(seconds)
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()


def can_kill() -> bool:
    """Tell whether this system has SIGKILL and fork."""
    return sys.platform != "win32"
