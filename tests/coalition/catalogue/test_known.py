from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from ks_desktop.coalition import catalogue
from ks_desktop.coalition.catalogue import known
from ks_desktop.coalition.domain import Municipality
from ks_desktop.core.errors import UserError

TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _shipped_again() -> Iterator[None]:
    yield
    catalogue.use((), TODAY)


@pytest.mark.parametrize(
    ("year", "count"),
    [
        *((2026, 342), (2023, 342), (2022, 345), (2021, 352), (2020, 355), (2018, 380), (2017, 388), (2016, 390)),
        *((2015, 393), (2014, 403), (2013, 408), (2012, 415), (2011, 418), (2010, 431)),
    ],
)
def test_so_many_municipalities_were_there_on_the_first_of_january(year: int, count: int) -> None:
    assert sum(each.is_there(date(year, 1, 1)) for each in known.shipped()) == count


def test_what_is_shipped_contradicts_nothing() -> None:
    codes = Counter(each.code for each in known.shipped())
    assert set(codes.values()) == {1}
    for each in known.shipped():
        catalogue.register().check(each)
        assert catalogue.register().now(each.code)
        assert each.until is None or each.source


@pytest.mark.parametrize(
    ("code", "name"),
    [("GM0457", "Amsterdam"), ("GM0398", "Dijk en Waard"), ("GM0083", "Waadhoeke"), ("GM0265", "Berg en Dal")],
)
def test_an_old_code_is_read_and_leads_to_the_new_name(code: str, name: str) -> None:
    assert catalogue.find_municipality(code).code == code
    now = catalogue.register().one_now(code)
    assert now is not None
    assert now.name == name


@pytest.mark.parametrize(
    ("typed", "said"),
    [("Weesp", "hoort nu bij Amsterdam"), ("Haaren", "Oisterwijk, Boxtel, Tilburg, Vught")],
)
def test_typing_an_old_name_says_what_it_is_part_of(typed: str, said: str) -> None:
    with pytest.raises(UserError, match="municipality_ended") as caught:
        catalogue.find_municipality(typed)
    assert said in caught.value.text()
    assert catalogue.now_called(typed)[0] in said
    assert catalogue.now_called("Utrecht") == catalogue.now_called("Nergenshuizen") == ()


def test_what_the_organisation_says_counts_before_what_is_shipped() -> None:
    ended = Municipality(
        code="GM1696", name="Wijdemeren", until=date(2026, 1, 1), succeeded_by=("GM0402",), is_own=True
    )
    catalogue.use([ended], TODAY)
    assert ended not in catalogue.municipalities()
    assert catalogue.find_municipality("1696") == ended
    with pytest.raises(UserError, match="municipality_ended"):
        catalogue.find_municipality("Wijdemeren")
    catalogue.use([ended], date(2025, 12, 31))
    assert catalogue.find_municipality("Wijdemeren") == ended
    lost = Municipality(code="GM1696", name="Wijdemeren", until=date(2026, 1, 1))
    catalogue.use([lost], TODAY)
    with pytest.raises(UserError) as caught:
        catalogue.find_municipality("Wijdemeren")
    assert "Kies" in caught.value.text()


def test_places_follow_the_municipality_they_are_part_of() -> None:
    before = catalogue.municipality_of_place("Loosdrecht", "1231 AA")
    ended = Municipality(code="GM1696", name="Wijdemeren", until=date(2026, 1, 1), succeeded_by=("GM0402",))
    catalogue.use([ended], TODAY)
    after = catalogue.municipality_of_place("Loosdrecht", "1231 AA")
    assert (before and before.name, after and after.name) == ("Wijdemeren", "Hilversum")
    assert "1231" in catalogue.postcodes_of("", "GM0402")
    assert "1231" in catalogue.postcodes_of("", "GM1696")


def test_a_place_that_bears_an_old_name_lies_in_the_new_municipality_where_no_other_bears_it() -> None:
    weesp = catalogue.municipality_of_place("Weesp")
    assert weesp is not None
    assert weesp.name == "Amsterdam"
    assert catalogue.municipality_of_place("Loenen") is None  # there are two
    assert catalogue.municipality_of_place("Haaren") is None  # it was divided
