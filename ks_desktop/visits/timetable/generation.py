"""Makes days until none would better the linear program, and says what no plan can be better than."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from ks_desktop.visits.timetable.columns import Days, Floats, Search
from ks_desktop.visits.timetable.layout import Layout, Route
from ks_desktop.visits.timetable.master import Amount, Column, Master, Relaxed, reduced

_EPSILON: Final = 1e-6
QUICK: Final = Search(threshold=-_EPSILON, most_visits=20, beam=150, most_routes=5)
WIDE: Final = Search(threshold=-_EPSILON, most_visits=40, beam=600, most_routes=5)
_WHOLE: Final = Search(threshold=-_EPSILON, most_routes=6, is_proof=True)
_OLD_SHARE: Final = 0.3  # of the prices of the round before: smoother prices need fewer rounds
_BEST_SHARE: Final = 0.5  # of the prices of the best bound, while looking for a proof
_PAUSE: Final = 2  # rounds a shift is left alone that had no better day
_MOST_A_SHIFT: Final = 200  # days of one shift near the bound
_NARROWER: Final = (0.1, 0.2, 0.4, 0.7)  # shares of the gap
_NEAR_ENOUGH: Final = 0.5  # points; less than one apart is the same plan

GoOn = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Bound:
    """What no plan is better than, and the prices that prove it."""

    points: float
    prices: Floats
    shift_prices: Floats


class Generation:
    """The linear program of a layout with the days made for it.

    Attributes:
        master: the program.
        days: what can be made of each shift.
        bound: what is proven, None while nothing is.
    """

    def __init__(self, layout: Layout, known: Iterable[tuple[int, Route]]) -> None:
        self.layout = layout
        self.master = Master(layout)
        travel = np.array(layout.travel, dtype=np.int32)
        self.days = [Days(layout, shift, travel) for shift in range(layout.shifts)]
        self.bound: Bound | None = None
        for shift, route in known:
            self.master.add(shift, route)

    def turn_to(self, amount: Amount, bound: Bound | None) -> None:
        """Look only at plans that leave out so much; all days that were made stay. `bound` is what is known of them."""
        self.master.leave_out(amount)
        self.bound = bound

    def quickly(self, rounds: int, go_on: GoOn, *, search: Search = QUICK) -> Relaxed:
        """Make days for a rough answer; with a wider search, for a better one that proves nothing either."""
        shifts = self.layout.shifts
        resting = [0] * shifts
        relaxed = self.master.solve()
        prices = relaxed.prices
        for number in range(rounds):
            if not go_on():
                break
            prices = _OLD_SHARE * prices + (1 - _OLD_SHARE) * relaxed.prices
            added = 0
            for shift in range(shifts):
                if resting[shift] <= number:
                    fresh = self._made(shift, prices, relaxed, search)[0]
                    added += fresh
                    resting[shift] = number + 1 if fresh else number + _PAUSE
            relaxed = self.master.solve()
            if added <= max(2, shifts // 30):
                break
        return relaxed

    def thoroughly(self, rounds: int, go_on: GoOn) -> Relaxed:
        """Make days until no day is left that would better the program; keep the bound that proves.

        Where a shift holds so many visits that its days cannot all be looked at, nothing is proven and it ends.
        """
        relaxed = self.master.solve()
        for _round in range(rounds):
            if not go_on():
                break
            prices = relaxed.prices
            if self.bound is not None:
                prices = _BEST_SHARE * self.bound.prices + (1 - _BEST_SHARE) * prices
            added = self._proved_round(prices, relaxed)
            if not added and self.bound is not None and self.bound.points < relaxed.points - _NEAR_ENOUGH:
                added = self._proved_round(relaxed.prices, relaxed)
            relaxed = self.master.solve()
            if not added or self.bound is None or (self.bound.points > relaxed.points - _NEAR_ENOUGH):
                break
        return relaxed

    def _proved_round(self, prices: Floats, relaxed: Relaxed) -> int:
        added = 0
        values = np.zeros(self.layout.shifts)
        for shift in range(self.layout.shifts):
            fresh, best, is_complete = self._made(shift, prices, relaxed, _WHOLE)
            added += fresh
            if not is_complete:
                return added
            values[shift] = min(0.0, float(relaxed.shift_prices[shift]) + min(0.0, best))
        points = self._left_out(prices, relaxed.left_out_price) + float(prices.sum() + values.sum())
        if self.bound is None or points > self.bound.points:
            self.bound = Bound(points, prices, values)
        return added

    def _left_out(self, prices: Floats, price: float) -> float:
        """Return the points below which what is left out cannot come, by these prices."""
        amount, units = self.master.amount, self.master.units
        bounded = price * (amount.least if price > 0 else amount.most) if price else 0.0
        return bounded + float(np.minimum(0.0, self.master.unplanned - prices - price * units).sum())

    def _made(self, shift: int, prices: Floats, relaxed: Relaxed, search: Search) -> tuple[int, float, bool]:
        """Add the days of a shift that better the program; return how many, the best's points, whether all is seen."""
        shift_price = float(relaxed.shift_prices[shift])
        answer = self.days[shift].better(prices, shift_price, search)
        added = 0
        for found in answer.found:
            cost = self.layout.route_cost(shift, found.route) or 0
            if reduced(Column(shift, found.route, cost), relaxed.prices, shift_price) < -_EPSILON:
                added += self.master.add(shift, found.route) is not None
        best = answer.found[0].reduced if answer.found else 0.0
        return added, best, answer.is_complete

    def within(self, gap: float, most: int) -> tuple[list[Column], bool]:
        """Return the days that a plan less than `gap` above the bound can hold, the likeliest first.

        Args:
            gap: points between the bound and the best plan.
            most: at most so many days.
        Returns:
            The days, and whether they are all there are.
        """
        if self.bound is None:
            return [], False
        # The wider, the slower: where there are enough days few points above the bound, no more are looked for.
        for share in _NARROWER:
            self._made_within(self.bound, share * gap)
            near = self._near(self.bound, share * gap)
            if len(near) > most:
                return near[:most], False
        is_whole = self._made_within(self.bound, gap)
        near = self._near(self.bound, gap)
        return near[:most], is_whole and len(near) <= most

    def _made_within(self, bound: Bound, gap: float) -> bool:
        """Make the days less than `gap` above the bound; tell whether these are all there are."""
        search = replace(_WHOLE, threshold=gap, most_routes=_MOST_A_SHIFT, slack=gap)
        is_whole = True
        for shift, days in enumerate(self.days):
            answer = days.better(bound.prices, float(bound.shift_prices[shift]), search)
            is_whole &= answer.is_complete and len(answer.found) < _MOST_A_SHIFT
            for found in answer.found:
                self.master.add(shift, found.route)
        return is_whole

    def _near(self, bound: Bound, gap: float) -> list[Column]:
        """Return the days that were made and lie at most `gap` above the bound, the nearest first."""
        near = sorted(
            (cost, number)
            for number, column in enumerate(self.master.columns)
            if (cost := reduced(column, bound.prices, float(bound.shift_prices[column.shift]))) <= gap
            and self.master.number(column.shift, column.visits) == number
        )
        return [self.master.columns[number] for _, number in near]
