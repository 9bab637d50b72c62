import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import OrganisationKind
from ks_desktop.coalition.page.partners import PartnersView
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import Changes, UserId
from ks_desktop.widgets.desk import Desk
from tests.coalition.page.test_card import typed
from tests.coalition.test_service import make_organisation
from tests.desks import settle
from tests.widgets.hands import bring_forward, child, focused


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, coalition: Coalition) -> PartnersView:
    made = PartnersView(desk, coalition)
    qtbot.addWidget(made)
    desk.tasks.changed.connect(made.on_changes)
    made.resize(1052, 720)
    bring_forward(made)
    settle(desk.tasks)
    return made


@pytest.fixture
def two_partners(coalition: Coalition, actor: UserId) -> None:
    coalition.save_organisation(make_organisation(), actor=actor)
    coalition.save_organisation(make_organisation(name="Praktijk De Bron", kind=OrganisationKind.MIDWIFE), actor=actor)


def names(page: PartnersView) -> list[str]:
    return [partner.name for partner in page.table.records()]


@pytest.mark.usefixtures("two_partners")
def test_partners_are_searched_and_shown_per_domain(page: PartnersView, desk: Desk) -> None:
    assert names(page) == ["Praktijk De Bron", "Wijkteam Lunetten"]
    child(page, QPushButton, "domain_social").click()
    settle(desk.tasks)
    assert names(page) == ["Wijkteam Lunetten"]
    child(page, QPushButton, "domain_all").click()
    page.search_field.setText("bron")
    settle(desk.tasks)
    assert names(page) == ["Praktijk De Bron"]
    QTest.keyClick(page.search_field, Qt.Key.Key_Return)
    assert page.table.current() is not None
    page.search_field.setText("niets hiervan")
    settle(desk.tasks)
    assert names(page) == []


@pytest.mark.usefixtures("two_partners")
def test_enter_opens_the_card_and_esc_closes_it(page: PartnersView, desk: Desk) -> None:
    page.table.setFocus()
    page.table.select_first()
    QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    settle(desk.tasks)
    assert page.card.isVisible()
    assert page.card.heading.text() == "Praktijk De Bron"
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    settle(desk.tasks)
    assert page.card.isHidden()
    QTest.keyClick(page.table.view, Qt.Key.Key_F2)
    assert page.card.isVisible()


def test_a_new_partner_appears_in_the_list(page: PartnersView, desk: Desk) -> None:
    page.table.empty_state.button.click()
    settle(desk.tasks)
    typed(page.card, "name", "Wijkteam Noord")
    page.card.form.field("kind").set_value("neighbourhood_team")
    page.card.save.click()
    settle(desk.tasks)
    assert names(page) == ["Wijkteam Noord"]


@pytest.mark.usefixtures("two_partners")
def test_a_card_that_stood_open_is_there_when_the_page_is_made_anew(
    page: PartnersView, desk: Desk, coalition: Coalition, qtbot: QtBot
) -> None:
    page.open_card(page.table.records()[1])
    settle(desk.tasks)
    typed(page.card, "phone", "030 1234567")
    page.card.form.flush_draft()
    settle(desk.tasks)
    again = PartnersView(desk, coalition)
    qtbot.addWidget(again)
    bring_forward(again)
    again.card.find_open()
    settle(desk.tasks)
    assert again.card.isVisible()
    assert again.card.heading.text() == "Wijkteam Lunetten"
    assert again.card.form.field("phone").raw() == "030 1234567"


def test_a_half_typed_new_partner_is_there_when_the_page_is_made_anew(
    page: PartnersView, desk: Desk, coalition: Coalition, qtbot: QtBot
) -> None:
    page.new()
    settle(desk.tasks)
    typed(page.card, "name", "Wijkteam Noord")
    page.card.form.flush_draft()
    settle(desk.tasks)
    again = PartnersView(desk, coalition)
    qtbot.addWidget(again)
    bring_forward(again)
    again.card.find_open()
    settle(desk.tasks)
    assert again.card.form.field("name").raw() == "Wijkteam Noord"


def test_in_a_small_window_the_card_stands_alone(page: PartnersView, desk: Desk) -> None:
    page.resize(640, 480)
    page.new()
    settle(desk.tasks)
    assert page.card.isVisible()
    assert page.list.isHidden()
    assert page.width() == 640
    page.card.close_card()
    assert page.list.isVisible()


@pytest.mark.usefixtures("two_partners")
def test_it_looks_again_only_when_a_partner_changed(
    page: PartnersView, desk: Desk, coalition: Coalition, actor: UserId
) -> None:
    coalition.save_organisation(make_organisation(name="Erbij"), actor=actor)
    page.on_changes(Changes(letters=True))
    settle(desk.tasks)
    assert "Erbij" not in names(page)
    page.on_changes(Changes(coalition=True))
    settle(desk.tasks)
    assert "Erbij" in names(page)


def test_a_key_begins_a_new_partner_also_over_an_open_card(page: PartnersView, desk: Desk) -> None:
    page.open_card(make_organisation())
    settle(desk.tasks)
    assert page.new_button.isVisible()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.search_field, Qt.Key.Key_N, keys)
    settle(desk.tasks)
    assert page.card.isVisible()
    assert page.card.form.field("name").raw() == ""
