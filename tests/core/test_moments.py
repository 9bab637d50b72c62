from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.clock import AMSTERDAM
from ks_desktop.core.errors import UserError
from ks_desktop.core.moments import Moment, read_next, read_past

NOW = datetime(2026, 11, 24, 11, 0, tzinfo=AMSTERDAM)  # a Tuesday
TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", NOW),
        ("nu", NOW),
        ("9:10", datetime(2026, 11, 24, 9, 10, tzinfo=AMSTERDAM)),
        ("gisteren 16.10", datetime(2026, 11, 23, 16, 10, tzinfo=AMSTERDAM)),
        ("ma om 16 uur", datetime(2026, 11, 23, 16, 0, tzinfo=AMSTERDAM)),
        ("di 9:00", datetime(2026, 11, 24, 9, 0, tzinfo=AMSTERDAM)),
        ("di 16:10", datetime(2026, 11, 17, 16, 10, tzinfo=AMSTERDAM)),
        ("18-11 14:00", datetime(2026, 11, 18, 14, 0, tzinfo=AMSTERDAM)),
        ("18 nov 14u", datetime(2026, 11, 18, 14, 0, tzinfo=AMSTERDAM)),
        ("-3 8:30", datetime(2026, 11, 21, 8, 30, tzinfo=AMSTERDAM)),
    ],
)
def test_when_it_was_is_understood(typed: str, expected: datetime) -> None:
    assert read_past(typed, NOW, field="at") == expected


@pytest.mark.parametrize(
    ("typed", "code"),
    [("gisteren", "moment"), ("16:10", "future"), ("straks", "moment"), ("25:00", "moment"), ("+1 9:00", "future")],
)
def test_when_it_cannot_have_been_is_said(typed: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        read_past(typed, NOW, field="at")
    assert (refused.value.code, refused.value.field) == (code, "at")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("+1", Moment(day=WEDNESDAY)),
        ("morgen", Moment(day=WEDNESDAY)),
        ("wo 15:30", Moment(day=WEDNESDAY, start=time(15, 30), end=time(16, 30))),
        ("wo na 15", Moment(day=WEDNESDAY, start=time(15), end=time(23, 59))),
        ("wo 15-17", Moment(day=WEDNESDAY, start=time(15), end=time(17))),
        ("morgen middag", Moment(day=WEDNESDAY, start=time(12), end=time(17))),
        ("morgen 's ochtends", Moment(day=WEDNESDAY, start=time(8), end=time(12))),
        ("di", Moment(day=date(2026, 12, 1))),
        ("di 15:30", Moment(day=TUESDAY, start=time(15, 30), end=time(16, 30))),
        ("di 9:30", Moment(day=date(2026, 12, 1), start=time(9, 30), end=time(10, 30))),
        ("15:30", Moment(day=TUESDAY, start=time(15, 30), end=time(16, 30))),
        ("na 15", Moment(day=TUESDAY, start=time(15), end=time(23, 59))),
        ("27-11 10-12", Moment(day=date(2026, 11, 27), start=time(10), end=time(12))),
        ("18 mrt", Moment(day=date(2027, 3, 18))),
        ("vr 23:30", Moment(day=date(2026, 11, 27), start=time(23, 30), end=time(23, 59))),
    ],
)
def test_when_again_is_understood(typed: str, expected: Moment) -> None:
    assert read_next(typed, NOW, field="next_try") == expected


@pytest.mark.parametrize(
    ("typed", "code"),
    [("", "moment"), ("9:30", "past"), ("gisteren", "past"), ("ooit", "moment"), ("wo 9-8", "moment")],
)
def test_what_cannot_be_again_is_said(typed: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        read_next(typed, NOW, field="next_try")
    assert (refused.value.code, refused.value.field) == (code, "next_try")


@given(st.text(alphabet="0123456789:-+. adeimnorstvwz'", max_size=16))
def test_no_text_breaks_it_and_nothing_lies_on_the_wrong_side(typed: str) -> None:
    with suppress(UserError):
        assert read_past(typed, NOW, field="at") <= NOW
    with suppress(UserError):
        assert read_next(typed, NOW, field="next").day >= TUESDAY
