from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.form.location import LocationForm
from ks_desktop.core.errors import UserError
from tests.coalition.domain.test_locations import make_location


@pytest.fixture
def form(qtbot: QtBot) -> LocationForm:
    made = LocationForm()
    qtbot.addWidget(made)
    return made


def test_a_place_goes_through_the_form_unchanged(form: LocationForm) -> None:
    for place in (make_location(address_secret=True, is_hidden=True, version=3), make_location(municipality="")):
        form.show_location(place)
        typed = form.location(place.id, place.organisation_id, place)
        named = replace(typed, municipality=place.municipality)  # it stands in words; the service looks it up
        assert named == place


def test_a_new_place_needs_a_name_and_may_be_proposed_as_secret(form: LocationForm) -> None:
    place = make_location()
    form.propose_secret()
    assert form.unsaved() == {}
    with pytest.raises(UserError) as caught:
        form.location(place.id, place.organisation_id, None)
    assert caught.value.field == "name"
    form.field("name").set_value("Intake")
    assert form.location(place.id, place.organisation_id, None).address_secret
