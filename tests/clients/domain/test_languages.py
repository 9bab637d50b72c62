import pytest

from ks_desktop.clients.domain.languages import COMMON, EVERY, is_language


def test_the_languages_are_codes_of_two_letters() -> None:
    assert len(EVERY) > 180
    assert all(len(code) == 2 and code.isascii() and code.islower() for code in EVERY)
    assert set(COMMON) <= EVERY
    assert len(COMMON) == len(set(COMMON))
    assert COMMON[0] == "nl"


@pytest.mark.parametrize(("code", "known"), [("ti", True), ("xx", False), ("NL", False), ("", False), ("nld", False)])
def test_only_codes_of_the_standard_are_languages(code: str, known: bool) -> None:
    assert is_language(code) is known
