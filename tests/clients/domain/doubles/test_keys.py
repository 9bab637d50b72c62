from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.clients.domain.doubles.keys import Kind, asked_keys, key, kind_of, stored_keys
from ks_desktop.clients.domain.doubles.traits import make_traits, traits_of
from ks_desktop.core.values import ClientId, new_id
from tests.clients.domain.doubles.makers import BORN, DUE, her
from tests.clients.makers import make_case, make_client

TEXTS = st.fixed_dictionaries(
    {name: st.text(max_size=12) for name in ("given_name", "birth_surname", "partner_surname", "street", "phone")}
)


@given(TEXTS, st.one_of(st.none(), st.dates(date(1970, 1, 1), date(2010, 1, 1))))
def test_an_exact_double_is_always_found(texts: dict[str, str], born: date | None) -> None:
    one = make_traits(ClientId(new_id()), texts, born)
    other = make_traits(ClientId(new_id()), texts, born)
    assert asked_keys(one) & stored_keys(other)


@pytest.mark.parametrize(
    ("changed", "born"),
    [
        ({"given_name": "Ailin", "phone": "06 11111111"}, BORN),
        ({"street": "Kerkweg", "postcode": "1011 AA", "phone": ""}, date(1998, 12, 3)),
        ({"street": "Kerkweg", "postcode": "1011 AA", "phone": ""}, date(1989, 3, 12)),
        ({"street": "Kerkweg", "postcode": "1011 AA", "phone": ""}, None),
        ({"given_name": "Kaya", "birth_surname": "Aylin", "postcode": "", "phone": ""}, date(1998, 3, 13)),
        ({"birth_surname": "Jansen", "partner_surname": "Kaya", "postcode": "", "phone": ""}, date(1998, 3, 13)),
        ({"given_name": "", "initials": "A.", "postcode": "", "phone": ""}, None),
    ],
)
def test_a_double_with_mistakes_is_found_from_both_sides(changed: dict[str, str], born: date | None) -> None:
    one, other = her(), her(born, **changed)
    assert asked_keys(one) & stored_keys(other)
    assert asked_keys(other) & stored_keys(one)


def test_two_dated_women_of_one_name_alone_are_not_looked_at() -> None:
    other = her(date(1985, 7, 30), date(2027, 8, 1), street="Kerkweg", postcode="1011 AA", phone="06 99999999")
    assert not asked_keys(her()) & stored_keys(other)


def test_a_key_says_its_kind_and_fits_a_number_of_eight_bytes() -> None:
    for kind in Kind:
        number = key(kind, "iets")
        assert kind_of(number) == kind
        assert 0 <= number < 2**63
    client = make_client()
    dated = stored_keys(traits_of(client, [make_case(client, due_date=DUE)]))
    due = {number for number in dated if kind_of(number) == Kind.DUE_NAMED}
    assert due
    assert not due & stored_keys(traits_of(client))
