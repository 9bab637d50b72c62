"""Plans many visits one part after another: some nurses with all their days, or all nurses on some days."""

import random
from typing import Final

from ks_desktop.visits.timetable.effort import SEED, Meter, polished
from ks_desktop.visits.timetable.generation import QUICK, Generation
from ks_desktop.visits.timetable.layout import Layout, Part, Route
from ks_desktop.visits.timetable.rounding import Rounding
from ks_desktop.visits.timetable.ruin import Mending

_VISITS: Final = 330  # in one part
_FREE: Final = 200  # visits without a place that a part may take in
_ROUNDS: Final = 12  # rounds in which days are made for a part
_POLISH: Final = 300
_AT_ONCE: Final = 6  # days that are taken in one step of rounding
_SPREAD: Final = 10.0  # minutes by which nurses are taken for nearer or farther, so that parts differ
_DAYS_EACH: Final = 5  # every so many parts one goes by days
_KEPT: Final = 3000  # days of a part that are kept for the next


def planned(layout: Layout, mending: Mending, meter: Meter) -> list[Route]:
    """Return the best plan that was found."""
    return _Parts(layout, mending).planned(meter)


class _Parts:
    def __init__(self, layout: Layout, mending: Mending) -> None:
        self._layout = layout
        self._routes = list(mending.routes)
        self._known: dict[int, dict[Route, None]] = {}
        self._random = random.Random(SEED)  # noqa: S311 - the same plan each time is wanted
        self._turns = dict.fromkeys(sorted({layout.nurse(shift) for shift in range(layout.shifts)}), 0)
        self._days = sorted({layout.day(shift) for shift in range(layout.shifts)})
        for shift, route in mending.met:
            self._keep(shift, route)

    def planned(self, meter: Meter) -> list[Route]:
        number = 0
        while meter.go_on():
            number += 1
            shifts = self._of_days() if number % _DAYS_EACH == 0 else self._of_nurses()
            self._better(shifts, meter)
            meter.points = self._layout.points(self._routes)
        return self._routes

    def _keep(self, shift: int, route: Route) -> None:
        self._known.setdefault(shift, {})[route] = None

    def _of_nurses(self) -> list[int]:
        """Return the shifts of the nurse whose turn it is and of those who start near her."""
        travel, fewest = self._layout.travel, min(self._turns.values())
        first = self._random.choice([nurse for nurse, turns in self._turns.items() if turns == fewest])
        near = sorted((travel[first][other] + self._random.random() * _SPREAD, other) for other in self._turns)
        shifts: list[int] = []
        count = 0
        for _minutes, nurse in near:
            hers = [shift for shift in range(self._layout.shifts) if self._layout.nurse(shift) == nurse]
            shifts += hers
            count += sum(len(self._routes[shift]) for shift in hers)
            self._turns[nurse] += 1
            if count >= _VISITS:
                break
        return shifts

    def _of_days(self) -> list[int]:
        begin = self._random.randrange(len(self._days))
        shifts: list[int] = []
        count = 0
        for day in (*self._days[begin:], *reversed(self._days[:begin])):
            on_day = [shift for shift in range(self._layout.shifts) if self._layout.day(shift) == day]
            shifts += on_day
            count += sum(len(self._routes[shift]) for shift in on_day)
            if count >= _VISITS:
                break
        return shifts

    def _better(self, shifts: list[int], meter: Meter) -> None:
        """Plan a part anew, with what has no place anywhere; keep it when it is better."""
        inside = [stop.visit for shift in shifts for stop in self._routes[shift]]
        part = self._layout.part(shifts, [*self._free(), *inside])
        before = [part.down(self._routes[shift]) or () for shift in part.shifts]
        made = Generation(part.layout, self._known_in(part))
        made.quickly(_ROUNDS, lambda: not meter.asked_to_stop())
        rounding = Rounding(made.master, made.days, QUICK, at_once=_AT_ONCE, is_stopped=meter.asked_to_stop)
        after = polished(part.layout, rounding.routes(), _POLISH)
        for shift, route in list(after.met)[-_KEPT:]:
            self._keep(part.shifts[shift], part.up(route))
        for column in made.master.columns[-_KEPT:]:
            self._keep(part.shifts[column.shift], part.up(column.route))
        if part.layout.points(after.routes) < part.layout.points(before):
            for shift, route in zip(part.shifts, after.routes, strict=True):
                self._routes[shift] = part.up(route)

    def _free(self) -> list[int]:
        """Return visits that have no place, the most urgent first; of very many, others each time."""
        placed = {stop.visit for route in self._routes for stop in route}
        free = [visit for visit in range(self._layout.visits) if visit not in placed]
        if len(free) <= _FREE:
            return free
        ties = {visit: self._random.random() for visit in free}
        return sorted(free, key=lambda visit: (-self._layout.unplanned[visit], ties[visit]))[:_FREE]

    def _known_in(self, part: Part) -> list[tuple[int, Route]]:
        return [
            (number, inside)
            for number, shift in enumerate(part.shifts)
            for route in self._known.get(shift, ())
            if (inside := part.down(route)) is not None
        ]
