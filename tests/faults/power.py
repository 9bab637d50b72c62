"""Power losses, simulated: what was asked of the disk is played back to a moment, and what no sync held may be gone.

Between two syncs a disk may do what it likes: leave a write out, do it in another order, or stop halfway, at the end of
any 512 bytes. Names are held by a sync of the folder in the same way. From what is then on the disk the program must
open, with everything it acknowledged, and without a false alarm.
"""

import random
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from ks_desktop.core.database import Database
from ks_desktop.core.errors import StorageError
from ks_desktop.core.high_water import Standing
from ks_desktop.security.audit import verify
from ks_desktop.security.domain import NOBODY
from tests.faults.recording import Step, record
from tests.faults.saving import FILE, MARK, TOLD
from tests.security.support import KEY, Small, WomanRow, mark_at

_SECTOR: Final = 512
_PASSED_BY: Final = ("-shm", TOLD)  # made anew after a crash; and our own note of what was acknowledged


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerFigures:
    """What the losses did. `lost`, `unreadable` and `false_alarms` must be 0; `unnamed` are losses without a word."""

    losses: int
    acknowledged: int
    lost: int
    unreadable: int
    false_alarms: int
    unnamed: int

    def is_good(self) -> bool:
        """Tell whether every promise was kept, and something was tried at all."""
        broken = self.lost + self.unreadable + self.false_alarms + self.unnamed
        return broken == 0 and self.losses > 0 and self.acknowledged > 0

    def line(self) -> str:
        """Return the figures in one line."""
        return (
            f"{self.losses} power losses, {self.acknowledged} acknowledged saves at stake, in {self.lost} something"
            f" acknowledged was lost ({self.unnamed} of them not named), {self.unreadable} files unreadable,"
            f" {self.false_alarms} false alarms"
        )


@dataclass(kw_only=True)
class _File:
    """One file: what is surely on the disk, and what was asked since the last sync."""

    sure: bytearray = field(default_factory=bytearray)
    asked: list[Step] = field(default_factory=list)
    is_named: bool = False

    def sync(self) -> None:
        for step in self.asked:
            _do(self.sure, step)
        self.asked.clear()


class Disk:
    """A folder on a disk that forgets."""

    def __init__(self) -> None:
        self.files: dict[str, _File] = {}
        self._names: list[Step] = []
        self._gone: dict[str, _File] = {}

    def do(self, step: Step) -> None:
        """Take one step."""
        if step.what == "sync" and not step.name:
            self._sync_names()
        elif step.what == "make":
            self.files.setdefault(step.name, _File())
        elif step.what == "remove":
            self._gone[step.name] = self.files.pop(step.name)
        elif step.what == "sync":
            self.files[step.name].sync()
        else:
            self.files[step.name].asked.append(step)

    def _sync_names(self) -> None:
        self._gone.clear()
        for file in self.files.values():
            file.is_named = True

    def after_a_loss(self, chance: random.Random) -> Iterator[tuple[str, bytes]]:
        """Yield what each file may hold when the power goes now."""
        for name, file in self.files.items():
            if file.is_named or chance.random() < 0.5:
                yield name, _perhaps(file, chance)
        for name, file in self._gone.items():
            if name not in self.files and file.is_named and chance.random() < 0.5:
                yield name, _perhaps(file, chance)


def _perhaps(file: _File, chance: random.Random) -> bytes:
    content = bytearray(file.sure)
    asked = list(file.asked)
    if chance.random() < 0.5:
        chance.shuffle(asked)
    keeps = chance.choice((0.0, 0.5, 0.9, 1.0))
    for step in asked:
        if chance.random() < keeps:
            _do(content, step)
        elif chance.random() < 0.5:
            _torn(content, step, chance)
    return bytes(content)


def _torn(content: bytearray, step: Step, chance: random.Random) -> None:
    if step.what != "write":
        return
    for at in range(0, len(step.content), _SECTOR):
        if chance.random() < 0.5:
            _do(content, Step(what="write", name="", at=step.at + at, content=step.content[at : at + _SECTOR]))


def _do(content: bytearray, step: Step) -> None:
    if step.what == "cut":
        del content[step.at :]
        content.extend(bytes(max(0, step.at - len(content))))
    else:
        content.extend(bytes(max(0, step.at - len(content))))
        content[step.at : step.at + len(step.content)] = step.content


def lose_power(folder: Path, losses: int, *, saves: int = 120, synchronous: str = "FULL") -> PowerFigures:
    """Watch a program that saves, and lose the power at so many moments of it."""
    watched, after = folder / "watched", folder / "after"
    watched.mkdir(parents=True)
    command = [sys.executable, "-m", "tests.faults.saving", str(watched), str(saves), synchronous]
    steps = list(record(command, watched, folder / "trace"))
    (folder / "trace").unlink()
    began = next(number for number, step in enumerate(steps) if step.name == MARK)
    chance = random.Random(17)  # noqa: S311 - the same losses in each run
    moments = sorted(chance.choices(range(began, len(steps)), k=losses))
    told: set[int] = set()
    disk = Disk()
    seen = [0] * 5
    for number, step in enumerate(steps):
        while moments and moments[0] == number:
            moments.pop(0)
            _lay_down(after, disk.after_a_loss(chance))
            seen = [one + other for one, other in zip(seen, (len(told), *_look(after, told)), strict=True)]
        if step.name == TOLD and step.what == "write":
            told.add(int.from_bytes(step.content))
        elif not step.name.endswith(_PASSED_BY):
            disk.do(step)
    shutil.rmtree(folder, ignore_errors=True)
    return PowerFigures(
        losses=losses, acknowledged=seen[0], lost=seen[1], unreadable=seen[2], false_alarms=seen[3], unnamed=seen[4]
    )


def _lay_down(place: Path, files: Iterable[tuple[str, bytes]]) -> None:
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for name, content in files:
        (place / name).write_bytes(content)


def _look(place: Path, told: set[int]) -> tuple[bool, bool, bool, bool]:
    """Return whether something is lost, it cannot be read, the mark cries wolf, or a loss is not named."""
    try:
        database = Database(place / FILE, KEY)
    except StorageError:
        return True, True, False, True
    try:
        with database.reading(NOBODY) as reading:
            standing = mark_at(place / MARK).compare(reading.session).standing
            saved = {int(name) for name in reading.session.scalars(sa.select(WomanRow.surname))}
            log = verify(reading.session, Small.metadata)
        is_bad = bool(log or database.integrity_findings())
    except StorageError:
        return True, True, False, True
    finally:
        database.close()
    is_lost = not told <= saved
    is_alarm = standing not in {Standing.FITS, Standing.NEW}
    return is_lost, is_bad, is_alarm and not is_lost, is_lost and not is_alarm
