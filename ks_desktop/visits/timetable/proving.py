"""Plans what can be planned as a whole: nearly always the best plan there is, with the proof of how near it is.

How much is left without a place is a whole number of units in every plan, and the linear program seldom says so: then
it is asked twice, with the whole number below and with the one above, and the lower answer is the bound.
"""

from dataclasses import dataclass
from math import ceil, floor
from typing import Final

from ks_desktop.visits.timetable.columns import Search
from ks_desktop.visits.timetable.effort import Meter, polished
from ks_desktop.visits.timetable.generation import QUICK, WIDE, Bound, Generation
from ks_desktop.visits.timetable.layout import Layout, Route
from ks_desktop.visits.timetable.master import Amount
from ks_desktop.visits.timetable.rounding import Rounding
from ks_desktop.visits.timetable.ruin import Mending
from ks_desktop.visits.timetable.whole import Choice, choose

_ROUNDS: Final = 100  # rounds in which days are made, at most
_POLISH: Final = 500  # steps of mending after rounding
_STEPS: Final = 25  # in which days are rounded where nothing can be proven, more or less
_CHOICES: Final = (
    Choice(days=1000, widest=40.0, near=0.0008),
    Choice(days=2000, widest=60.0, near=0.0004, worth=0.0017),
)
_SAME: Final = 0.999  # points are whole numbers
_EPSILON: Final = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Branch:
    """The plans that leave out so much, and what none of them is better than."""

    amount: Amount
    bound: Bound | None

    @property
    def points(self) -> float:
        return -1.0 if self.bound is None else self.bound.points


def planned(layout: Layout, mending: Mending, meter: Meter) -> tuple[list[Route], int | None]:
    """Return the best plan that was found, and points below which there is none (None: not proven)."""
    made = Generation(layout, mending.met)
    made.quickly(_ROUNDS, meter.go_on)
    relaxed = made.thoroughly(_ROUNDS, meter.go_on)
    if made.bound is None:
        made.quickly(_ROUNDS, meter.go_on, search=WIDE)
        return _rounded(made, mending.routes, meter, search=WIDE, at_once=1 + layout.shifts // _STEPS), None
    best = _rounded(made, mending.routes, meter)
    proven = []
    for branch in _branches(made, relaxed.left_out, meter):
        made.turn_to(branch.amount, branch.bound)
        points = branch.points
        if branch.bound is not None and layout.points(best) - points >= _SAME:
            if not branch.amount.is_free:
                best = _rounded(made, best, meter)
            best, points = _chosen(made, branch.bound, best, meter)
        proven.append(points)
    bound = min(proven)
    return best, None if bound < 0 else ceil(min(bound, layout.points(best)) - _EPSILON)


def _branches(made: Generation, left_out: float, meter: Meter) -> list[_Branch]:
    """Return what is to be looked at, the likeliest first."""
    root = _Branch(amount=Amount(), bound=made.bound)
    if root.bound is None or abs(left_out - round(left_out)) < _EPSILON:
        return [root]
    found = []
    for amount in (Amount(least=ceil(left_out)), Amount(most=floor(left_out))):
        made.turn_to(amount, None)
        made.quickly(_ROUNDS, meter.go_on)
        made.thoroughly(_ROUNDS, meter.go_on)
        found.append(_Branch(amount=amount, bound=made.bound or root.bound))
    return sorted(found, key=lambda branch: branch.points)


def _rounded(
    made: Generation, best: list[Route], meter: Meter, *, search: Search = QUICK, at_once: int = 1
) -> list[Route]:
    """Round the program to whole days and mend that; return the better plan."""
    if not meter.go_on():
        return best
    rounding = Rounding(made.master, made.days, search, at_once=at_once, is_stopped=meter.asked_to_stop)
    after = polished(made.layout, rounding.routes(), _POLISH)
    for shift, route in after.met:
        made.master.add(shift, route)
    best = min(best, after.routes, key=made.layout.points)
    meter.points = made.layout.points(best)
    return best


def _chosen(made: Generation, bound: Bound, best: list[Route], meter: Meter) -> tuple[list[Route], float]:
    """Choose among the days near the bound; where they are all there are, the choice is the proof."""
    layout = made.layout
    points = lowest = bound.points
    for choice in _CHOICES:
        gap = layout.points(best) - lowest
        if gap < max(_SAME, choice.worth * lowest) or not meter.go_on():
            break
        columns, is_whole = made.within(min(gap, choice.widest), choice.days)
        chosen = choose(layout, columns, best, choice)
        best = chosen.routes
        meter.points = layout.points(best)
        if is_whole and gap <= choice.widest:
            points = max(points, min(chosen.bound, meter.points))
            break
    return best, points
