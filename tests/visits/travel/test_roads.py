import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.visits.domain import Transport
from ks_desktop.visits.travel import minutes_for
from ks_desktop.visits.travel.roads import exact_minutes


@pytest.mark.parametrize(("crow", "exact"), [(1, 6), (5, 13), (10, 18), (20, 26), (40, 42)])
def test_car_minutes_follow_the_measured_table(crow: float, exact: int) -> None:
    assert minutes_for(crow, Transport.CAR) == 5 * math.ceil(exact / 5)


@pytest.mark.parametrize(("crow", "minutes"), [(0, 5), (1, 5), (2, 10), (6, 30), (10, 50)])
def test_bicycle_is_fifteen_an_hour_with_a_detour(crow: float, minutes: int) -> None:
    assert minutes_for(crow, Transport.BICYCLE) == minutes


@given(st.floats(0, 300), st.floats(0, 300), st.sampled_from(Transport))
def test_farther_never_takes_less_and_always_whole_fives(one: float, other: float, transport: Transport) -> None:
    near, far = sorted((one, other))
    assert 5 <= minutes_for(near, transport) <= minutes_for(far, transport)
    assert minutes_for(near, transport) % 5 == 0


@given(st.floats(0, 200), st.floats(0, 200), st.sampled_from(Transport))
def test_one_way_takes_no_more_than_its_two_halves(one: float, other: float, transport: Transport) -> None:
    halves = exact_minutes(one, transport) + exact_minutes(other, transport)
    assert exact_minutes(one + other, transport) <= halves + 1e-6
