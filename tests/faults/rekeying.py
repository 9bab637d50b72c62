"""Kill a program while the database gets another key: it must open with everything in it, and without an alarm."""

import os
import random
from pathlib import Path

from ks_desktop.security import vault
from tests.faults.kills import WholeFigures, kill_when_told
from tests.records.support import folder_with_backup, opened


def kill_while_rekeying(folder: Path, kills: int) -> WholeFigures:
    """Kill a process that gives the file one key after the other, and open it as she would."""
    data, _backup = folder_with_backup(folder / "rekeying")
    chance = random.Random(20)  # noqa: S311 - the same moments in each run, as far as the computer allows
    broken = 0

    def rekey(told: int) -> None:
        house = opened(data)
        keyring = house.people.keyring
        assert keyring is not None
        os.write(told, b"!")
        while True:
            vault.begin_rekey(data, keyring.key)
            house.database.rekey(keyring.key.material)
            vault.finish_rekey(data, keyring.key)

    for _kill in range(kills):
        kill_when_told(rekey, chance.uniform(0.0, 0.25))
        house = opened(data)
        broken += bool(house.notices or house.verify())
        house.close()
    return WholeFigures(kills=kills, finished=0, broken=broken)
