"""One small house with a backup, made once: tests work on copies of its folder."""

import atexit
import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Final

from ks_desktop import house as houses
from ks_desktop.core.clock import Clock, fixed_clock
from ks_desktop.house import House
from tests.houses import SENTENCE, TODAY, new_house

DATA: Final = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    folder: Path
    backup: str


@cache
def _made() -> _Made:
    folder = Path(tempfile.mkdtemp(prefix="ks-proef-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    house, _code = new_house(folder / DATA)
    made = house.backups.make(actor=house.actor)
    house.close()
    assert made is not None
    return _Made(folder=folder / DATA, backup=made.copy.path.name)


def folder_with_backup(into: Path) -> tuple[Path, Path]:
    """Return a data folder with one backup in it, and that backup."""
    made = _made()
    shutil.copytree(made.folder, into / DATA)
    return into / DATA, into / DATA / "backups" / made.backup


def opened(folder: Path, clock: Clock | None = None) -> House:
    """Open the house of a folder."""
    return houses.open_house(folder, None, SENTENCE, clock=clock or fixed_clock(TODAY))


class Hand:
    """The hand of a clock that a test moves."""

    def __init__(self) -> None:
        self.moment = fixed_clock(TODAY).now()
        self.clock = Clock(lambda: self.moment)

    def move(self, **by: int) -> None:
        """Let time pass, or go back."""
        self.moment += timedelta(**by)


def change(house: House, name: str = "Mw. Anders") -> None:
    """Save something."""
    user = house.users.get(house.actor, actor=house.actor)
    house.users.change(replace(user, full_name=name), actor=house.actor)


def name_in(house: House) -> str:
    """Return what `change` saved."""
    return house.users.get(house.actor, actor=house.actor).full_name
