import itertools
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.visits.timetable import Effort, Problem, make_timetable
from ks_desktop.visits.timetable.layout import Laid, Layout, Route
from tests.visits.timetable.makers import broken_rules, points, problem

PROGRAM = """
from tests.visits.timetable.makers import problem
from ks_desktop.visits.timetable import make_timetable
made = make_timetable(problem(7, visits=30, nurses=3, days=8))
print(made.points, [(one.visit, one.nurse, one.start) for one in made.placed])
"""


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), with_solver=st.booleans(), visits=st.integers(0, 14))
def test_no_rule_is_broken_and_the_points_are_those_of_the_plan(seed: int, with_solver: bool, visits: int) -> None:
    asked = problem(seed, visits=visits, fixed=min(2, visits))
    made = make_timetable(asked, Effort(rounds=20), with_solver=with_solver)
    assert broken_rules(asked, made.placed) == []
    assert made.points == points(asked, made.placed)
    assert sorted([*(one.visit for one in made.placed), *made.unplaced]) == [visit.id for visit in asked.visits]


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_of_few_visits_the_best_plan_is_found_and_proven(seed: int) -> None:
    asked = problem(seed, visits=4, nurses=2, days=2)
    made = make_timetable(asked)
    best = min(Laid(asked).layout.points(plan) for plan in every_plan(Laid(asked).layout))
    assert (made.points, made.bound) == (best, best)


def every_plan(layout: Layout) -> Iterator[list[Route]]:
    days = [every_day(layout, shift) for shift in range(layout.shifts)]
    for plan in itertools.product(*days):
        visits = [stop.visit for route in plan for stop in route]
        if len(set(visits)) == len(visits):
            yield list(plan)


def every_day(layout: Layout, shift: int) -> list[Route]:
    stops = layout.stops[shift]
    routes: list[Route] = [()]
    for length in range(1, layout.most(shift) + 1):
        routes += [r for r in itertools.permutations(stops, length) if layout.route_cost(shift, r) is not None]
    return routes


def test_the_same_visits_give_the_same_plan_in_every_process() -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != ""


def test_more_rounds_never_make_it_worse_and_the_bound_holds() -> None:
    asked = problem(11, visits=40, nurses=4, days=6, fixed=4)
    found = [make_timetable(asked, Effort(rounds=rounds)).points for rounds in (0, 3, 8)]
    whole = make_timetable(asked)
    assert whole.bound is not None
    assert whole.bound <= whole.points <= min(found)


def test_a_stop_gives_the_best_so_far() -> None:
    asked = problem(3, visits=30, nurses=3, days=6)
    told: list[float] = []
    made = make_timetable(asked, should_stop=lambda: len(told) > 1, progress=lambda share, _points: told.append(share))
    assert made.is_stopped
    assert broken_rules(asked, made.placed) == []
    assert len(told) < Effort().rounds_for(Laid(asked).layout)


def test_an_agreed_visit_stays_where_it_is() -> None:
    asked = problem(5, visits=20, nurses=2, days=3, fixed=3)
    agreed = {visit.id: visit.fixed for visit in asked.visits if visit.fixed}
    made = make_timetable(asked)
    assert {one.visit: (one.nurse, one.start) for one in made.placed if one.visit in agreed}.items() <= agreed.items()


@pytest.mark.parametrize("with_solver", [True, False])
def test_nobody_works(with_solver: bool) -> None:
    asked = problem(1, visits=3)
    nobody = Problem(visits=asked.visits, nurses=asked.nurses, shifts=(), travel=asked.travel)
    made = make_timetable(nobody, with_solver=with_solver)
    assert made.placed == ()
    assert made.unplaced == tuple(visit.id for visit in asked.visits)
