import pytest

from ks_desktop.clients.domain import Address
from ks_desktop.visits.domain import Transport
from ks_desktop.visits.travel import crow_km, journey, place_name, places, postcode_of
from ks_desktop.visits.travel.places import digits_of


def test_utrecht_to_amsterdam_is_some_35_km() -> None:
    assert 30 < crow_km(places()["3511"], places()["1012"]) < 40
    assert journey("3511 AB", "1012 XY", Transport.CAR).minutes in {35, 40, 45}


def test_a_place_is_named_with_its_four_digits_only() -> None:
    assert place_name("3511 AB") == "3511 Utrecht"
    assert place_name("0001 AB") == "0001"
    assert place_name("") == ""
    assert [digits_of(each) for each in ("3511 AB", "3511", "0001 AB", "")] == ["3511", "3511", "", ""]


def test_who_has_no_postcode_is_travelled_to_by_her_place_or_municipality() -> None:
    assert postcode_of(Address(postcode="3511 AB", place="Amsterdam")) == "3511 AB"
    assert places()[postcode_of(Address(place="utrecht"))].name == "Utrecht"
    by_municipality = postcode_of(Address(municipality="GM0344"))
    assert places()[by_municipality].name == "Utrecht"
    assert postcode_of(Address(place="Nergenshuizen")) == ""
    assert journey("3511 AB", by_municipality, Transport.CAR).is_known


@pytest.mark.parametrize("one", ["3511", "9166", "6211"])
def test_a_place_is_no_way_from_itself(one: str) -> None:
    assert crow_km(places()[one], places()[one]) == 0
