"""Which women changed in a work: what is kept beside their records is made again when it ends."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final
from weakref import WeakKeyDictionary

from ks_desktop.core.database import Work
from ks_desktop.core.values import ClientId


class KeptBeside(StrEnum):
    """What is made from a woman's record and kept beside it."""

    LIKENESS = "likeness"
    WORDS = "words"


_touched: Final[WeakKeyDictionary[Work, dict[KeptBeside, set[ClientId]]]] = WeakKeyDictionary()


def touch(work: Work, client_ids: Iterable[ClientId]) -> None:
    """Remember that these women changed in this work."""
    ids = tuple(client_ids)
    waiting = _touched.setdefault(work, {kept: set() for kept in KeptBeside})
    for changed in waiting.values():
        changed.update(ids)


def take_touched(work: Work, kept: KeptBeside) -> tuple[ClientId, ...]:
    """Return who changed in this work since this was last asked for what is kept, in the order they were made."""
    changed = _touched.get(work, {}).get(kept, set())
    taken = tuple(sorted(changed))
    changed.clear()
    return taken
