import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import use_language
from ks_desktop.security.vault import Strength, check_passphrase, strength
from ks_desktop.security.vault.passphrase import normal_passphrase


@pytest.mark.parametrize(
    "typed",
    ["een zin van vier woorden", "de os at hooi", "x7!Kq2#vR9pL", "Ünïçødé wöörden zijn góéd", "مرحبا بالعالم الجميل"],
)
def test_long_or_wordy_passphrases_will_do(typed: str) -> None:
    check_passphrase(typed)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "passphrase_short"),
        ("elf tekens.", "passphrase_short"),
        ("een twee dri", "ok"),
        ("ja ja ja ja", "passphrase_short"),
        ("            ", "passphrase_short"),
        ("aaaaaaaaaaaaaaaa", "passphrase_easy"),
        ("123456789012", "passphrase_easy"),
        ("abcdefghijklmnop", "passphrase_easy"),
        ("wachtwoord12", "passphrase_easy"),
        ("Welkom123456!", "passphrase_easy"),
        ("goede zin met\nregel", "passphrase_characters"),
        ("goede zin met\x00nul", "passphrase_characters"),
        ("goede zin met \ud800", "passphrase_characters"),
        ("goede zin " * 101, "passphrase_characters"),
    ],
)
def test_short_easy_and_untypable_passphrases_are_refused_by_name(typed: str, code: str) -> None:
    if code == "ok":
        check_passphrase(typed)
        return
    with pytest.raises(UserError) as raised:
        check_passphrase(typed)
    assert raised.value.code == code


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("wachtwoord12", Strength.WEAK),
        ("de os at hooi", Strength.WEAK),
        ("een zin van vier woorden", Strength.FAIR),
        ("x7!Kq2#vR9pL", Strength.FAIR),
        ("zeven blauwe fietsen dansen in de regen", Strength.STRONG),
    ],
)
def test_strength_is_said_in_a_word(typed: str, word: Strength) -> None:
    assert strength(typed) is word


@given(st.text(max_size=60))
def test_strength_never_fails_on_what_people_type(typed: str) -> None:
    assert strength(typed) in Strength


@given(st.sampled_from(["zeven blauwe fietsen", "x7!Kq2#vR9pL", "abc"]))
def test_adding_words_never_weakens(typed: str) -> None:
    order = list(Strength)
    assert order.index(strength(typed + " paraplu oceaan")) >= order.index(strength(typed))


@given(st.text(alphabet="éèüñöçåşğ Aä", min_size=1))
def test_composed_and_decomposed_typing_open_the_same_slot(typed: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", typed), unicodedata.normalize("NFD", typed)
    assert normal_passphrase(composed) == normal_passphrase(decomposed)


def test_each_word_for_strength_has_a_text() -> None:
    use_language("en")
    assert [word.text() for word in Strength] == ["weak", "fair", "good", "strong"]
