from dataclasses import replace

from pytestqt.qtbot import QtBot

from ks_desktop.coalition.page.locations import LocationsPane
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import UserId
from ks_desktop.widgets.desk import Desk
from tests.coalition.domain.test_locations import make_location
from tests.coalition.test_service import make_organisation
from tests.desks import end_pauses, settle
from tests.widgets.hands import bring_forward


def test_what_was_typed_for_a_new_one_is_there_again_and_who_is_second_sees_what_is_now(
    qtbot: QtBot, desk: Desk, coalition: Coalition, actor: UserId
) -> None:
    team = make_organisation()
    coalition.save_organisation(team, actor=actor)
    coalition.locations.save(place := make_location(team.id), actor=actor)
    pane = LocationsPane(desk, coalition)
    qtbot.addWidget(pane)
    bring_forward(pane)
    pane.show_organisation(team)
    settle(desk.tasks)
    pane.begin()
    pane.form.field("name").set_raw("Half getypt")
    end_pauses(pane)
    settle(desk.tasks)
    pane.show_organisation(team)
    settle(desk.tasks)
    assert pane.form.field("name").raw() == "Half getypt"
    pane.leave()
    settle(desk.tasks)
    stored = replace(place, version=1)
    pane.edit(stored)
    coalition.locations.hide(stored, actor=actor)
    pane.save_shown()
    settle(desk.tasks)
    assert "Iemand anders" in pane.status.text.text()
    assert coalition.locations.of(team.id, actor=actor)[0].is_hidden
