"""The house without its window: everything a data folder needs, put together once, for window and commands alike."""

from ks_desktop.house.opening import (
    create,
    is_new,
    open_house,
    open_with,
    recover,
)
from ks_desktop.house.practising import PRACTICE_PREFIX, practice
from ks_desktop.house.putting_back import restore, settle_restore
from ks_desktop.house.rooms import House, claimed_tables

__all__ = [
    "PRACTICE_PREFIX",
    "House",
    "claimed_tables",
    "create",
    "is_new",
    "open_house",
    "open_with",
    "practice",
    "recover",
    "restore",
    "settle_restore",
]
