from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.clients.domain import Address, Answer, Housing, NameUse, PersonName, SafeContact, letters_of
from ks_desktop.core.errors import UserError
from tests.clients.makers import make_client, make_name


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        (NameUse.OWN, "van der Aa"),
        (NameUse.PARTNER, "de Jong"),
        (NameUse.PARTNER_OWN, "de Jong-van der Aa"),
        (NameUse.OWN_PARTNER, "van der Aa-de Jong"),
    ],
)
def test_the_surname_follows_the_way_she_uses_her_names(use: NameUse, expected: str) -> None:
    name = make_name(
        birth_surname="Aa",
        birth_surname_prefix="van der",
        partner_surname="Jong",
        partner_surname_prefix="de",
        name_use=use,
    )
    assert name.surname == expected
    assert name.full == f"Aylin {expected}"


@pytest.mark.parametrize(
    ("values", "field"),
    [({"birth_surname": ""}, "birth_surname"), ({"name_use": NameUse.PARTNER}, "partner_surname")],
)
def test_a_name_that_is_not_whole_is_refused_at_its_field(values: dict[str, str], field: str) -> None:
    with pytest.raises(UserError) as caught:
        make_name(**values)
    assert caught.value.field == field


def test_letters_for_papers_others_may_see() -> None:
    assert make_name().letters == "A.K."
    assert PersonName(birth_surname="Berg", birth_surname_prefix="van den", initials="R.").letters == "R.v.d.B."


@pytest.mark.parametrize(
    ("given", "prefix", "surname", "expected"),
    [
        ("Mia", "'t", "Hart", "M.t.H."),
        ("<geen>", "", "<geen> & zn", "g.g.z."),
        ("🌹 Anna", "", "O'Brien", "A.O."),
        ("", "", "Nachtegaal-🌹", "N."),
        ("", "", "王", "王."),
        ("", "", "🌹 !", "🌹."),
    ],
)
def test_signs_before_a_name_are_no_initials(given: str, prefix: str, surname: str, expected: str) -> None:
    name = PersonName(birth_surname=surname, birth_surname_prefix=prefix, given_name=given)
    assert name.letters == expected


@given(st.text(min_size=1))
def test_a_name_has_always_a_letter_or_sign(surname: str) -> None:
    assert letters_of(surname.split()) or not surname.split()


def test_the_street_line_has_no_loose_ends() -> None:
    assert Address(street="Lindestraat", house_number="12", house_number_addition="a").street_line == "Lindestraat 12a"
    assert Address().street_line == ""


@pytest.mark.parametrize(
    ("number", "addition", "expected"),
    [
        ("12", "2", "12-2"),
        ("12", "\u00b2", "12-\u00b2"),
        ("12", "\u0663", "12-\u0663"),
        ("12", "A", "12A"),
        ("12", "bis", "12 bis"),
        ("12", "III-hs", "12 III-hs"),
        ("12", "-2", "12-2"),
        ("12", "/4", "12/4"),
        ("12a", "2", "12a-2"),
        ("12a", "b", "12a b"),
        ("45-1", "", "45-1"),
        ("45 2", "", "45 2"),
        ("", "bis", "bis"),
    ],
)
def test_the_number_of_another_house_is_never_read(number: str, addition: str, expected: str) -> None:
    address = Address(street="Rozenproef", house_number=number, house_number_addition=addition)
    assert address.street_line == f"Rozenproef {expected}"


@given(st.integers(1, 99_999), st.text(max_size=12).map(str.strip))
def test_no_addition_makes_another_number_of_a_number(number: int, addition: str) -> None:
    line = Address(house_number=str(number), house_number_addition=addition).number_line
    after = line.removeprefix(str(number))
    assert after.endswith(addition)
    assert not after[:1].isnumeric()
    assert after[:1] not in {".", ","}


def test_nothing_is_left_for_a_partner_who_may_not_know() -> None:
    said = SafeContact(safe_post=Answer.YES, safe_voicemail=Answer.YES, safe_to_text=Answer.YES)
    assert (said.post, said.voicemail, said.text) == (Answer.YES, Answer.YES, Answer.YES)
    kept = replace(said, partner_may_know=Answer.NO)
    assert kept.is_unknown_to_partner
    assert (kept.post, kept.voicemail, kept.text) == (Answer.NO, Answer.NO, Answer.NO)
    assert not make_client(contact=kept).takes_post


@pytest.mark.parametrize(
    ("housing", "street", "takes"),
    [
        (None, "Kade", True),
        (Housing.OWN_ADDRESS, "", True),  # an address that is not known yet is asked for, not left out
        (Housing.RECEPTION_CENTRE, "Kade", True),
        (Housing.RECEPTION_CENTRE, "", False),
        (Housing.NO_FIXED_ADDRESS, "Kade", False),
        (Housing.NO_FIXED_ADDRESS, "", False),
    ],
)
def test_post_goes_where_there_is_a_door(housing: Housing | None, street: str, takes: bool) -> None:
    address = Address(housing=housing, street=street, house_number="1" if street else "", place="Utrecht")
    assert make_client(address=address).takes_post is takes
