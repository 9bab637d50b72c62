from ks_desktop.visits.timetable.generation import Generation
from ks_desktop.visits.timetable.layout import Laid
from tests.visits.timetable.makers import problem
from tests.visits.timetable.test_engine import every_plan


def always() -> bool:
    return True


def test_the_bound_lies_below_the_best_plan_and_at_the_program() -> None:
    layout = Laid(problem(21, visits=5, nurses=2, days=2)).layout
    made = Generation(layout, ())
    made.quickly(20, always)
    relaxed = made.thoroughly(50, always)
    assert made.bound is not None
    best = min(layout.points(plan) for plan in every_plan(layout))
    assert relaxed.points - 0.5 <= made.bound.points <= best + 1e-6


def test_the_days_near_the_bound_hold_the_best_plan() -> None:
    layout = Laid(problem(22, visits=5, nurses=2, days=2)).layout
    made = Generation(layout, ())
    made.thoroughly(50, always)
    best = min(every_plan(layout), key=layout.points)
    assert made.bound is not None
    columns, is_whole = made.within(layout.points(best) - made.bound.points + 1.0, 500)
    assert is_whole
    near = {(column.shift, column.visits) for column in columns}
    routes = [(shift, frozenset(stop.visit for stop in route)) for shift, route in enumerate(best) if route]
    assert set(routes) <= near


def test_without_a_round_nothing_is_proven() -> None:
    made = Generation(Laid(problem(22)).layout, ())
    made.thoroughly(50, lambda: False)
    assert made.bound is None
    assert made.within(10.0, 10) == ([], False)
