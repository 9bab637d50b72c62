"""Kill, flip and fill while backups are made: nothing half may ever be taken for whole, and no work is touched."""

import os
import random
import resource
from pathlib import Path

from ks_desktop.core.errors import StorageError
from ks_desktop.house import House
from ks_desktop.records.backup.folders import copies_in
from tests.faults.flips import FlipFigures
from tests.faults.kills import WholeFigures, kill_when_told
from tests.records.support import folder_with_backup, opened


def kill_while_backing_up(folder: Path, kills: int) -> WholeFigures:
    """Kill a process that makes one backup after another; what then looks whole must be whole, the data too."""
    data, _backup = folder_with_backup(folder / "kills")
    chance = random.Random(15)  # noqa: S311 - the same moments in each run, as far as the computer allows
    broken = made = 0
    for _kill in range(kills):
        _kill_after(data, chance.uniform(0.0, 0.6))
        house = opened(data)
        found = copies_in(house.backups.folder)
        made += len(found) > 1
        broken += bool(house.database.integrity_findings())
        for copy in found:
            if copy.is_whole:
                broken += not _is_whole(house, copy.path)
        for path in house.backups.folder.glob("huisbezoek-*-0830*-*.*"):
            path.unlink()
        house.close()
    return WholeFigures(kills=kills, finished=made, broken=broken)


def _kill_after(data: Path, seconds: float) -> None:
    def back_up(told: int) -> None:
        house = opened(data)
        os.write(told, b"!")
        while True:
            house.backups.make(actor=house.actor)

    kill_when_told(back_up, seconds)


def flip_backup(folder: Path, flips: int) -> FlipFigures:
    """Flip bits in a backup and its key file; looking it over must say so each time."""
    data, backup = folder_with_backup(folder / "flips")
    house = opened(data)
    chance = random.Random(16)  # noqa: S311
    unseen = 0
    for number in range(flips):
        path = backup if number % 4 else backup.with_suffix(".sleutel")
        whole = path.read_bytes()
        spoilt = bytearray(whole)
        bit = chance.randrange(len(whole) * 8)
        spoilt[bit // 8] ^= 1 << bit % 8
        path.write_bytes(spoilt)
        unseen += _is_whole(house, backup)
        path.write_bytes(whole)
    house.close()
    return FlipFigures(flips=flips, unseen=unseen)


def full_while_backing_up(folder: Path, tries: int) -> WholeFigures:
    """Let the disk be full at another place each time; no backup is made, it is said, and the data stays whole."""
    data, backup = folder_with_backup(folder / "full")
    house = opened(data)
    before = _names(house)
    size = backup.stat().st_size
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    broken = 0
    for number in range(tries):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size * (number + 1) // (tries + 1), hard))
        try:
            house.backups.make(actor=house.actor)
            broken += 1
        except StorageError:
            pass
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        broken += _names(house) != before
    broken += bool(house.verify())
    house.close()
    return WholeFigures(kills=tries, finished=0, broken=broken)


def _names(house: House) -> list[str]:
    return sorted(path.name for path in house.backups.folder.iterdir())


def _is_whole(house: House, path: Path) -> bool:
    try:
        house.backups.check(path, actor=house.actor)
    except StorageError:
        return False
    return True
