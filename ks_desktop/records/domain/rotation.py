"""Which backups stay: the newest of each hour, day, week and month, so many of each.

They are counted, not dated from now: whoever was away for weeks finds what she left. Moments half a year
or more apart are counted each for themselves, so that a clock that is years off takes nothing away.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Final

from ks_desktop.core.clock import AMSTERDAM

LEAP: Final = timedelta(days=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How many of each stay."""

    hours: int = 24
    days: int = 14
    weeks: int = 8
    months: int = 24

    @property
    def most(self) -> int:
        """The most that can stay of one stretch of time."""
        return self.hours + self.days + self.weeks + self.months


KEPT: Final = Kept()


def surplus(moments: Iterable[datetime], kept: Kept = KEPT) -> frozenset[datetime]:
    """Return the moments whose backups may go; never the newest, whatever the order they are given in."""
    every = sorted(set(moments), reverse=True)
    return frozenset(every).difference(*(_staying(run, kept) for run in _runs(every)))


def _runs(newest_first: list[datetime]) -> list[list[datetime]]:
    runs = [newest_first[:1]]
    for later, earlier in pairwise(newest_first):
        if later - earlier >= LEAP:
            runs.append([])
        runs[-1].append(earlier)
    return runs


def _staying(run: list[datetime], kept: Kept) -> set[datetime]:
    ways: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
        (max(1, kept.hours), _hour),
        (kept.days, lambda moment: moment.astimezone(AMSTERDAM).date()),
        (kept.weeks, lambda moment: moment.astimezone(AMSTERDAM).isocalendar()[:2]),
        (kept.months, lambda moment: (moment.astimezone(AMSTERDAM).year, moment.astimezone(AMSTERDAM).month)),
    )
    staying: set[datetime] = set()
    for count, stretch in ways:
        newest: dict[Hashable, datetime] = {}
        for moment in run:
            newest.setdefault(stretch(moment), moment)
        staying.update(list(newest.values())[:count])
    return staying


def _hour(moment: datetime) -> Hashable:
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
