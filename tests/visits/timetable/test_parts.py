from ks_desktop.visits.timetable.effort import Meter
from ks_desktop.visits.timetable.layout import Laid
from ks_desktop.visits.timetable.parts import planned
from ks_desktop.visits.timetable.ruin import Mending
from tests.visits.timetable.makers import broken_rules, problem


def test_part_after_part_the_plan_gets_better_and_breaks_no_rule() -> None:
    asked = problem(61, visits=60, nurses=5, days=8, fixed=4)
    laid = Laid(asked)
    mending = Mending(laid.layout, seed=1)
    routes = planned(laid.layout, mending, Meter(6, lambda: False, lambda _share, _points: None))
    assert broken_rules(asked, laid.placed(routes)) == []
    assert laid.layout.points(routes) < mending.points
