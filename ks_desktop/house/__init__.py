"""The house without its window: everything a data folder needs, put together once, for window and commands alike."""

from ks_desktop.house.looking import open_damaged
from ks_desktop.house.opening import (
    create,
    is_new,
    open_house,
    open_with,
    recover,
)
from ks_desktop.house.practising import PRACTICE_PREFIX, practice
from ks_desktop.house.putting_back import WayOut, restore, restore_newest, settle_restore, ways_out
from ks_desktop.house.rooms import House, claimed_tables

__all__ = [
    "PRACTICE_PREFIX",
    "House",
    "WayOut",
    "claimed_tables",
    "create",
    "is_new",
    "open_damaged",
    "open_house",
    "open_with",
    "practice",
    "recover",
    "restore",
    "restore_newest",
    "settle_restore",
    "ways_out",
]
