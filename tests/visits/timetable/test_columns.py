import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.visits.timetable.columns import Days, Search
from ks_desktop.visits.timetable.layout import Laid, Layout
from ks_desktop.visits.timetable.master import Column, reduced
from tests.visits.timetable.makers import problem

EPSILON = 1e-6


def days_of(layout: Layout, shift: int) -> Days:
    return Days(layout, shift, np.array(layout.travel, dtype=np.int32))


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), worth=st.integers(0, 300), slack=st.sampled_from([0.0, 25.0]))
def test_every_day_below_the_threshold_is_found_but_those_that_are_dearer_orders(
    seed: int, worth: int, slack: float
) -> None:
    layout = Laid(problem(seed, visits=7, nurses=1, days=1, fixed=0, most=3)).layout
    prices = np.array([worth * (1 + visit % 3) / 2 for visit in range(layout.visits)])
    for shift in range(layout.shifts):
        search = Search(threshold=slack - EPSILON, most_routes=None, slack=slack)
        answer = days_of(layout, shift).better(prices, 0.0, search)
        found = {frozenset(stop.visit for stop in each.route) for each in answer.found}
        best: dict[frozenset[int], float] = {}
        for length in range(1, layout.most(shift) + 1):
            for route in itertools.permutations(layout.stops[shift], length):
                cost = layout.route_cost(shift, route)
                visits = frozenset(stop.visit for stop in route)
                worthwhile = all(prices[stop.visit] - stop.cost > -slack + EPSILON for stop in route)
                if cost is not None and len(visits) == length and worthwhile:
                    best[visits] = min(best.get(visits, 1e9), reduced(Column(shift, route, cost), prices, 0.0))
        assert found == {visits for visits, points in best.items() if points < slack - EPSILON}
        for each in answer.found:
            cost = layout.route_cost(shift, each.route)
            assert cost is not None
            assert each.reduced == pytest.approx(reduced(Column(shift, each.route, cost), prices, 0.0))
        assert answer.is_complete


def test_a_narrow_beam_says_that_it_did_not_see_all() -> None:
    layout = Laid(problem(8, visits=30, nurses=1, days=1, fixed=0, most=3)).layout
    prices = np.full(layout.visits, 500.0)
    shift = max(range(layout.shifts), key=lambda number: len(layout.stops[number]))
    narrow = days_of(layout, shift).better(prices, 0.0, Search(threshold=-1.0, beam=3))
    assert not narrow.is_complete or layout.most(shift) == 1
    assert days_of(layout, shift).better(np.zeros(layout.visits), 0.0, Search(threshold=-1.0)).found == ()
