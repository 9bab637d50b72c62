from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.errors import UserError
from ks_desktop.core.weekly_hours import (
    DAY_BEGINS,
    DAY_ENDS,
    WeekHours,
    hours_in_words,
    is_limit,
    read_hours,
    typed_hours,
)


def hours(*days: int, start: int = 0, end: int = 24, liked: bool = False) -> tuple[WeekHours, ...]:
    last = DAY_ENDS if end == 24 else time(end)
    return tuple(WeekHours(weekday=day, start=time(start), end=last, liked=liked) for day in days)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ()),
        (
            "ma do 10-12, wo liever na 15",
            (*hours(0, start=10, end=12), *hours(2, start=15, liked=True), *hours(3, start=10, end=12)),
        ),
        ("ma, do 10-12", hours(0, 3, start=10, end=12)),
        ("Maandag en woensdag tussen 9 en 11 uur", hours(0, 2, start=9, end=11)),
        ("di t/m do van 10.00 tot 12:00", hours(1, 2, 3, start=10, end=12)),
        ("ma-wo 's ochtends", hours(0, 1, 2, start=8, end=12)),
        ("za-ma 10-12", hours(0, 5, 6, start=10, end=12)),
        ("liefst na 15", hours(0, 1, 2, 3, 4, start=15, liked=True)),
        ("niet di", hours(0, 2, 3, 4)),
        ("niet voor 10", hours(0, 1, 2, 3, 4, start=10)),
        ("ma do 10-12, niet ma na 11", (*hours(0, start=10, end=11), *hours(3, start=10, end=12))),
        ("ma hele dag, di voor 12", (*hours(0), *hours(1, end=12))),
        ("vr", hours(4)),
        ("weekend 10-24", hours(5, 6, start=10)),
        ("ma-vr na 15 niet wo", hours(0, 1, 3, 4, start=15)),
        ("ma-vr niet wo", hours(0, 1, 3, 4)),
        ("ma-vr behalve wo", hours(0, 1, 3, 4)),
        ("wo niet na 15", (*hours(0, 1), *hours(2, end=15), *hours(3, 4))),
        ("niet voor 10 en na 17", hours(0, 1, 2, 3, 4, start=10, end=17)),
        ("niet bellen voor 10:00", hours(0, 1, 2, 3, 4, start=10)),
        ("alleen di en do", hours(1, 3)),
        ("niet bellen", ()),
    ],
)
def test_what_is_said_on_the_phone_is_understood(typed: str, expected: tuple[WeekHours, ...]) -> None:
    assert read_hours(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        *("morgenochtend misschien", "ma 12-10", "na", "10", "ma 25-26", "ma 10-", "voor woensdag", "<ma>", "10:75-12"),
        *("ma 9-11 en 13-15", "ma na 15 en vr na 12", "niet ma en niet na 15", "ma na 15 en vr voor 12"),
    ],
)
def test_what_is_not_clear_is_said_with_an_example(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        read_hours(typed)
    assert refused.value.field == "at_home"
    assert refused.value.text()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("ma do 10-12, wo liever na 15", "maandag en donderdag 10:00-12:00; liefst woensdag na 15:00"),
        ("niet di", "maandag en woensdag t/m vrijdag de hele dag"),
        ("werkdagen voor 12:30", "maandag t/m vrijdag voor 12:30"),
        ("ma di wo vr 9-10", "maandag t/m woensdag en vrijdag 09:00-10:00"),
    ],
)
def test_it_is_shown_back_in_words(typed: str, words: str) -> None:
    assert hours_in_words(read_hours(typed)) == words


STRETCHES = st.builds(
    lambda day, start, length, liked: WeekHours(
        weekday=day,
        start=time(start // 60, start % 60),
        end=DAY_ENDS if start + length >= 1439 else time(*divmod(start + length, 60)),
        liked=liked,
    ),
    st.integers(0, 6),
    st.integers(0, 1438),
    st.integers(1, 1439),
    st.booleans(),
)


@pytest.mark.parametrize(("typed", "meant"), [("na 5", "na 17"), ("niet na 5", "voor 17"), ("9-5", "9-17")])
def test_a_bare_small_hour_is_in_the_afternoon(typed: str, meant: str) -> None:
    assert read_hours(typed) == read_hours(meant) != ()
    assert read_hours("na 05:00")[0].start == time(5)


@given(st.sets(STRETCHES, max_size=10))
def test_typed_and_read_again_it_is_the_same(found: set[WeekHours]) -> None:
    assert read_hours(typed_hours(found)) == tuple(sorted(found))


@given(st.text(max_size=40))
def test_no_text_breaks_it(typed: str) -> None:
    with suppress(UserError):
        assert all(each.start >= DAY_BEGINS for each in read_hours(typed))


def test_hours_hold_their_start_and_not_their_end() -> None:
    (morning,) = hours(0, start=9, end=12)
    assert [morning.holds(time(hour)) for hour in (8, 9, 11, 12)] == [False, True, True, False]
    (late,) = hours(0, start=20)
    assert late.holds(time(23, 59, 59))


def test_what_is_only_liked_leaves_nothing_out() -> None:
    assert not is_limit(hours(0, start=9, liked=True))
    assert is_limit((*hours(0, start=9, liked=True), *hours(1, start=9)))
