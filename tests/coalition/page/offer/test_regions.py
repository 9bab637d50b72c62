import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.page.offer.regions import RegionsPane
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import UserId
from ks_desktop.widgets.desk import Desk
from tests.desks import end_pauses, settle
from tests.widgets.hands import bring_forward


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk, coalition: Coalition) -> RegionsPane:
    made = RegionsPane(desk, coalition)
    qtbot.addWidget(made)
    bring_forward(made)
    made.open()
    settle(desk.tasks)
    return made


def test_an_own_region_is_added_and_one_of_the_catalogue_corrected(
    pane: RegionsPane, desk: Desk, coalition: Coalition, actor: UserId
) -> None:
    pane.form.field("name").set_raw("Eemland")
    pane.form.field("municipalities").set_raw("Amersfoort, Nergens")
    pane.save.click()
    settle(desk.tasks)
    assert "Nergens" in pane.form.field("municipalities").error()
    pane.form.field("municipalities").set_raw("Amersfoort\nBaarn")
    pane.save.click()
    settle(desk.tasks)
    known = coalition.regions.all(actor=actor)
    assert {known.name_of(key) for key in known.of("GM0308")} == {"Eemland", "GGD regio Utrecht"}
    pane.choice.set_value("ggd_flevoland")
    settle(desk.tasks)
    assert "Almere" in str(pane.form.field("municipalities").raw())
    pane.form.field("name").set_raw("Flevoland")
    pane.save.click()
    settle(desk.tasks)
    assert coalition.regions.all(actor=actor).name_of("ggd_flevoland") == "Flevoland"


def test_what_was_typed_is_there_again_and_who_is_second_sees_what_is_now(
    qtbot: QtBot, pane: RegionsPane, desk: Desk, coalition: Coalition, actor: UserId
) -> None:
    pane.form.field("name").set_raw("Half getypt")
    end_pauses(pane)
    settle(desk.tasks)
    with qtbot.waitSignal(pane.closed):
        pane.leave()
    pane.open()
    settle(desk.tasks)
    assert pane.form.field("name").raw() == "Half getypt"
    pane.choice.set_value("ggd_flevoland")
    settle(desk.tasks)
    stored = next(each for each in coalition.regions.all(actor=actor).all if each.key == "ggd_flevoland")
    coalition.regions.save(stored, actor=actor)
    pane.save.click()
    settle(desk.tasks)
    assert "Iemand anders" in pane.status.text.text()
