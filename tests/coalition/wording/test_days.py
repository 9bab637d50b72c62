from datetime import date

from ks_desktop.coalition.wording.days import day_words


def test_a_day_stands_in_running_text_with_its_month_in_words() -> None:
    assert day_words(date(2022, 3, 24)) == "24 maart 2022"
    assert day_words(date(2026, 12, 1)) == "1 december 2026"
