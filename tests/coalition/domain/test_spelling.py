import pytest

from ks_desktop.coalition.domain.spelling import organisation_key, person_key, words_of


@pytest.mark.parametrize(
    "name", ["De Bron B.V.", "de bron", "Stichting De Bron", "DE  BRÓN", "De-Bron (bv)", "de bron v.o.f."]
)
def test_one_practice_has_one_spelling(name: str) -> None:
    assert organisation_key(name) == "de bron"


def test_a_person_is_the_same_with_and_without_title() -> None:
    assert person_key("Mevr. drs. A. Proef") == person_key("A Proef") == "a proef"
    assert person_key("B. Proef") != person_key("A. Proef")


def test_signs_are_read_as_words_and_other_scripts_stay() -> None:
    assert words_of("Zorg & Zo") == words_of("zorg+zo") == ["zorg", "en", "zo"]
    assert words_of("Наталія") == ["наталія"]
    assert words_of("🌱") == []
