from datetime import date

from ks_desktop.clients.domain.languages import is_language
from ks_desktop.letters.domain.translation import LANGUAGES, TranslationCheck, check_of


def test_the_languages_are_codes_that_a_record_can_hold() -> None:
    assert all(is_language(code) for code in LANGUAGES)
    assert "nl" not in LANGUAGES


def test_a_check_is_of_one_kind_in_one_language() -> None:
    check = TranslationCheck(kind="appointment", language="tr", mark="a", name="E. Demir", on=date(2026, 11, 20))
    assert check_of([check], "appointment", "tr") == check
    assert check_of([check], "appointment", "ar") is None
    assert check_of([check], "not_reached", "tr") is None
