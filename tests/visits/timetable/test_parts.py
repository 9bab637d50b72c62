import pytest

from ks_desktop.visits.timetable import parts
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


def test_of_very_many_visits_for_few_nurses_some_are_taken_in_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_FREE", 10)
    asked = problem(62, visits=120, nurses=2, days=4, fixed=2)
    laid = Laid(asked)
    mending = Mending(laid.layout, seed=1)
    routes = planned(laid.layout, mending, Meter(6, lambda: False, lambda _share, _points: None))
    assert broken_rules(asked, laid.placed(routes)) == []
    assert laid.layout.points(routes) <= mending.points
