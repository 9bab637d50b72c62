from ks_desktop.visits.timetable.effort import Meter
from ks_desktop.visits.timetable.layout import Laid
from ks_desktop.visits.timetable.proving import planned
from ks_desktop.visits.timetable.ruin import Mending
from tests.visits.timetable.makers import problem


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
