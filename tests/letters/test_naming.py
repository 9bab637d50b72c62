from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.clients.domain import Address, NameUse, PersonName
from ks_desktop.letters import naming
from ks_desktop.letters.naming import Addressee, Form
from tests.letters.people import MIDWIFE_PRACTICE, TEAM

ANNA = PersonName(
    given_name="Anna",
    initials="A.J.",
    birth_surname="Aa",
    birth_surname_prefix="van der",
    partner_surname="Jong",
    partner_surname_prefix="de",
)


@pytest.mark.parametrize(
    ("use", "in_address", "in_salutation"),
    [
        (NameUse.OWN, "A.J. van der Aa", "Van der Aa"),
        (NameUse.PARTNER, "A.J. de Jong", "De Jong"),
        (NameUse.PARTNER_OWN, "A.J. de Jong-van der Aa", "De Jong"),
        (NameUse.OWN_PARTNER, "A.J. van der Aa-de Jong", "Van der Aa"),
    ],
)
def test_each_use_of_names_has_its_address_and_salutation(use: NameUse, in_address: str, in_salutation: str) -> None:
    name = replace(ANNA, name_use=use)
    assert naming.name_on_paper(name) == in_address
    assert naming.salutation_of(name) == Addressee(form=Form.WOMAN, name=in_salutation)


@pytest.mark.parametrize(
    ("prefix", "surname", "capital"),
    [
        ("", "Kaya", "Kaya"),
        ("van der", "Aa", "Van der Aa"),
        ("'t", "Hart", "'t Hart"),
        ("in 't", "Veld", "In 't Veld"),
        ("d'", "Ancona", "D'Ancona"),
        ("", "Łuczak", "Łuczak"),
    ],
)
def test_a_prefix_gets_a_capital_only_without_a_name_before_it(prefix: str, surname: str, capital: str) -> None:
    name = PersonName(birth_surname=surname, birth_surname_prefix=prefix)
    assert naming.salutation_of(name).name == capital
    assert naming.name_on_paper(name) == capital
    assert naming.name_on_paper(replace(name, initials="B.")) == f"B. {naming.joined(prefix, surname)}"


def test_a_surname_that_is_double_by_birth_stays_whole() -> None:
    name = PersonName(birth_surname="Bakker-Smit", initials="E")
    assert naming.salutation_of(name).name == "Bakker-Smit"
    assert naming.name_on_paper(name) == "E. Bakker-Smit"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("AJ", "A.J."),
        ("ÉÖ", "É.Ö."),
        ("Ch", "Ch."),
        ("ThJ", "Th.J."),
        ("a j", "a j"),
        ("Th.", "Th."),
        ("A J", "A.J."),
        ("IJ.", "IJ."),
        ("", ""),
    ],
)
def test_initials_get_their_dots(typed: str, written: str) -> None:
    assert naming.written_initials(typed) == written


@given(st.text("ABCDEFGH", min_size=1, max_size=6))
def test_dotted_initials_stay_as_they_are(letters: str) -> None:
    once = naming.written_initials(letters)
    assert naming.written_initials(once) == once


def test_colleagues_read_initials_and_given_name() -> None:
    assert naming.name_in_letter(ANNA) == "A.J. (Anna) van der Aa"
    assert naming.name_in_letter(replace(ANNA, initials="")) == "Anna van der Aa"


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("mw. S. van der Aa", Addressee(form=Form.WOMAN, name="Van der Aa")),
        ("Mevrouw Sanne de Boer", Addressee(form=Form.WOMAN, name="De Boer")),
        ("dhr. P. Jansen", Addressee(form=Form.MAN, name="Jansen")),
        ("de heer P.J. de Vries", Addressee(form=Form.MAN, name="De Vries")),
        ("S. van der Aa", Addressee(form=Form.PERSON, name="Van der Aa")),
        ("dr. K.L. Öztürk", Addressee(form=Form.PERSON, name="Öztürk")),
        ("Sanne de Boer", Addressee(form=Form.PERSON, name="De Boer")),
        ("de Boer", Addressee(form=Form.PERSON, name="De Boer")),
        ("Kaya", Addressee(form=Form.PERSON, name="Kaya")),
        ("", Addressee(form=Form.COLLEAGUE)),
        ("mw. A.J. Jansen-de Jong", Addressee(form=Form.WOMAN, name="Jansen")),
        ("mevr. drs. M. de Boer - Smit", Addressee(form=Form.WOMAN, name="De Boer")),
        ("dhr. Y. Al-Hassan", Addressee(form=Form.MAN, name="Al-Hassan")),
        ("mw. 't Hart", Addressee(form=Form.WOMAN, name="'t Hart")),
        ("mw. d'Ancona", Addressee(form=Form.WOMAN, name="D'Ancona")),
        ("MW. S. VAN DER AA", Addressee(form=Form.WOMAN, name="VAN DER AA")),
        ("dhr./mw. Jansen", Addressee(form=Form.PERSON, name="Jansen")),
        ("Dhr. en mw. Jansen", Addressee(form=Form.PERSON, name="Jansen")),
        ("Jansen, P.J.", Addressee(form=Form.PERSON, name="Jansen")),
        ("S. van der Aa, verloskundige (ma t/m do)", Addressee(form=Form.PERSON, name="Van der Aa")),
        ("Mw. O", Addressee(form=Form.WOMAN, name="O")),
        ("mw. İ. Işık", Addressee(form=Form.WOMAN, name="Işık")),
        ("Dr Jansen", Addressee(form=Form.PERSON, name="Jansen")),
        ("mw. ijzerman", Addressee(form=Form.WOMAN, name="IJzerman")),
        ("A.", Addressee(form=Form.COLLEAGUE)),
        ("mw.", Addressee(form=Form.COLLEAGUE)),
        ("Team Oost", Addressee(form=Form.COLLEAGUE)),
        ("secretariaat (S. de Wit)", Addressee(form=Form.COLLEAGUE)),
        ("mevrouw Van der Aa", Addressee(form=Form.WOMAN, name="Van der Aa")),
        ("dhr. de Vries", Addressee(form=Form.MAN, name="De Vries")),
        ("de heer De Vries", Addressee(form=Form.MAN, name="De Vries")),
        ("Mw. El Amrani", Addressee(form=Form.WOMAN, name="El Amrani")),
        ("mw. Te Riele", Addressee(form=Form.WOMAN, name="Te Riele")),
        ("Jan Willem van den Berg", Addressee(form=Form.PERSON, name="Van den Berg")),
        ("anna bakker", Addressee(form=Form.PERSON, name="Bakker")),
        ("huisarts Bakker", Addressee(form=Form.PERSON, name="Bakker")),
        ("mw. Jansen / dhr. Pieters", Addressee(form=Form.COLLEAGUE)),
        ("Jansen en Pieters", Addressee(form=Form.COLLEAGUE)),
        ("Verloskundigenpraktijk De Ooievaar", Addressee(form=Form.COLLEAGUE)),
        ("info@voorbeeld.example", Addressee(form=Form.COLLEAGUE)),
        ("030 000 00 00", Addressee(form=Form.COLLEAGUE)),
    ],
)
def test_a_contact_is_addressed_by_surname(contact: str, expected: Addressee) -> None:
    assert naming.salutation_of_contact(contact, in_care=True) == expected


def test_nobody_outside_care_is_called_colleague() -> None:
    assert naming.salutation_of_contact("", in_care=False) == Addressee(form=Form.NOBODY)


def test_an_address_ends_with_the_place_in_capitals() -> None:
    assert naming.organisation_address(MIDWIFE_PRACTICE, "t.a.v. {name}") == (
        "Verloskundigen De Wiek",
        "t.a.v. S. van der Aa",
        "Molenpad 12",
        "3521 AB  UTRECHT",
    )
    assert naming.organisation_address(TEAM, "t.a.v. {name}")[1] == "Pleinweg 3"


def test_a_name_with_braces_is_printed_as_it_is() -> None:
    odd = replace(MIDWIFE_PRACTICE, contact_name="{0} {name}")
    assert naming.organisation_address(odd, "t.a.v. {name}")[1] == "t.a.v. {0} {name}"


def test_her_address_leaves_out_what_is_not_known() -> None:
    assert naming.woman_address(ANNA, Address(), "Mevrouw") == ("Mevrouw A.J. van der Aa",)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (PersonName(initials="A.", birth_surname="Kaya"), "A.K."),
        (PersonName(given_name="Élise", birth_surname_prefix="van der", birth_surname="Aa"), "É.A."),
        (PersonName(birth_surname="Kaya"), "K."),
        (PersonName(birth_surname="123"), "123"),
    ],
)
def test_initials_tell_who_she_is_only_to_who_knows_her(name: PersonName, expected: str) -> None:
    assert naming.all_initials(name) == expected


@pytest.mark.parametrize(
    ("name", "on_paper", "in_salutation"),
    [
        (PersonName(given_name="Selam", birth_surname="-"), "Selam", "Selam"),
        (PersonName(given_name="Selam", initials="S.", birth_surname="Onbekend"), "Selam", "Selam"),
        (PersonName(given_name="Selam", birth_surname="selam"), "Selam", "Selam"),
        (PersonName(birth_surname="-"), "-", "-"),
        (PersonName(birth_surname="ijsbrand"), "IJsbrand", "IJsbrand"),
        (PersonName(birth_surname="ışık"), "Işık", "Işık"),
        (PersonName(initials="N.", birth_surname="KAYA"), "N. KAYA", "KAYA"),
        (PersonName(initials="B.", birth_surname="O"), "B. O", "O"),
        (PersonName(initials="B.", birth_surname="x" * 200), "B. " + "x" * 200, "X" + "x" * 199),
        (PersonName(initials="B.", birth_surname="ßmann"), "B. ßmann", "ßmann"),
    ],
)
def test_odd_names_have_an_address_and_a_salutation(name: PersonName, on_paper: str, in_salutation: str) -> None:
    assert naming.name_on_paper(name) == on_paper
    assert naming.salutation_of(name).name == in_salutation
    assert naming.used_name(name).strip()
    assert naming.name_in_letter(name).strip()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=30), st.booleans())
def test_whatever_stands_for_a_contact_has_a_form_of_address(contact: str, in_care: bool) -> None:
    found = naming.salutation_of_contact(contact, in_care=in_care)
    assert bool(found.name) is (found.form in {Form.WOMAN, Form.MAN, Form.PERSON})
    assert found.name == found.name.strip()
