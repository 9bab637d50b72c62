from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.clients.domain.searching import (
    Wanted,
    found_by,
    name_words,
    other_meanings,
    surname_key,
    wanted,
    words_of,
)
from tests.clients.makers import make_name


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Kay", Wanted(words=("kay",))),
        ("kay  AYL", Wanted(words=("kay", "ayl"))),
        ("O'Brien", Wanted(words=("o", "brien"))),
        ("12-3-1998", Wanted(birth_date=date(1998, 3, 12))),
        ("12-3-98", Wanted(birth_date=date(1998, 3, 12))),
        ("12/03/98 kay", Wanted(words=("kay",), birth_date=date(1998, 3, 12))),
        ("12 mrt 98", Wanted(birth_date=date(1998, 3, 12))),
        ("12 maart 1998", Wanted(birth_date=date(1998, 3, 12))),
        ("12031998", Wanted(birth_date=date(1998, 3, 12))),
        ("2-1-08", Wanted(birth_date=date(2008, 1, 2))),
        ("2-1-26", Wanted(birth_date=date(1926, 1, 2))),
        ("12 kaya 98", Wanted(words=("12", "kaya", "98"))),
        ("06-12345678", Wanted(phone="0612345678")),
        ("06 1234 5678", Wanted(phone="0612345678")),
        ("+31 6 1234 5678", Wanted(phone="0612345678")),
        ("+90 532 1234567", Wanted(phone="00905321234567")),
        ("06123", Wanted(phone="06123")),
        ("45678", Wanted(phone="45678")),
        ("kaya 45678", Wanted(words=("kaya",), phone="45678")),
        ("3511 ab kaya", Wanted(words=("kaya",), postcode="3511 AB")),
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
    assert wanted(typed, date(2026, 11, 21)) == expected


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


def test_four_figures_may_be_a_postcode_or_the_end_of_a_phone() -> None:
    assert other_meanings(Wanted(postcode="3511")) == (Wanted(phone="3511"),)
    assert other_meanings(Wanted(postcode="3511 AB")) == ()
    assert other_meanings(Wanted(postcode="3511", words=("kaya",))) == (Wanted(words=("kaya",), phone="3511"),)


def test_she_is_found_by_her_names_and_the_figures_of_her_phones() -> None:
    words = found_by(" aylin de kaya", ("+31 6 12345678", "", "niet"))
    assert words == {"aylin", "de", "kaya", "t:0612345678"}


@given(st.text(max_size=30))
def test_whatever_is_typed_is_taken_apart(typed: str) -> None:
    asked = wanted(typed, date(2026, 11, 21))
    assert asked.is_empty or asked.words or asked.birth_date or asked.postcode or asked.phone
