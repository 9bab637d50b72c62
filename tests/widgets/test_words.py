from datetime import date, time

from ks_desktop.core import texts
from ks_desktop.widgets.words import (
    brief_day,
    clock_time,
    foldable,
    language_name,
    locale,
    long_day,
    minutes,
    short_day,
)

DAY = date(2026, 11, 24)


def test_days_are_written_as_a_nurse_writes_them() -> None:
    assert brief_day(DAY) == "di 24 nov"
    assert long_day(DAY) == "dinsdag 24 november 2026"
    assert brief_day(date(2027, 3, 16)) == "di 16 mrt"


def test_the_year_stands_only_where_it_is_another() -> None:
    assert short_day(DAY, today=date(2026, 1, 1)) == "di 24 nov"
    assert short_day(DAY, today=date(2027, 1, 1)) == "di 24 nov 2026"
    assert short_day(DAY) == "di 24 nov 2026"


def test_times_have_no_seconds() -> None:
    assert clock_time(time(9, 5, 59)) == "09:05"
    assert minutes(12) == "12 min"


def test_the_locale_follows_the_language_of_the_texts() -> None:
    assert locale().name() == "nl_NL"
    texts.use_language("en")
    assert locale().name() == "en_GB"
    assert brief_day(DAY) == "Tue 24 Nov"


def test_a_language_has_its_name_in_the_language_of_the_screen() -> None:
    assert language_name("tr") == "Turks"
    assert language_name("zz") == "zz"


def test_only_a_very_long_word_can_be_folded_and_nothing_of_it_is_lost() -> None:
    assert foldable("een gewoon woord") == "een gewoon woord"
    folded = foldable("x" * 70)
    assert "\u200b" in folded
    assert folded.replace("\u200b", "") == "x" * 70
