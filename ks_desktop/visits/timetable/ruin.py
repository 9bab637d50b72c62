"""A first plan, and its mending: take some visits out, put them back better, keep what helps (ruin and recreate).

Pure Python: this alone must plan when the solver of linear programs is not installed. Every choice comes from one
seeded source, so that the same visits give the same plan in every process.
"""

import random
from collections.abc import Iterable, Sequence
from math import exp
from typing import Final, TypeAlias

from ks_desktop.visits.timetable.layout import Layout, Route, Stop

_MOST_TAKEN: Final = 18  # visits taken out at once
_FIRST_HEAT, _LAST_HEAT = 60.0, 2.0  # points a step may be worse, at the beginning and at the end
_BLINK: Final = 0.03  # chance that a place is overlooked, so that other plans are met
_REMEMBERED: Final = 400_000  # places kept in mind before they are forgotten all at once
_NEIGHBOURS: Final = 60

_Place: TypeAlias = tuple[int, Route, int]  # what the place costs more, the route with it, its points
_State: TypeAlias = tuple[list[Route], list[int], list[int | None]]


class Mending:
    """A plan that is being mended.

    Attributes:
        routes: the day of each shift.
        met: every day that stood in a plan, with its points: what the linear program begins with.
    """

    def __init__(self, layout: Layout, *, seed: int, routes: Sequence[Route] = ()) -> None:
        self._layout = layout
        self._random = random.Random(seed)  # noqa: S311 - the same plan each time is wanted
        self.routes: list[Route] = [()] * layout.shifts
        self._costs = [0] * layout.shifts
        self._where: list[int | None] = [None] * layout.visits
        self.met: dict[tuple[int, Route], int] = {}
        self._places: dict[tuple[int, Route, Stop], _Place | None] = {}
        self._near: dict[int, list[int]] = {}
        self._movable = [visit for visit in range(layout.visits) if not layout.is_fixed[visit]]
        for shift, route in enumerate(routes):
            if route:
                self._put(shift, route, layout.route_cost(shift, route) or 0)
        self._insert_all(self._by_need(v for v in range(layout.visits) if self._where[v] is None), blink=0.0)

    @property
    def points(self) -> int:
        """The points of the plan as it is now."""
        lost = sum(p for p, where in zip(self._layout.unplanned, self._where, strict=True) if where is None)
        return sum(self._costs) + lost

    def mend(self, steps: int, *, first_heat: float = _FIRST_HEAT, last_heat: float = _LAST_HEAT) -> None:
        """Take out and put back so many times; the plan is then the best that was met."""
        if not self._movable or not steps:
            return
        now = best = self.points
        best_state = self._state()
        for step in range(steps):
            heat = first_heat * (last_heat / first_heat) ** (step / steps)
            before = self._state()
            changed = self._step()
            after = self.points
            for visit in changed:
                self._note(self._where[visit])
            if after < best:
                best, best_state = after, self._state()
            if after <= now or self._random.random() < exp((now - after) / heat):
                now = after
            else:
                self.routes, self._costs, self._where = before
        self.routes, self._costs, self._where = best_state
        for shift in range(self._layout.shifts):
            self._note(shift)

    def _note(self, shift: int | None) -> None:
        if shift is not None and self.routes[shift]:
            self.met[shift, self.routes[shift]] = self._costs[shift]

    def _state(self) -> _State:
        return list(self.routes), list(self._costs), list(self._where)

    def _step(self) -> list[int]:
        """Take some out and put them back; return which."""
        missing = [visit for visit in self._movable if self._where[visit] is None]
        taken = self._chosen(missing)
        for visit in taken:
            self._take_out(visit)
        if len(missing) > _MOST_TAKEN:
            missing = self._random.sample(missing, _MOST_TAKEN)
        back = [v for v in dict.fromkeys([*taken, *missing]) if self._where[v] is None]
        self._insert_all(self._in_some_order(back), blink=_BLINK)
        return back

    def _chosen(self, missing: list[int]) -> list[int]:
        draw = self._random.random()
        if missing and draw < 0.3:  # noqa: PLR2004 - shares of the ways to choose
            chosen = self._from_shifts_of(self._random.choice(missing), next_days=False)
        elif draw < 0.55:  # noqa: PLR2004
            chosen = self._neighbours(self._random.choice(self._movable))
        elif draw < 0.8:  # noqa: PLR2004
            chosen = self._from_shifts_of(self._random.choice(self._movable), next_days=True)
        else:
            chosen = self._random.sample(self._movable, min(self._random.randint(3, 14), len(self._movable)))
        return [v for v in dict.fromkeys(chosen) if not self._layout.is_fixed[v]][:_MOST_TAKEN]

    def _neighbours(self, visit: int) -> list[int]:
        near = self._near.get(visit)
        if near is None:
            row = self._layout.travel[self._layout.nurses + visit]
            near = sorted(self._movable, key=lambda other: (row[self._layout.nurses + other], other))[:_NEIGHBOURS]
            self._near[visit] = near
        last = len(near) - 1
        count = self._random.randint(3, 14)
        return [visit, *(near[min(last, int(self._random.random() ** 2 * 40))] for _ in range(count))]

    def _from_shifts_of(self, visit: int, *, next_days: bool) -> list[int]:
        shifts = sorted({shift for shift, _ in self._layout.options[visit]})
        if next_days and shifts:
            day = self._layout.day(self._random.choice(shifts))
            shifts = [shift for shift in shifts if abs(self._layout.day(shift) - day) <= 1]
        self._random.shuffle(shifts)
        return [visit, *(stop.visit for shift in shifts[:4] for stop in self.routes[shift])]

    def _by_need(self, visits: Iterable[int]) -> list[int]:
        layout = self._layout
        return sorted(visits, key=lambda v: (-layout.unplanned[v], len(layout.options[v]), v))

    def _in_some_order(self, visits: list[int]) -> list[int]:
        draw = self._random.random()
        if draw < 0.4:  # noqa: PLR2004 - shares of the orders
            self._random.shuffle(visits)
            return visits
        ties = {visit: self._random.random() for visit in visits}
        if draw < 0.7:  # noqa: PLR2004
            return sorted(visits, key=lambda v: (-self._layout.unplanned[v], ties[v]))
        return sorted(visits, key=lambda v: (len(self._layout.options[v]), ties[v]))

    def _insert_all(self, visits: Iterable[int], *, blink: float) -> None:
        for visit in visits:
            self._insert(visit, blink)

    def _insert(self, visit: int, blink: float) -> None:
        best: _Place | None = None
        where = -1
        for shift, stop in self._layout.options[visit]:
            if blink and self._random.random() < blink:
                continue
            place = self._place(shift, stop)
            if place is not None and (best is None or place[0] < best[0]):
                best, where = place, shift
        if best is not None and best[0] < self._layout.unplanned[visit]:
            self._put(where, best[1], best[2])

    def _put(self, shift: int, route: Route, cost: int) -> None:
        self.routes[shift], self._costs[shift] = route, cost
        for stop in route:
            self._where[stop.visit] = shift

    def _take_out(self, visit: int) -> None:
        shift = self._where[visit]
        if shift is None:
            return
        rest = tuple(stop for stop in self.routes[shift] if stop.visit != visit)
        cost = self._layout.route_cost(shift, rest)
        if cost is not None:  # a detour can be quicker than the table says of the direct way
            self.routes[shift], self._costs[shift], self._where[visit] = rest, cost, None

    def _place(self, shift: int, stop: Stop) -> _Place | None:
        """Return the cheapest place of a visit in a day as it is now."""
        key = (shift, self.routes[shift], stop)
        if key in self._places:
            return self._places[key]
        if len(self._places) > _REMEMBERED:
            self._places.clear()
        found = self._places[key] = self._look_for_place(shift, stop)
        return found

    def _look_for_place(self, shift: int, stop: Stop) -> _Place | None:
        route, before = self.routes[shift], self._costs[shift]
        best: _Place | None = None
        if len(route) < self._layout.most(shift):
            for at in range(len(route) + 1):
                longer = (*route[:at], stop, *route[at:])
                cost = self._layout.route_cost(shift, longer)
                if cost is not None and (best is None or cost - before < best[0]):
                    best = (cost - before, longer, cost)
        return best
