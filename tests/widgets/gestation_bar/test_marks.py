from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.core.gestation import GestationalAge
from ks_desktop.widgets.gestation_bar.marks import LAST_DAY, BarDot, BarSpan, Pregnancy, weeks


@given(st.integers(0, 308))
def test_weeks_are_written_as_the_floor_writes_them(day: int) -> None:
    assert weeks(day) == str(GestationalAge(day))


@settings(max_examples=20)
@given(st.lists(st.integers(-20, LAST_DAY + 20), max_size=5), st.integers(0, LAST_DAY))
def test_each_place_can_be_gone_to_in_order_of_days_and_says_what_the_whole_says(days: list[int], today: int) -> None:
    shown = Pregnancy(today=today, dots=tuple(BarDot(day, "bezoek") for day in sorted(days)))
    places = shown.places()
    assert [day for day, _words in places] == sorted([*days, today])
    assert all(words in shown.words() for _day, words in places)


def test_a_birth_takes_the_place_of_today() -> None:
    shown = Pregnancy(today=290, born=275, margin=5)
    assert shown.marker == (275, "geboren 39+2")
    assert shown.words() == "Geboren bij 39+2."


def test_there_are_as_many_lines_as_the_lowest_span() -> None:
    assert Pregnancy().lanes == 0
    assert Pregnancy(spans=(BarSpan(1, 2, "a"), BarSpan(3, 4, "b", lane=2))).lanes == 2
