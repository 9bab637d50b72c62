from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import Organisation
from ks_desktop.coalition.page import DirectoryPage
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import Changes, UserId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import NameButton
from tests.coalition.domain.test_services import make_service
from tests.coalition.page.test_card import typed
from tests.coalition.test_service import make_organisation
from tests.desks import settle
from tests.widgets.hands import bring_forward, child, focused


def opened(qtbot: QtBot, desk: Desk, coalition: Coalition) -> DirectoryPage:
    page = DirectoryPage(desk, coalition)
    qtbot.addWidget(page)
    desk.tasks.changed.connect(page.on_changes)
    page.resize(1052, 720)
    bring_forward(page)
    settle(desk.tasks)
    return page


def partner(coalition: Coalition, actor: UserId) -> Organisation:
    coalition.save_organisation(made := make_organisation(), actor=actor)
    return made


def test_it_begins_with_what_is_offered_and_goes_to_the_partners_and_back(
    qtbot: QtBot, desk: Desk, coalition: Coalition, actor: UserId
) -> None:
    page = opened(qtbot, desk, coalition)
    assert page.offer.isVisible()
    assert len(page.offer.table.records()) >= 25
    child(page, QPushButton, "view_partners").click()
    settle(desk.tasks)
    assert page.partners.isVisible()
    assert not page.offer.isVisible()
    child(page, QPushButton, "view_offer").click()
    page.open_card(partner(coalition, actor))  # as Ctrl+K does
    settle(desk.tasks)
    assert page.partners.card.isVisible()
    assert page.views.word() == "partners"
    assert page.isAncestorOf(focused())
    with qtbot.waitSignal(page.calls_wanted):
        page.offer.calls_button.click()
    page.on_changes(Changes(letters=True))
    assert page.width() == 1052


def test_in_a_small_window_the_title_makes_room_so_that_the_views_stay_in_one_row(
    qtbot: QtBot, desk: Desk, coalition: Coalition
) -> None:
    page = opened(qtbot, desk, coalition)
    assert page.title.isVisible()
    page.resize(665, 440)  # 1280 x 800 at 150 %
    assert not page.title.isVisible()
    assert len({button.y() for button in page.views.findChildren(QPushButton)}) == 1
    page.resize(1052, 720)
    assert page.title.isVisible()


def test_a_partner_that_stood_open_comes_back_with_its_view(
    qtbot: QtBot, desk: Desk, coalition: Coalition, actor: UserId
) -> None:
    page = opened(qtbot, desk, coalition)
    team = partner(coalition, actor)
    coalition.services.save(make_service(organisation_id=team.id), actor=actor)
    page.open_card(team)
    settle(desk.tasks)
    child(page.partners.card, NameButton, "open_offered").click()
    settle(desk.tasks)
    assert page.offer.card.isVisible()
    child(page.offer.card, NameButton, "open_partner").click()  # and back
    settle(desk.tasks)
    typed(page.partners.card, "phone", "030 1234567")
    page.partners.card.form.flush_draft()
    settle(desk.tasks)
    again = opened(qtbot, desk, coalition)
    assert again.partners.card.isVisible()
    assert again.partners.card.form.field("phone").raw() == "030 1234567"
