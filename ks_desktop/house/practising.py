"""Practice mode: invented families in a folder that goes away, under a key that exists in memory only."""

import shutil
import tempfile
from pathlib import Path
from typing import Final

from ks_desktop import practice as families
from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import KsError
from ks_desktop.core.folder_lock import FolderLock
from ks_desktop.core.undo_steps import forget_setting_up, pass_over_all
from ks_desktop.house import furnishing
from ks_desktop.house.furnishing import Occasion
from ks_desktop.house.opening import finish
from ks_desktop.house.rooms import House
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.vault import Key

PRACTICE: Final = "practice"
PRACTICE_PREFIX: Final = "ks-oefenen-"


def practice(*, clock: Clock | None = None) -> House:
    """Open practice mode: invented families in a temporary folder, under a key that exists in memory only."""
    _sweep_practice_folders()
    folder = Path(tempfile.mkdtemp(prefix=PRACTICE_PREFIX))
    moved = families.MovableClock(clock or Clock())
    lock = FolderLock(folder, holder=PRACTICE, clock=moved)
    key = Key.random()
    house = furnishing.make(folder, key, Occasion(process=PRACTICE, clock=moved), is_lasting=False)
    house.is_practice = True
    user = families.user()
    house.users.add(user)
    families.settle(
        families.Services(
            clock=moved,
            users=house.users,
            settings=house.settings,
            coalition=house.coalition,
            clients=house.clients,
            referrals=house.referrals,
            visits=house.visits,
            letters=house.letters,
            schedules=house.schedules,
            onward=house.onward,
        ),
        user.id,
    )
    with house.database.work(user.id, AuditEvent.SCHEDULE_CHANGED) as work:
        forget_setting_up(work)
        pass_over_all(moved.now(), work)
    finish(house, key, lock)
    house.when_closed(lambda: shutil.rmtree(folder, ignore_errors=True))
    house.enter(user.id)
    return house


def _sweep_practice_folders() -> None:
    # A practice program that was killed left its folder behind: unreadable, for its key is gone, but in the way.
    for folder in Path(tempfile.gettempdir()).glob(f"{PRACTICE_PREFIX}*"):
        try:
            FolderLock(folder, holder=PRACTICE).release()
        except KsError:
            continue  # still in use, or somebody else's
        shutil.rmtree(folder, ignore_errors=True)
