from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.clients.domain.searching import Wanted, name_words, surname_key, wanted, words_of
from tests.clients.makers import make_name


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Kay", Wanted(words=("kay",))),
        ("kay  AYL", Wanted(words=("kay", "ayl"))),
        ("O'Brien", Wanted(words=("o", "brien"))),
        ("12-3-1998", Wanted(birth_date=date(1998, 3, 12))),
        ("kaya 1998-03-12", Wanted(words=("kaya",), birth_date=date(1998, 3, 12))),
        ("3511ab", Wanted(postcode="3511 AB")),
        ("3511 AB", Wanted(postcode="3511 AB")),
        ("3511", Wanted(postcode="3511")),
        ("kaya 3511", Wanted(words=("kaya",), postcode="3511")),
        ("30-2-1998", Wanted(words=("30", "2", "1998"))),
        ("%_", Wanted()),
        ("", Wanted()),
    ],
)
def test_what_is_typed_is_taken_apart(typed: str, expected: Wanted) -> None:
    assert wanted(typed) == expected


def test_a_name_is_found_by_the_start_of_each_of_its_words() -> None:
    words = name_words(make_name(birth_surname="Yılmaz-Łoś", birth_surname_prefix="van der", partner_surname="Şahin"))
    assert words == " aylin a van der yilmaz los sahin"


@given(st.text(max_size=40))
def test_each_word_of_a_surname_finds_it(surname: str) -> None:
    words = name_words(make_name(birth_surname=surname or "x"))
    assert all(f" {word}" in words for word in words_of(surname))


def test_surnames_compare_without_case_accents_and_hyphens() -> None:
    assert surname_key("El-Amrani") == surname_key("el amrani")
    assert surname_key("ŞAHİN") == surname_key("Şahi̇n")
    assert surname_key("!!") == "!!"
