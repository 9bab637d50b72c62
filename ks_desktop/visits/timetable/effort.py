"""How much is done for a plan, counted in rounds and never in seconds; and when it is stopped."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ks_desktop.visits.timetable.layout import Layout, Route
from ks_desktop.visits.timetable.ruin import Mending

AT_ONCE: Final = 300  # visits that are planned as a whole; more are planned part by part
MENDING: Final = 8  # rounds of mending before the programs begin
SEED: Final = 1
_SLICE: Final = 250  # steps of mending in one round
_FIRST_HEAT, _LAST_HEAT = 60.0, 2.0  # points a step may be worse, at the beginning and at the end
_COOL: Final = (5.0, 0.5)  # the same when a plan is nearly done
_ROUNDS: Final = 150
_FEWEST_PARTS: Final = 8
_VISITS_A_PART: Final = 85  # a thousand visits are planned in nineteen parts that overlap

Progress = Callable[[float, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How much is done, the same on every machine.

    Attributes:
        rounds: at most so many; None for as many as the number of visits asks.
    """

    rounds: int | None = None

    def rounds_for(self, layout: Layout) -> int:
        """Return how many rounds a problem is given: as many as the visits that can have a place ask."""
        if self.rounds is not None:
            return self.rounds
        if layout.visits <= AT_ONCE:
            return _ROUNDS
        places = min(layout.visits, sum(layout.most(shift) for shift in range(layout.shifts)))
        return MENDING + _FEWEST_PARTS + places // _VISITS_A_PART


class Meter:
    """Counts rounds, asks whether to stop, tells how far it is.

    Attributes:
        points: of the best plan so far.
        is_stopped: somebody stopped it.
    """

    def __init__(self, most: int, should_stop: Callable[[], bool], progress: Progress) -> None:
        self._most, self._should_stop, self._progress = most, should_stop, progress
        self._done = 0
        self.points = 0
        self.is_stopped = False

    def asked_to_stop(self) -> bool:
        """Ask whether to stop, inside a round; no is asked again, yes is remembered."""
        self.is_stopped = self.is_stopped or self._should_stop()
        return self.is_stopped

    def go_on(self) -> bool:
        """Count one round; tell whether it may be done."""
        if self.asked_to_stop() or self._done >= self._most:
            return False
        self._done += 1
        self._progress(self._done / self._most, self.points)
        return True

    def mend(self, mending: Mending, slices: int) -> None:
        """Mend a plan in so many rounds, cooling down."""
        cooling = _LAST_HEAT / _FIRST_HEAT
        for number in range(slices):
            if not self.go_on():
                return
            first, last = (_FIRST_HEAT * cooling ** (at / slices) for at in (number, number + 1))
            mending.mend(_SLICE, first_heat=first, last_heat=last)
            self.points = mending.points


def polished(layout: Layout, routes: list[Route], steps: int) -> Mending:
    """Return a plan that is nearly done, with what had no place put in and a little mended."""
    mending = Mending(layout, seed=SEED, routes=routes)
    first, last = _COOL
    mending.mend(steps, first_heat=first, last_heat=last)
    return mending
