from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.catalogue import find_municipality
from ks_desktop.coalition.domain import CareDomain, Cost, HerFacts, OfferQuestion, Region, Regions
from ks_desktop.coalition.page.offer.filters import NarrowButton, OfferFilters
from ks_desktop.core.gestation import age_of
from tests.coalition.domain.test_services import TODAY


@pytest.fixture
def filters(qtbot: QtBot) -> OfferFilters:
    made = OfferFilters()
    qtbot.addWidget(made)
    return made


def test_every_field_narrows_and_says_what_is_known(filters: OfferFilters) -> None:
    assert filters.question("x") == OfferQuestion(text="x")
    assert filters.facts(TODAY) == HerFacts(today=TODAY)
    filters.offer_municipalities([find_municipality("Utrecht")])
    for field, value in (
        *((filters.need, "money"), (filters.municipality, "GM0344"), (filters.language, "ti")),
        *((filters.age, "26+5"), (filters.years, "24"), (filters.cost, "free")),
    ):
        field.set_value(value)
    filters.with_hidden.setChecked(True)
    assert filters.chosen() == 6
    asked = filters.question("")
    assert asked.with_hidden
    assert (asked.need, asked.municipality, asked.language) == ("money", "GM0344", "ti")
    assert (asked.age, asked.years, asked.cost) == (age_of(26, 5), 24, Cost.FREE)
    facts = filters.facts(TODAY)
    assert facts.due == TODAY + timedelta(days=280 - 26 * 7 - 5)
    assert (facts.language, facts.municipality, facts.years) == ("ti", "GM0344", 24)
    filters.offer_municipalities([find_municipality("Zeist"), find_municipality("Utrecht")])
    assert filters.municipality.value() == "GM0344"  # what was chosen stays


def test_region_domain_and_ticks_narrow_too(filters: OfferFilters) -> None:
    filters.offer_regions(Regions([Region(key="around", name="Rondom", municipalities=("GM0344",))]))
    filters.region.set_value("around")
    filters.domain.set_value("informal")
    for tick in (filters.has_place, filters.is_unchecked, filters.is_placeless):
        tick.setChecked(True)
    assert filters.chosen() == 5
    assert filters.question("") == OfferQuestion(
        region="around", domain=CareDomain.INFORMAL, has_place=True, is_unchecked=True, is_placeless=True
    )


def test_what_is_used_less_is_folded_and_says_how_much_of_it_narrows(filters: OfferFilters) -> None:
    filters.show()
    low = filters.height_in(800)
    shown = (filters.need, filters.municipality, filters.age, filters.language)
    folded = (filters.region, filters.domain, filters.cost, filters.years, filters.has_place)
    assert [each.isVisible() for each in shown] == [True] * 4
    assert [each.isVisible() for each in folded] == [False] * 5
    assert filters.more.text() == "Meer filters"
    filters.more.click()
    assert [each.isVisible() for each in folded] == [True] * 5
    assert filters.height_in(800) > low
    filters.has_place.setChecked(True)
    filters.years.editor.setText("24")
    filters.language.set_value("ti")
    filters.language.edited.emit()
    filters.more.click()
    assert filters.more.text() == "Meer filters (2)"
    assert filters.chosen() == 3
    filters.hide()


def test_what_is_typed_halfway_narrows_nothing_and_is_told_when_it_is_left(filters: OfferFilters) -> None:
    filters.age.editor.setText("26+")
    filters.years.editor.setText("jong")
    assert (filters.question("").age, filters.question("").years) == (None, None)
    assert filters.age.error() == ""
    filters.age.left.emit()
    assert filters.age.error()


def test_the_button_says_how_many_fields_narrow_and_has_room_for_it(qtbot: QtBot) -> None:
    button = NarrowButton()
    qtbot.addWidget(button)
    before = button.sizeHint().width()
    button.show_count(2)
    assert button.text() == "Verfijnen (2)"
    assert button.sizeHint().width() > before
    button.show_count(0)
    assert button.text() == "Verfijnen"
