from pytestqt.qtbot import QtBot

from ks_desktop.coalition.page.offered import OfferedPane
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import UserId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import NameButton
from tests.coalition.domain.test_services import make_service
from tests.coalition.test_service import make_organisation
from tests.desks import settle
from tests.widgets.hands import child


def test_it_shows_what_a_partner_offers_and_hides_where_there_is_nothing(
    qtbot: QtBot, desk: Desk, coalition: Coalition, actor: UserId
) -> None:
    team, other = make_organisation(), make_organisation(name="De Bron")
    for each in (team, other):
        coalition.save_organisation(each, actor=actor)
    coalition.services.save(offered := make_service(organisation_id=team.id), actor=actor)
    pane = OfferedPane(desk, coalition.services)
    qtbot.addWidget(pane)
    pane.show_organisation(team)
    settle(desk.tasks)
    assert not pane.isHidden()
    with qtbot.waitSignal(pane.service_wanted) as rung:
        child(pane, NameButton, "open_offered").click()
    assert rung.args == [offered.id]
    for shown in (other, None):
        pane.show_organisation(shown)
        settle(desk.tasks)
        assert pane.isHidden()
