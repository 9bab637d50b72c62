from dataclasses import replace

import pytest

from ks_desktop.clients.domain import Address, Answer, Client, SafeContact
from ks_desktop.clients.domain.joined import Difference, differences
from tests.clients.makers import make_client, make_name

HER = make_client()


def proposed(gone: Client, *, newer: bool = False) -> dict[str, Difference]:
    return {one.names[0]: one for one in differences(HER, gone, gone_is_newer=newer)}


def test_records_that_say_the_same_differ_in_nothing() -> None:
    assert differences(HER, make_client(), gone_is_newer=True) == ()


@pytest.mark.parametrize("newer", [True, False])
def test_an_address_and_a_name_are_chosen_whole(newer: bool) -> None:
    moved = make_client(address=Address(street="Kerkweg", house_number="3", postcode="3701 AB", place="Zeist"))
    (found,) = differences(HER, moved, gone_is_newer=newer)
    assert {"street", "place", "municipality", "address_note"} <= set(found.names)
    assert (found.gone, found.takes_gone) == ("Kerkweg 3 3701 AB Zeist", newer)
    married = proposed(make_client(name=make_name(birth_surname_prefix="van", birth_surname="Aa")))
    assert married["birth_surname_prefix"].gone == "van Aa"


def test_the_only_answer_and_the_safest_are_proposed() -> None:
    contact = SafeContact(phone="", email="a@b.example", safe_to_call=Answer.NO, safe_post=Answer.YES)
    found = proposed(replace(HER, bsn="", contact=contact, interpreter=False, is_shielded=True), newer=True)
    assert {name: one.takes_gone for name, one in found.items()} == {
        "bsn": False,
        "interpreter": False,
        "is_shielded": True,
        "phone": False,
        "email": True,
        "safe_to_call": True,
        "safe_post": True,
    }
