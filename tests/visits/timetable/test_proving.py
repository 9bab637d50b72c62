from dataclasses import replace

import pytest

from ks_desktop.visits.timetable import generation
from ks_desktop.visits.timetable.effort import Meter
from ks_desktop.visits.timetable.generation import Generation
from ks_desktop.visits.timetable.layout import Laid
from ks_desktop.visits.timetable.proving import planned
from ks_desktop.visits.timetable.ruin import Mending
from tests.visits.timetable.makers import broken_rules, knot, problem
from tests.visits.timetable.test_engine import every_plan


def meter(rounds: int) -> Meter:
    return Meter(rounds, lambda: False, lambda _share, _points: None)


def test_it_is_better_than_mending_alone_and_says_how_near_it_is() -> None:
    layout = Laid(problem(51, visits=40, nurses=4, days=6)).layout
    mending = Mending(layout, seed=1)
    routes, bound = planned(layout, mending, meter(100))
    assert bound is not None
    assert bound <= layout.points(routes) <= mending.points


def test_without_rounds_the_mended_plan_stays_and_nothing_is_proven() -> None:
    layout = Laid(problem(51, visits=20)).layout
    mending = Mending(layout, seed=1)
    assert planned(layout, mending, meter(0)) == (mending.routes, None)


@pytest.mark.parametrize("seed", [48, 225, 293])
def test_where_the_program_leaves_out_half_a_visit_the_proof_is_of_whole_ones(seed: int) -> None:
    layout = Laid(knot(seed)).layout
    mending = Mending(layout, seed=1)
    made = Generation(layout, mending.met)
    relaxed = made.thoroughly(100, lambda: True)
    assert abs(relaxed.left_out - round(relaxed.left_out)) > 0.01
    routes, bound = planned(layout, mending, meter(200))
    assert bound == layout.points(routes) == min(layout.points(plan) for plan in every_plan(layout))
    assert bound > relaxed.points + 100


def test_where_a_day_holds_too_many_visits_to_look_at_all_nothing_is_said_to_be_proven(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(generation, "_WHOLE", replace(generation.WIDE, beam=10, is_proof=True))
    asked = problem(51, visits=40, nurses=4, days=6, most=4)
    laid = Laid(asked)
    mending = Mending(laid.layout, seed=1)
    routes, bound = planned(laid.layout, mending, meter(100))
    assert bound is None
    assert broken_rules(asked, laid.placed(routes)) == []
    assert laid.layout.points(routes) <= mending.points
