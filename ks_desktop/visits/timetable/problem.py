"""What is to be planned, as numbers. Times are whole minutes since the midnight a first Monday begins with."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When a visit may begin on one day.

    Attributes:
        day: number of the day, 0 for the first Monday.
        earliest: first minute it may begin.
        latest: last minute it may begin.
        cost: points it costs to use this window: a late day, a less convenient part of the day.
    """

    day: int
    earliest: int
    latest: int
    cost: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit that asks for a place.

    Attributes:
        id: its number; row and column `len(nurses) + position` of the travel table belong to it.
        minutes: how long it takes.
        unplanned_cost: points it costs to leave it without a place.
        nurses: ids of those who may do it.
        windows: when it may begin.
        preferred_nurse: the nurse she knows or asked for.
        other_nurse_cost: points it costs when another nurse comes.
        fixed: the nurse and the minute that were agreed; such a visit never moves.
    """

    id: int
    minutes: int
    unplanned_cost: int
    nurses: frozenset[int]
    windows: tuple[Window, ...]
    preferred_nurse: int | None = None
    other_nurse_cost: int = 0
    fixed: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nurse:
    """One who visits, and how many visits a day she makes at most."""

    id: int
    most_visits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """The hours of one nurse on one day: she leaves at `start` and is back at `end`."""

    nurse: int
    day: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A visit with its nurse and the minute it begins."""

    visit: int
    nurse: int
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Everything a plan must respect.

    Attributes:
        travel: minutes from place to place; first the start points of the nurses, then the visits, in their order here.
    """

    visits: tuple[Visit, ...]
    nurses: tuple[Nurse, ...]
    shifts: tuple[Shift, ...]
    travel: Sequence[Sequence[int]]
