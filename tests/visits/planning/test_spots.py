from datetime import time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.clock import instant_of, local_time
from ks_desktop.visits.domain import Mode
from ks_desktop.visits.planning.diary import Stop
from ks_desktop.visits.planning.gaps import QUARTER, rounded_up
from ks_desktop.visits.planning.spots import FIVE, holds, leg, rooms_on, with_call
from tests.visits.planning.lists import MONDAY, NOW, diary, question, wish

RULES = question(wishes=()).rules
TUESDAY = MONDAY + timedelta(days=1)


@given(st.integers(0, 1439), st.integers(0, 59), st.sampled_from([FIVE, QUARTER]))
def test_the_next_time_on_a_grid_is_on_it_and_nearest(minutes: int, seconds: int, grid: timedelta) -> None:
    instant = instant_of(TUESDAY, time(0)) + timedelta(minutes=minutes, seconds=seconds)
    found = rounded_up(instant, grid)
    assert timedelta(0) <= found - instant < grid
    assert (found - instant_of(TUESDAY, time(0))) % grid == timedelta(0)


def test_a_visit_may_begin_when_she_can_be_there_and_later_than_now() -> None:
    (room,) = rooms_on(diary(), wish(), RULES, TUESDAY, NOW)
    assert room.earliest == instant_of(TUESDAY, time(8, 30)) + leg(diary(), "3511 AB", "3523 CD", RULES)
    later = instant_of(TUESDAY, time(10, 7))
    (room,) = rooms_on(diary(), wish(), RULES, TUESDAY, later)
    assert [local_time(next(room.starts(grid))) for grid in (FIVE, QUARTER)] == [time(10, 10), time(10, 15)]


def test_a_call_needs_no_way_and_takes_the_time_of_others() -> None:
    (room,) = rooms_on(diary(), wish(mode=Mode.PHONE, minutes=15), RULES, TUESDAY, NOW)
    assert room.earliest == instant_of(TUESDAY, time(8, 30))
    called = with_call(diary(), room.earliest, room.earliest + timedelta(minutes=15))
    (after,) = rooms_on(called, wish(mode=Mode.PHONE, minutes=15), RULES, TUESDAY, NOW)
    assert after.earliest == instant_of(TUESDAY, time(8, 45))


def test_a_day_holds_when_each_journey_can_be_made_in_one_go() -> None:
    start = instant_of(TUESDAY, time(11))
    stop = Stop(starts_at=start, ends_at=start + timedelta(minutes=60), postcode="1012 GH")
    near = Stop(starts_at=start + timedelta(minutes=70), ends_at=start + timedelta(minutes=130), postcode="3511 AB")
    assert holds(diary(), TUESDAY, RULES)
    assert holds(diary().with_stop(stop), TUESDAY, RULES)
    assert not holds(diary().with_stop(stop).with_stop(near), TUESDAY, RULES)
    assert not holds(with_call(diary().with_stop(stop), start, start + timedelta(minutes=5)), TUESDAY, RULES)
