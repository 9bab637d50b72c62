"""Plans what can be planned as a whole: nearly always the best plan there is, with the proof of how near it is."""

from math import ceil
from typing import Final

from ks_desktop.visits.timetable.effort import Meter, polished
from ks_desktop.visits.timetable.generation import Generation
from ks_desktop.visits.timetable.layout import Layout, Route
from ks_desktop.visits.timetable.rounding import Rounding
from ks_desktop.visits.timetable.ruin import Mending
from ks_desktop.visits.timetable.whole import choose

_ROUNDS: Final = 100  # rounds in which days are made, at most
_POLISH: Final = 500  # steps of mending after rounding
_MOST_DAYS: Final = 1000  # days among which the whole is chosen
_WIDEST: Final = 40.0  # points above the bound; days that cost more are left out
_NODES: Final = 5
_SAME: Final = 0.999  # points are whole numbers
_EPSILON: Final = 1e-6


def planned(layout: Layout, mending: Mending, meter: Meter) -> tuple[list[Route], int | None]:
    """Return the best plan that was found, and points below which there is none (None: not proven)."""
    made = Generation(layout, mending.met)
    made.quickly(_ROUNDS, meter.go_on)
    made.thoroughly(_ROUNDS, meter.go_on)
    best = mending.routes
    if meter.go_on():
        after = polished(layout, Rounding(made.master, made.days, made.quick).routes(), _POLISH)
        for shift, route in after.met:
            made.master.add(shift, route)
        best = min(best, after.routes, key=layout.points)
        meter.points = layout.points(best)
    if made.bound is None:
        return best, None
    return _chosen(made, best, meter)


def _chosen(made: Generation, best: list[Route], meter: Meter) -> tuple[list[Route], int]:
    """Choose among the days near the bound; where they are all there are, the choice is the proof."""
    layout, bound = made.layout, 0.0 if made.bound is None else made.bound.points
    gap = layout.points(best) - bound
    if gap < _SAME or not meter.go_on():
        return best, ceil(bound - _EPSILON)
    columns, is_whole = made.within(min(gap, _WIDEST), _MOST_DAYS)
    chosen = choose(layout, columns, best, nodes=_NODES)
    meter.points = layout.points(chosen.routes)
    if is_whole and gap <= _WIDEST:
        bound = max(bound, min(chosen.bound, meter.points))
    return chosen.routes, ceil(bound - _EPSILON)
