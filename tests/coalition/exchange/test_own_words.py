from enum import StrEnum

import pytest

from ks_desktop.coalition.domain import CapacityState, Cost, OrganisationKind, Parity, Phase, ReferrerRole
from ks_desktop.coalition.exchange.own_words import language_codes, language_names, own_word, own_words


@pytest.mark.parametrize(
    ("group", "kind", "without"),
    [
        ("kind", OrganisationKind, set()),
        ("role", ReferrerRole, set()),
        ("phase", Phase, set()),
        ("parity", Parity, set()),
        ("capacity", CapacityState, set()),
        ("cost", Cost, {Cost.UNKNOWN}),
    ],
)
def test_every_choice_has_its_word_in_a_file(group: str, kind: type[StrEnum], without: set[StrEnum]) -> None:
    assert set(own_words()[group]) == {each.value for each in kind if each not in without}


def test_places_in_a_word_are_filled_in() -> None:
    assert own_word("words", "not_for", text="wie {niet} wil") == "Niet voor: wie {niet} wil"


def test_languages_are_known_by_their_dutch_and_english_names() -> None:
    assert language_names()["ti"] == "Tigrinya"
    assert {language_codes()[name] for name in ("turks", "turkish", "tr")[:2]} == {"tr"}
