import pytest

from ks_desktop.visits.timetable.layout import Laid
from ks_desktop.visits.timetable.master import Amount, Master, reduced, units_of
from tests.visits.timetable.makers import problem


def test_the_prices_of_the_program_are_those_of_its_days() -> None:
    layout = Laid(problem(4, visits=10, nurses=2, days=3, fixed=0)).layout
    master = Master(layout)
    for shift, stops in enumerate(layout.stops):
        for stop in stops:
            master.add(shift, (stop,))
    relaxed = master.solve()
    assert relaxed.points == pytest.approx(relaxed.prices.sum() + relaxed.shift_prices.sum())
    for column in master.columns:
        assert reduced(column, relaxed.prices, float(relaxed.shift_prices[column.shift])) >= -1e-6


def test_of_two_days_with_the_same_visits_only_the_cheaper_counts() -> None:
    layout = Laid(problem(8, visits=12, nurses=1, days=1, fixed=0)).layout
    master = Master(layout)
    stop = layout.stops[0][0]
    first = master.add(0, (stop,))
    assert first == 0
    assert master.add(0, (stop,)) is None
    assert master.number(0, [stop.visit]) == first
    with pytest.raises(ValueError, match="breaks a rule"):
        master.add(0, (stop,) * 9)


def test_a_day_that_is_held_is_taken_whole_until_it_is_let_go() -> None:
    layout = Laid(problem(8, visits=12, nurses=1, days=1, fixed=0)).layout
    master = Master(layout)
    numbers = [master.add(0, (stop,)) for stop in layout.stops[0]]
    free = master.solve()
    worst = min((n for n in numbers if n is not None), key=lambda n: free.shares[n])
    master.hold([worst], is_held=True)
    assert master.solve(by_columns=False).shares[worst] == pytest.approx(1.0)
    master.hold([worst], is_held=False)
    assert master.solve(by_columns=False).points == pytest.approx(free.points)


def test_what_may_be_left_out_is_bounded_and_asking_for_too_little_has_a_price() -> None:
    layout = Laid(problem(8, visits=12, nurses=1, days=1, fixed=0)).layout
    master = Master(layout)
    for stop in layout.stops[0]:
        master.add(0, (stop,))
    free = master.solve()
    master.leave_out(Amount(least=free.left_out + 1))
    more = master.solve()
    assert more.left_out == pytest.approx(free.left_out + 1)
    assert more.points > free.points
    assert more.left_out_price > 0
    master.leave_out(Amount(most=free.left_out - 1))
    less = master.solve()
    assert less.points == pytest.approx(free.points + 8000)
    assert less.left_out_price < 0
    master.leave_out(Amount())
    assert master.solve().points == pytest.approx(free.points)


def test_without_a_common_unit_the_visits_left_out_are_counted() -> None:
    layout = Laid(problem(4, visits=3, nurses=1, days=1, fixed=0)).layout
    layout.unplanned = [2001, 4000, 700]
    assert list(units_of(layout)) == [1, 1, 1]
    layout.unplanned = [2000, 4000, 100_000]
    assert list(units_of(layout)) == [1, 2, 50]
