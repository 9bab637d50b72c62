from ks_desktop.visits.timetable.generation import QUICK, Generation
from ks_desktop.visits.timetable.layout import Laid
from ks_desktop.visits.timetable.rounding import Rounding
from tests.visits.timetable.makers import broken_rules, problem


def test_whole_days_come_out_and_the_program_stays_as_it_was() -> None:
    asked = problem(31, visits=40, nurses=4, days=6)
    laid = Laid(asked)
    made = Generation(laid.layout, ())
    before = made.quickly(20, lambda: True).points
    routes = Rounding(made.master, made.days, QUICK).routes()
    assert broken_rules(asked, laid.placed(routes)) == []
    assert made.master.solve(by_columns=False).points <= before + 1e-6
    assert laid.layout.points(routes) >= made.master.solve().points - 1e-6


def test_a_dive_that_is_stopped_gives_what_was_taken_until_then() -> None:
    laid = Laid(problem(31, visits=40, nurses=4, days=6))
    made = Generation(laid.layout, ())
    made.quickly(20, lambda: True)
    whole = [route for route in Rounding(made.master, made.days, QUICK).routes() if route]
    part = [route for route in Rounding(made.master, made.days, QUICK, is_stopped=lambda: True).routes() if route]
    assert 0 < len(part) < len(whole)
