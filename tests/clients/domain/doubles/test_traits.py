from dataclasses import replace

from ks_desktop.clients.domain.doubles.traits import make_traits, traits_of
from ks_desktop.core.values import ClientId, new_id
from tests.clients.domain.doubles.makers import BORN, DUE, her
from tests.clients.makers import make_case, make_client


def test_a_record_and_its_texts_are_compared_alike() -> None:
    client = make_client()
    traits = traits_of(client, [make_case(client)])
    address, contact = client.address, client.contact
    texts = {
        "given_name": client.name.given_name,
        "initials": client.name.initials,
        "birth_surname": client.name.birth_surname,
        "bsn": client.bsn,
        "street": address.street,
        "house_number": "12 A",
        "postcode": "3511ab",
        "phone": "+31 6 12345678",
        "consent_given": "yes",
    }
    del contact
    assert make_traits(client.id, texts, BORN, [DUE]) == traits
    assert make_traits(client.id, texts, BORN, [DUE]).whole == traits.whole


def test_initials_come_from_either_field() -> None:
    assert her(given_name="A.K.").letters == her(given_name="", initials="A.K.").letters == "ak"
    assert her(given_name="Aylin Kim").letters == "ak"


def test_the_whole_says_everything_but_whose_it_is() -> None:
    one = her()
    assert replace(one, client_id=ClientId(new_id())).whole == one.whole
    assert her(email="a@b.example").whole != one.whole
    assert her(phone="123").phones == frozenset()
