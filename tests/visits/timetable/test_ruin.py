from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.visits.timetable.layout import Laid
from ks_desktop.visits.timetable.ruin import Mending
from tests.visits.timetable.makers import broken_rules, problem


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_mending_breaks_no_rule_and_never_ends_worse(seed: int) -> None:
    asked = problem(seed, visits=14, nurses=3, days=4, fixed=2)
    laid = Laid(asked)
    mending = Mending(laid.layout, seed=1)
    before = mending.points
    mending.mend(120)
    assert mending.points <= before
    assert mending.points == laid.layout.points(mending.routes)
    assert broken_rules(asked, laid.placed(mending.routes)) == []
    assert all(laid.layout.route_cost(shift, route) == cost for (shift, route), cost in mending.met.items())


def test_mending_helps_where_a_first_plan_is_poor() -> None:
    layout = Laid(problem(4, visits=40, nurses=3, days=8)).layout
    mending = Mending(layout, seed=1)
    before = mending.points
    mending.mend(600)
    assert mending.points < before


def test_it_goes_on_from_a_plan() -> None:
    layout = Laid(problem(4, visits=20, nurses=3, days=5)).layout
    first = Mending(layout, seed=1)
    first.mend(300)
    assert Mending(layout, seed=2, routes=first.routes).points <= first.points
