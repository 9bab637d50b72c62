from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.visits.timetable.layout import Laid
from ks_desktop.visits.timetable.ruin import Mending
from tests.visits.timetable.makers import points, problem


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_plan_costs_the_same_in_numbers_and_in_ids(seed: int) -> None:
    asked = problem(seed, visits=12, nurses=3)
    laid = Laid(asked)
    routes = Mending(laid.layout, seed=1).routes
    assert laid.layout.points(routes) == points(asked, laid.placed(routes))


def test_a_day_that_breaks_a_rule_has_no_points() -> None:
    layout = Laid(problem(2, visits=12, nurses=2, most=2)).layout
    shift = max(range(layout.shifts), key=lambda number: len(layout.stops[number]))
    stops = layout.stops[shift]
    assert layout.route_cost(shift, ()) == 0
    assert all(layout.route_cost(shift, (stop,)) is not None for stop in stops)
    assert layout.route_cost(shift, tuple(stops[: layout.most(shift) + 1])) is None


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_part_has_the_same_days_at_the_same_points(seed: int) -> None:
    layout = Laid(problem(seed, visits=10, nurses=3)).layout
    routes = Mending(layout, seed=1).routes
    shifts = list(range(0, layout.shifts, 2))
    part = layout.part(shifts, [stop.visit for shift in shifts for stop in routes[shift]])
    for number, shift in enumerate(part.shifts):
        inside = part.down(routes[shift])
        assert inside is not None
        assert part.up(inside) == routes[shift]
        assert part.layout.route_cost(number, inside) == layout.route_cost(shift, routes[shift])
    others = [route for shift, route in enumerate(routes) if route and shift not in shifts]
    assert all(part.down(route) is None for route in others)
