from ks_desktop.visits.timetable.layout import Laid
from ks_desktop.visits.timetable.master import Column
from ks_desktop.visits.timetable.whole import Choice, choose
from tests.visits.timetable.makers import problem
from tests.visits.timetable.test_engine import every_day, every_plan

CHOICE = Choice(days=100, widest=40.0, near=0.0)


def test_among_all_days_the_best_plan_is_chosen_and_proven() -> None:
    layout = Laid(problem(41, visits=5, nurses=2, days=2)).layout
    columns = [
        Column(shift, route, cost)
        for shift in range(layout.shifts)
        for route in every_day(layout, shift)
        if route and (cost := layout.route_cost(shift, route)) is not None
    ]
    chosen = choose(layout, columns, [()] * layout.shifts, CHOICE)
    best = min(layout.points(plan) for plan in every_plan(layout))
    assert layout.points(chosen.routes) == best
    assert chosen.bound > best - 1


def test_without_better_days_the_plan_to_begin_with_stays() -> None:
    layout = Laid(problem(41, visits=5, nurses=2, days=2)).layout
    best = min(every_plan(layout), key=layout.points)
    assert choose(layout, [], best, CHOICE).routes == best
