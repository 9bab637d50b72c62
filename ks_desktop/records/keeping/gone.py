"""What was destroyed, kept outside the file: so that a backup of before brings nobody back.

A list of marks in the data folder and beside the backups. A mark is a digest of a random id: it names nobody, leads to
nobody, and only whoever holds the id can make it. The list is made from the log, and only ever grows.
"""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from ks_desktop.core import log
from ks_desktop.core.clock import local_day
from ks_desktop.core.paths import write_private
from ks_desktop.core.values import CaseId

NAME: Final = "huisbezoek.vernietigd"
FORMAT: Final = 1
MOST_BYTES: Final = 64 * 1024 * 1024
_SIGNS: Final = 32


@dataclass(frozen=True, slots=True)
class Gone:
    """One case that was destroyed.

    Attributes:
        at: when; the earliest, where it came back and went again.
        since: from when on a backup may hold it; None: any backup of before.
    """

    at: datetime
    since: datetime | None


Marks = Mapping[str, Gone]


def mark_of(database_id: UUID, case_id: CaseId) -> str:
    """Return the mark of a case."""
    return hashlib.sha256(f"{database_id.hex}:{case_id.hex}".encode()).hexdigest()[:_SIGNS]


def merged(one: Marks, other: Marks) -> dict[str, Gone]:
    """Return both lists as one; of what stands in both, the earlier."""
    both = dict(one)
    for mark, gone in other.items():
        known = both.get(mark)
        if known is None or gone.at < known.at:
            both[mark] = gone
    return both


def read(folder: Path) -> dict[str, Gone]:
    """Return the list in a folder; nothing where there is none, or none that can be read."""
    try:
        with (folder / NAME).open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
        told = json.loads(content) if len(content) <= MOST_BYTES else {}
        if told.get("format") != FORMAT:
            return {}
        return {str(mark): _gone(at, since) for mark, at, since in told["gone"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def write(folder: Path, marks: Marks) -> bool:
    """Keep a list in a folder, together with what stands there; tell whether it stands there now."""
    there = read(folder)
    both = merged(there, marks)
    if both == there:
        return True
    rows = [[mark, gone.at.isoformat(), gone.since and gone.since.isoformat()] for mark, gone in sorted(both.items())]
    try:
        write_private(folder / NAME, json.dumps({"format": FORMAT, "gone": rows}).encode())
    except OSError as error:  # what was destroyed is gone all the same; it is tried again with the next round
        log.logger.warning("the list of what was destroyed could not be kept: %s", log.Word(type(error).__name__))
        return False
    return True


def _gone(at: Any, since: Any) -> Gone:
    moments = (datetime.fromisoformat(at), None if since is None else datetime.fromisoformat(since))
    if any(moment is not None and moment.tzinfo is None for moment in moments):
        msg = "a moment needs its zone"
        raise ValueError(msg)
    return Gone(*moments)


class EndOfCopies:
    """Says until when a copy may stay that was made at a moment."""

    def __init__(self, gone: Iterable[Gone], days: int) -> None:
        """Take what was destroyed, and how many days a copy of before may stay."""
        every = tuple(gone)
        self._days = timedelta(days=days)
        self._always = sorted(each.at for each in every if each.since is None)
        self._since = [each for each in every if each.since is not None]

    def of(self, made_at: datetime) -> date | None:
        """Return the first day on which a copy of that moment may not be there any more; None while it may stay."""
        place = bisect_right(self._always, made_at)
        after = self._always[place : place + 1]
        after += [each.at for each in self._since if each.since is not None and each.since <= made_at < each.at]
        return local_day(min(after)) + self._days if after else None

    def due_since(self, cleaned_at: datetime | None) -> date | None:
        """Return the first day on which copies came, or come, due that were not due at a moment; None when none do."""
        days = sorted(local_day(at) + self._days for at in (*self._always, *(each.at for each in self._since)))
        if cleaned_at is None:
            return days[0] if days else None
        return next((day for day in days if day > local_day(cleaned_at)), None)
