from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.clock import instant_of
from ks_desktop.visits.domain import NurseProfile, Weeks, WorkingHours
from ks_desktop.visits.planning.diary import Busy, Diary, arrival, departure
from tests.visits.planning import places

MONDAY = date(2026, 11, 23)


def _at(hour: int, minute: int = 0, day: date = MONDAY) -> datetime:
    return instant_of(day, time(hour, minute))


def _busy(start: int, end: int, postcode: str = "") -> Busy:
    return Busy(starts_at=_at(start), ends_at=_at(end), label="overleg", postcode=postcode)


def _diary(*busy: Busy, pause: bool = False, most: int | None = None) -> Diary:
    hours = places.week()
    if pause:
        hours = (*places.week(end=time(12)), *places.week(start=time(13)))
    return Diary(
        nurse=places.NURSE, profile=NurseProfile(user=places.NURSE, most_a_day=most), hours=hours, busy=tuple(busy)
    )


def test_she_works_her_hours_without_pause_absence_and_blocks() -> None:
    assert _diary().stretches_on(MONDAY) == ((_at(8, 30), _at(17)),)
    assert _diary(pause=True).stretches_on(MONDAY) == ((_at(8, 30), _at(12)), (_at(13), _at(17)))
    assert _diary(_busy(8, 10), _busy(11, 14), pause=True).stretches_on(MONDAY) == (
        (_at(10), _at(11)),
        (_at(14), _at(17)),
    )
    assert _diary(_busy(8, 10)).works_on(MONDAY) == (_at(10), _at(17))


def test_a_block_at_a_place_is_a_stop_and_takes_no_hours() -> None:
    assert _diary(_busy(10, 11, "3511 AB")).stretches_on(MONDAY) == ((_at(8, 30), _at(17)),)


def test_nobody_works_on_a_holiday_or_when_absent_all_day() -> None:
    assert _diary().works_on(date(2026, 12, 25)) is None
    assert _diary(_busy(0, 23)).works_on(MONDAY) is None


def test_a_block_does_not_count_as_a_visit() -> None:
    visit, other = places.stop(MONDAY, time(9)), places.stop(MONDAY, time(11))
    block = type(visit)(starts_at=_at(14), ends_at=_at(15), postcode="3511 AB", is_visit=False)
    made = _diary(most=2).with_stop(visit).with_stop(block)
    assert not made.is_full(MONDAY, places.RULES)
    assert made.with_stop(other).is_full(MONDAY, places.RULES)
    assert not _diary().with_stop(visit).with_stop(other).is_full(MONDAY, places.RULES)  # the setting says four


def test_a_journey_is_not_cut_by_a_pause() -> None:
    works = _diary(pause=True).stretches_on(MONDAY)
    half = timedelta(minutes=30)
    assert arrival(works, _at(11, 30), half) == _at(12)
    assert arrival(works, _at(11, 45), half) == _at(13, 30)
    assert arrival(works, _at(16, 45), half) is None
    assert departure(works, _at(13, 30), half) == _at(13)
    assert departure(works, _at(13, 15), half) == _at(11, 30)
    assert departure(works, _at(8, 45), half) is None


_QUARTERS = st.integers(0, 95)


@given(
    st.lists(st.tuples(st.integers(0, 6), _QUARTERS, st.integers(1, 30), st.sampled_from(Weeks)), max_size=8),
    st.lists(st.tuples(_QUARTERS, st.integers(1, 95)), max_size=5),
    st.sampled_from([MONDAY, places.SPRING, places.AUTUMN]),
)
def test_stretches_are_in_order_apart_and_hold_no_busy_minute(
    hours: list[tuple[int, int, int, Weeks]], busy: list[tuple[int, int]], day: date
) -> None:
    week = tuple(
        WorkingHours(
            user=places.NURSE,
            weekday=weekday,
            start=_quarter(start),
            end=_quarter(min(start + length, 95)) if start < 95 else time(23, 59),
            valid_from=date(2026, 1, 1),
            weeks=weeks,
        )
        for weekday, start, length, weeks in hours
    )
    taken = tuple(
        Busy(
            starts_at=instant_of(day, _quarter(start)),
            ends_at=instant_of(day, _quarter(start)) + timedelta(minutes=15 * length),
            label="x",
        )
        for start, length in busy
    )
    made = Diary(nurse=places.NURSE, profile=NurseProfile(user=places.NURSE), hours=week, busy=taken)
    stretches = made.stretches_on(day)
    instant = instant_of(day, time(0))
    works = [e for e in week if e.weekday == day.weekday() and e.weeks.has(day)]
    while instant < instant_of(day + timedelta(days=1), time(0)):  # minute by minute, as a naive checker would
        expected = any(instant_of(day, e.start) <= instant < instant_of(day, e.end) for e in works) and not any(
            b.starts_at <= instant < b.ends_at for b in taken
        )
        assert expected == any(start <= instant < end for start, end in stretches)
        instant += timedelta(minutes=15)
    assert all(start < end for start, end in stretches)
    assert all(first[1] <= second[0] for first, second in pairwise(stretches))


def _quarter(number: int) -> time:
    return time(number // 4, number % 4 * 15)
