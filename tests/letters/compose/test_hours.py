import pytest

from ks_desktop.letters.compose.hours import hours_in
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.wording import wording


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Monday to Friday, 8:30 to 17:00"),
        ("tr", "Pazartesi – Cuma, 8:30–17:00"),
        ("ar", "من الاثنين إلى الجمعة، من 8:30 إلى 17:00"),
        ("fr", "du lundi au vendredi, de 8\u00a0h\u00a030 à 17\u00a0h\u00a000"),
    ],
)
def test_hours_of_the_settings_are_said_in_her_language(language: str, said: str) -> None:
    assert hours_in("ma t/m vr van 8.30 tot 17.00 uur", wording(LetterKind.NOT_REACHED, language)) == said


def test_days_with_other_hours_are_said_apart() -> None:
    english = wording(LetterKind.NOT_REACHED, "en")
    assert hours_in("ma di 9-12, do 13-17", english) == "Monday to Tuesday, 9:00 to 12:00; Thursday, 13:00 to 17:00"


@pytest.mark.parametrize("typed", ["", "na 15 uur", "liefst ma 9-12", "ma 9-12, ma 13-17", "op afspraak, zie de site"])
def test_what_says_more_stays_as_it_was_typed(typed: str) -> None:
    assert hours_in(typed, wording(LetterKind.NOT_REACHED, "en")) == typed
