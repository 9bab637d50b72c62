"""The linear program over whole days: which share of which day, and what each visit and each shift is worth then."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import gcd
from typing import Final

import highspy
import numpy as np

from ks_desktop.visits.timetable.columns import Floats
from ks_desktop.visits.timetable.layout import Layout, Route

_WHOLE: Final = 1e-6
_LEAST_UNIT: Final = 100  # points; smaller units say nothing about which plans there are
_DUAL, _PRIMAL = 1, 4  # simplex strategies of HiGHS
_OPTIONS: Final[tuple[tuple[str, bool | int | str], ...]] = (
    ("output_flag", False),
    # One thread and one seed: the same plan in every process.
    ("threads", 1),
    ("parallel", "off"),
    ("random_seed", 1),
)


@dataclass(frozen=True, slots=True)
class Column:
    """One day of one shift, with its points."""

    shift: int
    route: Route
    cost: int

    @property
    def visits(self) -> frozenset[int]:
        """The visits of the day."""
        return frozenset(stop.visit for stop in self.route)


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The answer of the linear program.

    Attributes:
        points: what it comes to.
        prices: what each visit is worth.
        shift_prices: what each shift is worth, zero or less.
        shares: the share of each column.
        left_out: how much is left without a place, in units of `Master.units`.
        left_out_price: what one unit more of that is worth, when its amount is bounded.
    """

    points: float
    prices: Floats
    shift_prices: Floats
    shares: Floats
    left_out: float
    left_out_price: float


@dataclass(frozen=True, slots=True)
class Amount:
    """How much may be left without a place in one branch of the search: whole units, both ends included."""

    least: float = 0.0
    most: float = highspy.kHighsInf

    @property
    def is_free(self) -> bool:
        """Tell whether nothing is asked."""
        return self.least <= 0 and self.most == highspy.kHighsInf


def solver() -> highspy.Highs:
    """Return a solver that says nothing and gives the same answer each time."""
    made: highspy.Highs = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in _OPTIONS:
        made.setOptionValue(name, value)
    return made


class Master:
    """The linear program and its days; days are added, never taken away.

    Attributes:
        columns: the days, in the order they were added.
        unplanned: points each visit costs without a place.
        units: the same in whole units; what is left out comes to a whole number of them in every plan.
        amount: how many units may be left out.
    """

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.columns: list[Column] = []
        self.amount = Amount()
        self._known: dict[tuple[int, frozenset[int]], int] = {}
        self._in_solver = 0
        self._solver = solver()
        visits, shifts = layout.visits, layout.shifts
        endless = highspy.kHighsInf
        every = np.arange(visits, dtype=np.int32)
        none = np.zeros(0, dtype=np.int32)
        self._solver.addVars(visits, np.zeros(visits), np.full(visits, endless))
        self.unplanned: Floats = np.array(layout.unplanned, dtype=np.float64)
        self._solver.changeColsCost(visits, every, self.unplanned)
        self._solver.addRows(visits, np.ones(visits), np.full(visits, endless), visits, every, every, np.ones(visits))
        starts = np.zeros(shifts, dtype=np.int32)
        self._solver.addRows(shifts, np.full(shifts, -endless), np.ones(shifts), 0, starts, none, np.zeros(0))
        self.units = units_of(layout)
        self._solver.addRow(-endless, endless, visits, every, self.units)
        # What is more than may be left out has a price, so that there always is an answer; a bound is one all the same.
        row = np.array([visits + shifts], dtype=np.int32)
        self._solver.addCol(float(max(layout.unplanned, default=0)), 0.0, endless, 1, row, -np.ones(1))

    def add(self, shift: int, route: Route) -> int | None:
        """Add a day; return its number, None when one with the same visits is there that costs no more.

        Raises:
            ValueError: the day breaks a rule.
        """
        cost = self.layout.route_cost(shift, route)
        if cost is None:
            msg = "a day that breaks a rule"
            raise ValueError(msg)
        column = Column(shift, route, cost)
        key = (shift, column.visits)
        before = self._known.get(key)
        if before is not None and self.columns[before].cost <= cost:
            return None
        self._known[key] = len(self.columns)
        self.columns.append(column)
        return len(self.columns) - 1

    def number(self, shift: int, visits: Iterable[int]) -> int | None:
        """Return the cheapest known day of a shift with exactly these visits."""
        return self._known.get((shift, frozenset(visits)))

    def solve(self, *, by_columns: bool = True) -> Relaxed:
        """Solve it with all days that were added, from the last answer on.

        Args:
            by_columns: days were added since (the primal simplex goes on there); else bounds changed (the dual one).
        """
        self._hand_over()
        self._solver.setOptionValue("simplex_strategy", _PRIMAL if by_columns else _DUAL)
        self._solver.run()
        found = self._solver.getSolution()
        visits = self.layout.visits
        duals, values = np.array(found.row_dual), np.array(found.col_value)
        return Relaxed(
            points=float(self._solver.getInfo().objective_function_value),
            prices=np.maximum(duals[:visits], 0.0),
            shift_prices=np.minimum(duals[visits:-1], 0.0),
            shares=values[visits + 1 :],
            left_out=float(values[:visits] @ self.units),
            left_out_price=float(duals[-1]) if not self.amount.is_free else 0.0,
        )

    def leave_out(self, amount: Amount) -> None:
        """Say how many units may be left without a place."""
        self.amount = amount
        least = amount.least if amount.least > 0 else -highspy.kHighsInf
        self._solver.changeRowBounds(self.layout.visits + self.layout.shifts, least, amount.most)

    def hold(self, columns: Iterable[int], *, is_held: bool) -> None:
        """Take days for certain, or let them go again."""
        self._hand_over()
        for number in columns:
            least = 1.0 if is_held else 0.0
            self._solver.changeColBounds(self.layout.visits + 1 + number, least, highspy.kHighsInf)

    def _hand_over(self) -> None:
        fresh = self.columns[self._in_solver :]
        if not fresh:
            return
        starts: list[int] = []
        rows: list[int] = []
        for column in fresh:
            starts.append(len(rows))
            rows += sorted(column.visits)
            rows.append(self.layout.visits + column.shift)
        count = len(fresh)
        self._solver.addCols(
            count,
            np.array([column.cost for column in fresh], dtype=np.float64),
            np.zeros(count),
            np.full(count, highspy.kHighsInf),
            len(rows),
            np.array(starts, dtype=np.int32),
            np.array(rows, dtype=np.int32),
            np.ones(len(rows)),
        )
        self._in_solver = len(self.columns)


def units_of(layout: Layout) -> Floats:
    """Return what each visit weighs among those left out: its points in whole units; one each without such a unit."""
    unit = gcd(*layout.unplanned)
    if unit < _LEAST_UNIT:
        return np.ones(layout.visits)
    return np.array(layout.unplanned, dtype=np.float64) / unit


def reduced(column: Column, prices: Floats, shift_price: float) -> float:
    """Return what a day costs more than the prices say it is worth."""
    return column.cost - float(sum(prices[stop.visit] for stop in column.route)) - shift_price


def is_share(share: float) -> bool:
    """Tell whether a share is more than nothing."""
    return share > _WHOLE
