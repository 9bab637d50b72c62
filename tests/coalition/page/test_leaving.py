from pytestqt.qtbot import QtBot

from ks_desktop.coalition.page.leaving import LeavingPane
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import UserId
from ks_desktop.widgets.desk import Desk
from tests.coalition.domain.test_services import make_service
from tests.coalition.test_service import make_organisation
from tests.desks import settle


def test_what_hangs_is_said_first_and_it_can_come_back(
    qtbot: QtBot, desk: Desk, coalition: Coalition, actor: UserId
) -> None:
    team = make_organisation()
    coalition.save_organisation(team, actor=actor)
    coalition.services.save(make_service(organisation_id=team.id), actor=actor)
    pane = LeavingPane(desk, coalition)
    qtbot.addWidget(pane)
    pane.show_organisation(coalition.card(team.id, actor=actor))
    pane.ask.click()
    settle(desk.tasks)
    assert "1 keer aanbod" in pane.said.text()
    pane.cancel.click()
    assert pane.leave.isHidden()
    pane.ask.click()
    settle(desk.tasks)
    with qtbot.waitSignal(pane.left):
        pane.leave.click()
        settle(desk.tasks)
    assert coalition.organisations(actor=actor) == ()
    pane.leave.click()  # the card of before: somebody changed it
    settle(desk.tasks)
    assert pane.status.text.text()
    pane.show_organisation(coalition.card(team.id, actor=actor))
    assert (pane.ask.isHidden(), pane.back.isHidden()) == (True, False)
    pane.back.click()
    settle(desk.tasks)
    assert [each.name for each in coalition.organisations(actor=actor)] == [team.name]
    pane.show_organisation(None)
    assert pane.isHidden()
