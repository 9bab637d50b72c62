"""Rounds the linear program to whole days: take the surest, make new days for what is left, again (diving)."""

from collections.abc import Callable
from typing import Final

import numpy as np

from ks_desktop.visits.timetable.columns import Days, Search
from ks_desktop.visits.timetable.layout import Route
from ks_desktop.visits.timetable.master import Master, Relaxed, is_share

_SURE: Final = 0.9  # share from which several days are taken at once
_EPSILON: Final = 1e-6

Asks = Callable[[], bool]


def _never() -> bool:
    return False


class Rounding:
    """One dive from the linear program to a plan. The program itself stays as it was, with more days."""

    def __init__(
        self, master: Master, days: list[Days], search: Search, *, at_once: int = 1, is_stopped: Asks = _never
    ) -> None:
        """Take what the dive stands on.

        Args:
            master: the program.
            days: what can be made of each shift.
            search: how widely new days are looked for.
            at_once: so many days are taken in one step, also when they are not sure: the more, the quicker.
            is_stopped: asked at each step; when it says yes, the plan is left as it is then.
        """
        self._master, self._days, self._search, self._at_once = master, days, search, at_once
        self._is_stopped = is_stopped
        self._taken: dict[int, Route] = {}
        self._held: list[int] = []
        self._is_done = np.zeros(master.layout.visits, dtype=np.bool_)

    def routes(self) -> list[Route]:
        """Return a plan: for each shift its day."""
        relaxed = self._master.solve()
        while self._take(relaxed) and not self._is_stopped():
            relaxed = self._with_new_days(self._master.solve(by_columns=False))
        self._master.hold(self._held, is_held=False)
        return [self._taken.get(shift, ()) for shift in range(self._master.layout.shifts)]

    def _with_new_days(self, relaxed: Relaxed) -> Relaxed:
        prices = np.where(self._is_done, -1.0, relaxed.prices)
        is_new = False
        for shift, days in enumerate(self._days):
            if shift not in self._taken:
                shift_price = float(relaxed.shift_prices[shift])
                for found in days.better(prices, shift_price, self._search).found:
                    is_new |= self._master.add(shift, found.route) is not None
        return self._master.solve() if is_new else relaxed

    def _take(self, relaxed: Relaxed) -> bool:
        """Take the days that are nearly whole, or the one that is nearest to it; tell whether any was left to take."""
        columns = self._master.columns
        open_ = [
            (-float(share), columns[number].cost, number)
            for number, share in enumerate(relaxed.shares)
            if is_share(share) and columns[number].shift not in self._taken
        ]
        taken = 0
        for share, _cost, number in sorted(open_):
            if taken >= self._at_once and -share < _SURE:
                break
            taken += self._hold(number)
        return taken > 0

    def _hold(self, number: int) -> bool:
        column = self._master.columns[number]
        if column.shift in self._taken:
            return False
        route = tuple(stop for stop in column.route if not self._is_done[stop.visit])
        if not route or self._master.layout.route_cost(column.shift, route) is None:
            return False
        if len(route) < len(column.route):
            self._master.add(column.shift, route)
        held = self._master.number(column.shift, (stop.visit for stop in route))
        if held is None:
            return False
        route = self._master.columns[held].route
        self._taken[column.shift] = route
        self._held.append(held)
        self._master.hold([held], is_held=True)
        self._is_done[[stop.visit for stop in route]] = True
        return True
