import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.coalition import catalogue
from ks_desktop.coalition.catalogue import (
    find_municipality,
    municipalities,
    municipality_of_place,
    municipality_or_none,
    postcodes_of,
    whereabouts_of_postcode,
)
from ks_desktop.coalition.domain import FIRST_VISIT, SECOND_VISIT
from ks_desktop.core.errors import UserError


@pytest.mark.parametrize("typed", ["GM0344", "gm0344", "0344", "344", "Utrecht", " utrecht ", "UTRECHT"])
def test_a_municipality_is_known_by_code_and_name(typed: str) -> None:
    assert find_municipality(typed).code == "GM0344"


def test_the_name_people_write_is_known_too() -> None:
    assert find_municipality("Den Haag") == find_municipality("'s-Gravenhage")
    assert find_municipality("sudwest-fryslan").name == "Súdwest-Fryslân"


@pytest.mark.parametrize("typed", ["", "Nergenshuizen", "9999", "٣٤٤", "GM"])
def test_an_unknown_municipality_is_named_at_its_field(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        find_municipality(typed)
    assert caught.value.field == "municipality"


def test_a_place_gives_its_municipality_only_when_that_is_certain() -> None:
    utrecht = find_municipality("Utrecht")
    assert municipality_of_place("Utrecht") == utrecht
    assert municipality_of_place("", "3511 AB") == utrecht
    assert municipality_of_place("Nergenshuizen", "") is None


def test_the_catalogue_is_whole_and_sorted() -> None:
    every = municipalities()
    assert len(every) > 300
    assert len({m.code for m in every}) == len(every)
    assert all(municipality_or_none(m.code) == m for m in every)


@given(st.text(max_size=30))
def test_any_text_is_a_municipality_or_not(typed: str) -> None:
    found = municipality_or_none(typed)
    assert found is None or found in municipalities()


def test_a_postcode_proposes_its_places_and_their_municipality() -> None:
    found = whereabouts_of_postcode("3454 AB")
    assert [each.place for each in found] == ["De Meern", "Utrecht", "Vleuten"]
    assert {each.municipality.name for each in found} == {"Utrecht"}
    assert not any(each.is_guess for each in found)
    assert whereabouts_of_postcode("0000 AA") == whereabouts_of_postcode("") == ()


def test_a_postcode_in_two_municipalities_proposes_both() -> None:
    found = whereabouts_of_postcode("5256")
    assert {each.municipality.name for each in found if not each.is_guess} == {"Heusden"}
    assert {each.municipality.name for each in found if each.place == "Heesbeen"} == {"Heusden", "Altena"}
    assert municipality_of_place("Heesbeen", "5256 AB") is None


def test_of_two_places_of_one_name_the_postcode_says_which_is_meant() -> None:
    here, there = municipality_of_place("Heusden", "5256 AB"), municipality_of_place("Heusden", "5725 AB")
    assert here is not None
    assert there is not None
    assert (here.name, there.name) == ("Heusden", "Asten")


def test_a_place_or_a_municipality_has_postcodes() -> None:
    assert "3511" in postcodes_of("Utrecht", "")
    assert "3511" in postcodes_of("", "GM0344")
    assert set(postcodes_of("Vleuten", "GM0344")) < set(postcodes_of("", "GM0344"))
    assert postcodes_of("Nergenshuizen", "") == ()
    assert postcodes_of("", "") == ()


def test_every_kind_of_contact_but_the_first_visit_has_weeks() -> None:
    keys = [each.key for each in catalogue.contact_types()]
    assert keys[0] == FIRST_VISIT
    assert list(catalogue.contact_windows()) == keys[1:]
    second = catalogue.contact_windows()[SECOND_VISIT]
    assert (second.after_from, second.after_until, second.window.latest.weeks) == (4, 8, 37)
