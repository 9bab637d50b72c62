from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.clients.domain import Address, SafeContact
from ks_desktop.clients.domain.likeness import (
    Resembling,
    house_key,
    is_elsewhere,
    is_same_woman,
    is_somebody_else,
    is_written_alike,
    names_fit,
    resembling,
)
from ks_desktop.core.errors import UserError
from tests.clients.makers import make_client, make_name

MOVED = Address(street="Kerkweg", house_number="3", postcode="3701 AB", place="Zeist")
REACHED = SafeContact(phone="06 87654321")


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"bsn": "999910425"}, False),
        ({"name": make_name(given_name="Fatma")}, True),
        ({"bsn": "", "name": make_name(given_name="Ayla")}, False),
        ({"bsn": "", "name": make_name(given_name="A.")}, True),
        ({"bsn": "", "name": make_name(given_name="", initials="")}, True),
        ({"bsn": "", "birth_date": date(1998, 3, 13)}, False),
        ({"bsn": "", "birth_date": None}, False),
        ({"bsn": "", "address": MOVED}, True),
        ({"bsn": "", "contact": REACHED}, True),
        ({"bsn": "", "address": MOVED, "contact": REACHED}, False),
        ({"address": MOVED, "contact": REACHED}, True),
    ],
)
def test_in_doubt_they_are_two(changes: dict[str, object], same: bool) -> None:
    assert is_same_woman(make_client(), make_client(**changes)) is same
    assert is_same_woman(make_client(**changes), make_client()) is same


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        (("Fatima", ""), ("Fadma", ""), False),
        (("Fatima", ""), ("fatíma", ""), True),
        (("Fatima", ""), ("F.", ""), True),
        (("Fatima", "F.Z."), ("", "F.Z."), True),
        (("", "F.Z."), ("", "F.B."), False),
        (("", "F.Z."), ("", "FZ"), True),
        (("Anna Maria", ""), ("A.M.", ""), True),
        (("Anna Maria", ""), ("Anna", ""), False),
        (("", ""), ("Fadma", ""), True),
        (("Fatima", ""), ("", "K."), False),
    ],
)
def test_a_given_name_fits_itself_and_its_initials(one: tuple[str, str], other: tuple[str, str], fit: bool) -> None:
    names = [make_name(given_name=given, initials=initials) for given, initials in (one, other)]
    assert names_fit(*names) is fit
    assert names_fit(*reversed(names)) is fit


@pytest.mark.parametrize(
    ("changes", "other"),
    [
        ({}, False),
        ({"birth_date": date(1990, 1, 1)}, False),
        ({"name": make_name(birth_surname="Slot")}, False),
        ({"name": make_name(birth_surname="Slot"), "birth_date": None}, True),
        ({"name": make_name(birth_surname="Slot"), "birth_date": date(1990, 1, 1)}, True),
        ({"name": make_name(birth_surname="Slot", partner_surname="Kaya"), "birth_date": None}, False),
    ],
)
def test_one_bsn_with_another_name_and_birth_date_is_a_mistake(changes: dict[str, object], other: bool) -> None:
    assert is_somebody_else(make_client(), make_client(**changes)) is other


def test_an_accent_is_a_difference_to_tell_and_a_capital_is_none() -> None:
    assert is_written_alike(make_name(birth_surname="KAYA"), make_name())
    assert not is_written_alike(make_name(birth_surname="Çelik"), make_name(birth_surname="celik"))


def test_two_addresses_are_others_only_when_both_are_known() -> None:
    client = make_client(contact=REACHED)
    moved = make_client(address=MOVED)
    assert is_elsewhere(client, moved)
    assert not is_elsewhere(client, replace(moved, address=Address(place="Zeist"), contact=SafeContact()))
    assert is_elsewhere(client, replace(moved, address=Address(street="Kerkweg", house_number="12a")))
    assert not is_elsewhere(client, replace(moved, address=Address(street="lindestraat", house_number="12A")))


def test_a_name_and_a_birth_date_are_not_enough_where_all_else_that_is_known_is_another() -> None:
    client = make_client(bsn="")
    assert not is_same_woman(client, make_client(bsn="", address=MOVED, contact=SafeContact()))
    assert not is_same_woman(client, make_client(bsn="", address=Address(), contact=REACHED))
    assert is_same_woman(client, make_client(bsn="", address=Address(), contact=SafeContact()))


@pytest.mark.parametrize("one", [("12a", ""), ("12 A", ""), ("12", "a"), ("12-a", "")])
def test_one_house_is_written_in_many_ways(one: tuple[str, str]) -> None:
    assert house_key(Address(house_number=one[0], house_number_addition=one[1])) == ("12", "a")


def test_the_next_house_is_another() -> None:
    keys = {
        house_key(Address(house_number=n, house_number_addition=a)) for n, a in [("12", "2"), ("122", ""), ("1", "22")]
    }
    assert len(keys) == 3


def test_who_may_be_her_is_told_apart_from_who_is() -> None:
    asked = make_client(bsn="", name=make_name(given_name="Ayla"))
    sister, twin, initial = make_client(), make_client(bsn=""), make_client(name=make_name(given_name="A."))
    found = resembling(asked, [sister, twin, initial])
    assert found.same == (initial,)
    assert found.alike == (sister, twin)


def test_a_bsn_decides_alone() -> None:
    asked = make_client()
    by_bsn, by_name = make_client(name=make_name(given_name="Ayla")), make_client(bsn="")
    assert resembling(asked, [by_name, by_bsn]).same == (by_bsn,)
    other = make_client(bsn="999910425", name=make_name(given_name="Ayla"))
    assert resembling(asked, [other]) == Resembling(same=(), alike=())


def test_the_bsn_of_somebody_else_is_refused_without_saying_whose() -> None:
    with pytest.raises(UserError) as caught:
        resembling(make_client(name=make_name(birth_surname="Slot"), birth_date=None), [make_client()])
    assert (caught.value.field, caught.value.code) == ("bsn", "bsn_other")
    assert "Kaya" not in caught.value.text()
