"""Series against a naive expansion: a dictionary of days that is edited as a nurse edits it, one day at a time."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.core.clock import local_time
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import DaySpan, UserId
from ks_desktop.visits.domain import Block, BlockDay, Repeat
from ks_desktop.visits.domain.blocks import LAST, Changed, carried, day_of_rule, days_of, nth_of, split

MONDAY = date(2026, 11, 23)
YEAR = DaySpan(date(2026, 11, 1), date(2027, 10, 31))


def _block(first: date = MONDAY, **changed: object) -> Block:
    made = Block(id=uuid4(), user=UserId(uuid4()), label="overleg", first=first, start=time(9), end=time(10))
    return replace(made, **changed)  # type: ignore[arg-type]


def _days(block: Block, changed: Changed | None = None) -> list[date]:
    return [day.day for day in days_of(block, changed or {}, YEAR)]


def _by_hand(block: Block, original: date, day: date) -> BlockDay:
    return BlockDay(block=block.id, original=original, day=day, start=time(14), end=time(15), label="later")


def test_it_comes_back_every_so_many_weeks_until_its_last_day() -> None:
    week = timedelta(weeks=1)
    assert _days(_block(until=MONDAY + 2 * week)) == [MONDAY, MONDAY + week, MONDAY + 2 * week]
    assert _days(_block(until=MONDAY + 5 * week, every=2)) == [MONDAY, MONDAY + 2 * week, MONDAY + 4 * week]


def test_a_month_has_one_of_each() -> None:
    second = _block(date(2026, 11, 10), repeat=Repeat.MONTH, nth=2)
    assert _days(second)[:3] == [date(2026, 11, 10), date(2026, 12, 8), date(2027, 1, 12)]
    last = _block(date(2026, 11, 24), repeat=Repeat.MONTH, nth=LAST)
    assert _days(last)[:3] == [date(2026, 11, 24), date(2026, 12, 29), date(2027, 1, 26)]
    assert (nth_of(date(2026, 11, 10)), nth_of(date(2026, 11, 30))) == (2, LAST)


def test_one_time_left_out_and_one_moved_by_hand() -> None:
    block = _block(until=MONDAY + timedelta(weeks=2))
    second, third = MONDAY + timedelta(weeks=1), MONDAY + timedelta(weeks=2)
    moved = _by_hand(block, third, third + timedelta(days=1))
    assert days_of(block, {second: None, third: moved}, YEAR)[1:] == (moved,)
    with pytest.raises(UserError):
        day_of_rule(block, {second: None}, second)
    assert day_of_rule(block, {}, second).start == time(9)


def test_what_was_moved_by_hand_goes_along_to_another_weekday_and_stays_at_its_own_day() -> None:
    block = _block()
    second = MONDAY + timedelta(weeks=1)
    moved = _by_hand(block, second, second + timedelta(days=2))
    thursday = replace(block, first=MONDAY + timedelta(days=3))
    found = carried({second: moved, MONDAY: None}, thursday)
    assert _days(thursday, found)[:2] == [second + timedelta(days=2), second + timedelta(days=10)]


def test_wrong_blocks_are_refused_at_their_field() -> None:
    for field, changed in (
        ("block_label", {"label": " "}),
        ("block_hours", {"end": time(9)}),
        ("block_until", {"until": MONDAY - timedelta(days=1)}),
        ("block_every", {"every": 0}),
        ("block_label", {"label": "x" * 201}),
    ):
        with pytest.raises(UserError) as refused:
            _block(**changed)
        assert refused.value.field == field
    with pytest.raises(ValueError, match="first"):
        _block(nth=5)


def test_it_begins_at_the_same_time_on_the_clock_on_both_sides_of_summer_time() -> None:
    found = days_of(_block(date(2027, 3, 22)), {}, DaySpan(date(2027, 3, 1), date(2027, 4, 1)))
    assert [local_time(day.starts_at) for day in found] == [time(9), time(9)]
    assert found[0].starts_at.hour != found[1].starts_at.hour
    assert (found[1].ends_at - found[1].starts_at).seconds == 3600


_PICK = st.integers(0, 60)
_EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("skip"), _PICK, st.just(0)),
        st.tuples(st.just("move"), _PICK, st.integers(-3, 3)),
        st.tuples(st.just("all"), st.integers(0, 6), st.integers(8, 16)),
        st.tuples(st.just("from"), _PICK, st.integers(8, 16)),
    ),
    max_size=6,
)


@dataclass
class _Week:
    """What a naive calendar holds of one week: in which series, when, and whether somebody changed it by hand."""

    series: UUID
    entry: tuple[date, int] | None
    by_hand: bool = False


@given(_EDITS, st.integers(0, 6))
@settings(max_examples=200)
def test_a_series_is_what_editing_day_by_day_makes_of_it(edits: list[tuple[str, int, int]], weekday: int) -> None:
    first, last = MONDAY + timedelta(days=weekday), date(2027, 3, 31)
    block = _block(first, until=last)
    series: dict[UUID, tuple[Block, Changed]] = {block.id: (block, {})}
    naive = {_monday(day): _Week(block.id, (day, 9)) for day in block.days(YEAR)}
    for edit in edits:
        _edit(series, naive, edit)
    found = sorted((d.day, d.start.hour) for block, changed in series.values() for d in days_of(block, changed, YEAR))
    assert found == sorted(week.entry for week in naive.values() if week.entry is not None)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _edit(series: dict[UUID, tuple[Block, Changed]], naive: dict[date, _Week], edit: tuple[str, int, int]) -> None:
    kind, number, other = edit
    if kind == "all":
        for block, changed in list(series.values()):
            series[block.id] = _edit_all(block, changed, naive, (number, other))
        return
    shown = [d for block, changed in series.values() for d in days_of(block, changed, YEAR)]
    if not shown:
        return
    chosen = shown[number % len(shown)]
    block, changed = series[chosen.block]
    week = naive[_monday(chosen.original)]
    if kind == "skip":
        week.entry, week.by_hand = None, True
        series[block.id] = (block, {**changed, chosen.original: None})
    elif kind == "move":
        day = chosen.day + timedelta(days=other)
        week.entry, week.by_hand = (day, 14), True
        moved = replace(chosen, day=day, start=time(14), end=time(15))
        series[block.id] = (block, {**changed, chosen.original: moved})
    else:
        _edit_from(series, naive, chosen, other)


def _edit_from(
    series: dict[UUID, tuple[Block, Changed]], naive: dict[date, _Week], chosen: BlockDay, hour: int
) -> None:
    block, changed = series.pop(chosen.block)
    new = replace(block, id=uuid4(), first=chosen.original, start=time(hour), end=time(hour + 1))
    old, kept, along = split(block, changed, chosen.original, new)
    series |= ({block.id: (old, kept)} if old else {}) | {new.id: (new, along)}
    for monday, entry in naive.items():
        if entry.series == block.id and (monday >= _monday(chosen.original) or old is None):
            entry.series = new.id
            if entry.entry is not None and not entry.by_hand:
                entry.entry = (entry.entry[0], hour)


def _edit_all(block: Block, changed: Changed, naive: dict[date, _Week], to: tuple[int, int]) -> tuple[Block, Changed]:
    weekday, hour = to
    until = _monday(max(block.days(YEAR))) + timedelta(days=6)
    first = _monday(block.first) + timedelta(days=weekday)
    new = replace(block, first=first, until=until, start=time(hour), end=time(hour + 1))
    for monday, week in naive.items():
        if week.series == block.id and not week.by_hand:
            week.entry = (monday + timedelta(days=weekday), hour)
    return new, carried(changed, new)
