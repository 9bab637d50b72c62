from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.widgets.week_plan import Block, clock, lanes

spans = st.lists(st.tuples(st.integers(450, 1000), st.integers(1, 120)).map(lambda p: (p[0], p[0] + p[1])), max_size=12)


@given(spans)
def test_no_two_things_at_the_same_time_share_a_lane(given_spans: list[tuple[int, int]]) -> None:
    placed = lanes(given_spans)
    for i, (start, end) in enumerate(given_spans):
        lane, count = placed[i]
        assert 0 <= lane < count
        for j, (other_start, other_end) in enumerate(given_spans[:i]):
            if start < other_end and other_start < end:
                assert lane != placed[j][0]
                assert count == placed[j][1]


@given(spans)
def test_what_stands_alone_has_the_whole_width(given_spans: list[tuple[int, int]]) -> None:
    placed = lanes(given_spans)
    for i, (start, end) in enumerate(given_spans):
        others = [span for j, span in enumerate(given_spans) if j != i]
        if not any(start < b and a < end for a, b in others):
            assert placed[i] == (0, 1)


def test_touching_is_no_overlap() -> None:
    assert lanes([(600, 660), (660, 720)]) == [(0, 1), (0, 1)]
    assert lanes([(600, 660), (630, 690), (660, 720)]) == [(0, 2), (1, 2), (0, 2)]


def test_minutes_are_written_as_a_clock() -> None:
    assert clock(450) == "07:30"
    assert clock(1080) == "18:00"


def test_a_block_that_takes_no_time_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="ends after"):
        Block(key="a", day=date(2026, 11, 23), start=600, end=600, title="x")
