from ks_desktop.visits.timetable.effort import Effort, Meter, polished
from ks_desktop.visits.timetable.layout import Laid
from ks_desktop.visits.timetable.ruin import Mending
from tests.visits.timetable.makers import problem


def rounds(visits: int, nurses: int) -> int:
    asked = problem(4, visits=visits, nurses=nurses, days=20, fixed=0, most=4)
    return Effort().rounds_for(Laid(asked).layout)


def test_rounds_are_as_asked_or_as_many_as_the_visits_with_a_place_need() -> None:
    few = Laid(problem(4)).layout
    assert Effort(rounds=3).rounds_for(few) == 3
    assert Effort().rounds_for(few) > rounds(400, 20) > rounds(301, 20) > rounds(400, 2)


def test_rounds_are_counted_told_and_ended() -> None:
    told: list[tuple[float, int]] = []
    meter = Meter(2, lambda: False, lambda share, points: told.append((share, points)))
    assert [meter.go_on() for _ in range(3)] == [True, True, False]
    assert told == [(0.5, 0), (1.0, 0)]
    assert not meter.is_stopped


def test_a_stop_is_remembered() -> None:
    asked = iter([False, True, False])
    meter = Meter(9, lambda: next(asked, False), lambda _share, _points: None)
    assert [meter.go_on() for _ in range(3)] == [True, False, False]
    assert meter.is_stopped


def test_mending_takes_its_rounds_and_a_polished_plan_is_no_worse() -> None:
    layout = Laid(problem(4, visits=20, nurses=3, days=5)).layout
    mending = Mending(layout, seed=1)
    before = mending.points
    meter = Meter(1, lambda: False, lambda _share, _points: None)
    meter.mend(mending, 5)
    assert meter.points == mending.points <= before
    assert polished(layout, mending.routes, 50).points <= mending.points
