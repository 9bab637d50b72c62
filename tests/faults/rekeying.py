"""Kill a program while it gives the data another key, and see whether the next start finishes it with nothing lost."""

import os
import random
import signal
import time
from functools import partial
from pathlib import Path
from typing import Final

from ks_desktop import house as houses
from ks_desktop.core.errors import KsError
from ks_desktop.house import House
from ks_desktop.security import vault
from ks_desktop.security.audit import head
from ks_desktop.security.domain import NOBODY, AuditEvent
from ks_desktop.security.vault import Purpose
from tests.faults.kills import FORK, KillFigures
from tests.security.vault.support import CHEAP, SENTENCE

_BYTES: Final = 4
_LONGEST_S: Final = 0.25


def kill_while_rekeying(folder: Path, kills: int) -> KillFigures:
    """Kill a program that renews both keys without end; each time the passphrase must open everything again.

    `acknowledged` are lines of the log that were said to be saved, `lost` those that are not there afterwards;
    `damaged` are the times that the house did not open, was not whole, or left a renewal unfinished.
    """
    place = folder / "nieuwe-sleutel"
    house, code = houses.create(place, "proef", SENTENCE, cost=CHEAP)
    house.close()
    chance = random.Random(17)  # noqa: S311 - the same moments in each run, as far as the computer allows
    acknowledged = lost = unacknowledged = damaged = alarms = 0
    for _ in range(kills):
        said, last = _renew_and_kill(place, chance.uniform(0.0, _LONGEST_S))
        newest, is_good, is_alarmed = _look(place, code)
        alarms += is_alarmed
        acknowledged += said
        lost += max(0, last - newest)
        unacknowledged += newest > last
        damaged += not is_good
    return KillFigures(
        kills=kills,
        acknowledged=acknowledged,
        lost=lost,
        unacknowledged=unacknowledged,
        damaged=damaged,
        false_alarms=alarms,
    )


def _renew_and_kill(place: Path, seconds: float) -> tuple[int, int]:
    """Return how many lines were said to be saved, and the place of the last."""
    receive, send = os.pipe()
    process = FORK.Process(target=partial(_renew_for_ever, place, send))
    process.start()
    os.close(send)
    with os.fdopen(receive, "rb") as pipe:
        first = pipe.read(_BYTES)
        time.sleep(seconds)
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        told = first + pipe.read()
    whole = len(told) // _BYTES
    last = int.from_bytes(told[(whole - 1) * _BYTES : whole * _BYTES]) if whole else 0
    return whole, last


def _renew_for_ever(place: Path, acknowledge: int) -> None:
    house = houses.open_house(place, "proef", SENTENCE)
    keyring = house.people.keyring
    assert keyring is not None
    while True:
        house.record(AuditEvent.DATABASE_CHECKED)
        os.write(acknowledge, _newest(house).to_bytes(_BYTES))
        for purpose in Purpose:
            vault.begin_rekey(place, keyring.key, purpose)
        keyring.settle(actor=house.actor)


def _newest(house: House) -> int:
    with house.database.reading(NOBODY) as reading:
        return head(reading.session)[0]


def _look(place: Path, code: str) -> tuple[int, bool, bool]:
    """Return the newest line of the log, whether everything opened whole and was finished, and whether it alarmed."""
    try:
        house = houses.open_house(place, "proef", SENTENCE)
    except KsError:
        return 0, False, False
    try:
        sheet = vault.unlock_with_recovery(place, code)
        mine = vault.unlock(place, "proef", SENTENCE)
        is_same = (sheet.material, sheet.restricted) == (mine.material, mine.restricted) and mine.older is None
        is_good = is_same and not house.verify() and not vault.state_of(place).wanted
        return _newest(house), is_good, bool(house.notices)
    finally:
        house.close()
