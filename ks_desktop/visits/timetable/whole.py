"""The best choice of whole days among many: an integer program, with what it proves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import highspy
import numpy as np

from ks_desktop.visits.timetable.layout import Layout, Route
from ks_desktop.visits.timetable.master import Column, solver

_HALF: Final = 0.5
_FEW: Final = 600
_NEXT_WHOLE: Final = 0.999  # points are whole numbers: a plan that is less than one better is none


_NODES: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Among which days a plan is chosen, and how carefully.

    Attributes:
        days: so many at most.
        widest: points above the bound; dearer days are left out.
        near: share of the points at which the program stops: among many days the last of it takes longer than the rest.
        worth: share of the points above the bound from which choosing is worth the while.
    """

    days: int
    widest: float
    near: float
    worth: float = 0.0


@dataclass(frozen=True, slots=True)
class Chosen:
    """The plan, and the points below which none of these days leads."""

    routes: list[Route]
    bound: float


def choose(layout: Layout, columns: Sequence[Column], begin: Sequence[Route], choice: Choice) -> Chosen:
    """Return the best plan of these days that is found within few nodes, never worse than the one to begin with."""
    number = {(column.shift, column.route): at for at, column in enumerate(columns)}
    every = list(columns)
    for shift, route in enumerate(begin):
        if route and (shift, route) not in number:
            number[shift, route] = len(every)
            every.append(Column(shift, route, layout.route_cost(shift, route) or 0))
    program = solver()
    near = choice.near if len(every) > _FEW else 0.0
    for name, value in (("mip_max_nodes", _NODES), ("mip_rel_gap", near), ("mip_abs_gap", _NEXT_WHOLE)):
        program.setOptionValue(name, value)
    program.passModel(_model(layout, every))
    program.setSolution(_values(layout, begin, number, len(every)))
    program.run()
    values = np.array(program.getSolution().col_value)[layout.visits :]
    routes = _routes(layout, [every[at] for at in np.nonzero(values > _HALF)[0]])
    better = min((routes, list(begin)), key=layout.points)
    return Chosen(better, float(program.getInfo().mip_dual_bound))


def _model(layout: Layout, columns: Sequence[Column]) -> highspy.HighsLp:
    visits, shifts = layout.visits, layout.shifts
    starts, rows = list(range(visits)), list(range(visits))
    for column in columns:
        starts.append(len(rows))
        rows += sorted(column.visits)
        rows.append(visits + column.shift)
    starts.append(len(rows))
    count = visits + len(columns)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = count, visits + shifts
    model.col_cost_ = np.array([*layout.unplanned, *(column.cost for column in columns)], dtype=np.float64)
    model.col_lower_, model.col_upper_ = np.zeros(count), np.ones(count)
    endless = highspy.kHighsInf
    model.row_lower_ = np.array([1.0] * visits + [-endless] * shifts)
    model.row_upper_ = np.array([endless] * visits + [1.0] * shifts)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.array(starts, dtype=np.int32)
    model.a_matrix_.index_ = np.array(rows, dtype=np.int32)
    model.a_matrix_.value_ = np.ones(len(rows))
    model.integrality_ = [highspy.HighsVarType.kInteger] * count
    return model


def _values(
    layout: Layout, begin: Sequence[Route], number: dict[tuple[int, Route], int], columns: int
) -> highspy.HighsSolution:
    values = np.zeros(layout.visits + columns)
    values[: layout.visits] = 1.0
    for shift, route in enumerate(begin):
        if route:
            values[layout.visits + number[shift, route]] = 1.0
            values[[stop.visit for stop in route]] = 0.0
    solution = highspy.HighsSolution()
    solution.col_value = list(values)
    return solution


def _routes(layout: Layout, chosen: Sequence[Column]) -> list[Route]:
    """Return a plan of these days; a visit that stands in two of them is taken out of the second."""
    routes: list[Route] = [()] * layout.shifts
    placed: set[int] = set()
    for column in chosen:
        route = tuple(stop for stop in column.route if stop.visit not in placed)
        if layout.route_cost(column.shift, route) is not None:
            routes[column.shift] = route
            placed |= {stop.visit for stop in route}
    return routes
