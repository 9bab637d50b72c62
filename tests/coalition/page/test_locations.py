import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import Organisation
from ks_desktop.coalition.page.locations import LocationsPane
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import UserId
from ks_desktop.widgets.desk import Desk
from tests.coalition.domain.test_services import make_service
from tests.coalition.test_service import make_organisation
from tests.desks import settle
from tests.widgets.hands import bring_forward


@pytest.fixture
def shelter(coalition: Coalition, actor: UserId) -> Organisation:
    made = make_organisation(name="Opvang", address_secret=True)
    coalition.save_organisation(made, actor=actor)
    return coalition.card(made.id, actor=actor)


def test_a_place_is_added_as_secret_corrected_and_put_aside(
    qtbot: QtBot, desk: Desk, coalition: Coalition, shelter: Organisation, actor: UserId
) -> None:
    pane = LocationsPane(desk, coalition)
    qtbot.addWidget(pane)
    bring_forward(pane)
    pane.show_organisation(shelter)
    settle(desk.tasks)
    pane.add.click()
    for name, text in (("name", "Intake"), ("street", "Stilpad"), ("house_number", "3"), ("postcode", "nergens")):
        pane.form.field(name).set_raw(text)
    pane.save_shown()
    settle(desk.tasks)
    assert pane.form.field("postcode").error()
    pane.form.field("postcode").set_raw("3511zz")
    pane.save_shown()
    settle(desk.tasks)
    (place,) = coalition.locations.cards(shelter.id, actor=actor)
    assert (place.address_secret, place.street) == (True, "Stilpad")  # proposed, because the partner may not be found
    coalition.services.save(make_service(organisation_id=shelter.id, locations=(place.id,)), actor=actor)
    pane.edit(place)
    pane.retire.click()
    settle(desk.tasks)
    assert "Budgetcafé" in pane.status.text.text()
    (place,) = coalition.locations.cards(shelter.id, actor=actor)
    assert place.is_hidden
    assert "niet meer in gebruik" in pane.said(place)
    pane.edit(place)
    pane.retire.click()
    settle(desk.tasks)
    assert not coalition.locations.cards(shelter.id, actor=actor)[0].is_hidden
