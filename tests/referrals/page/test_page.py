import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import Organisation, OrganisationKind
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.values import Changes, OrganisationId, UserId, new_id
from ks_desktop.referrals.domain import NotTakenUp, Tray
from ks_desktop.referrals.page import ReferralsPage, Services
from ks_desktop.referrals.service import Referrals
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.parts import column
from tests.desks import settle
from tests.referrals.form.test_referral import typed
from tests.referrals.makers import WHOLE, make_values
from tests.widgets.hands import bring_forward, child, focused


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, services: Services) -> ReferralsPage:
    made = ReferralsPage(desk, services)
    qtbot.addWidget(made)
    desk.tasks.changed.connect(made.on_changes)
    made.resize(1052, 720)
    bring_forward(made)
    settle(desk.tasks)
    return made


def names(page: ReferralsPage) -> list[str]:
    return [entry.name for entry in page.list.table.records()]


def test_each_tray_shows_its_own_referrals(
    page: ReferralsPage, desk: Desk, referrals: Referrals, actor: UserId
) -> None:
    referrals.record(WHOLE, actor=actor)
    referrals.record(make_values(given_name="Roos", birth_surname="Slot", bsn="", phone=""), actor=actor)
    page.refresh()
    settle(desk.tasks)
    assert names(page) == ["Aylin Kaya"]
    child(page, QPushButton, "tray_incomplete").click()
    settle(desk.tasks)
    assert names(page) == ["Roos Slot"]
    page.show_tray(Tray.READY)
    settle(desk.tasks)
    assert names(page) == []
    assert child(page, QPushButton, "tray_ready").isChecked()


def test_enter_rings_for_her_page_and_p_for_a_visit_and_she_is_seen(
    page: ReferralsPage, desk: Desk, referrals: Referrals, actor: UserId, qtbot: QtBot
) -> None:
    recorded = referrals.record(WHOLE, actor=actor)
    page.refresh()
    settle(desk.tasks)
    page.setFocus()
    with qtbot.waitSignal(page.plan_wanted) as rung:
        QTest.keyClick(page.list.table.view, Qt.Key.Key_P)
    assert rung.args == [recorded.case_id]
    settle(desk.tasks)
    assert names(page) == []
    page.show_tray(Tray.READY)
    settle(desk.tasks)
    with qtbot.waitSignal(page.case_chosen) as rung:
        QTest.keyClick(page.list.table.view, Qt.Key.Key_Return)
    assert rung.args == [recorded.case_id]


def test_a_new_referral_is_typed_beside_the_list_and_appears_in_it(page: ReferralsPage, desk: Desk) -> None:
    page.show_tray(Tray.READY)
    child(page, QPushButton, "new").click()
    settle(desk.tasks)
    assert page.pane.isVisible()
    assert page.list.isVisible()
    assert child(page, QPushButton, "new").isHidden()
    page.pane.form.show_texts(WHOLE)
    page.pane.save.click()
    settle(desk.tasks)
    assert names(page) == ["Aylin Kaya"]
    assert page.pane.isVisible()
    page.pane.close_button.click()
    settle(desk.tasks)
    assert page.pane.isHidden()
    assert child(page, QPushButton, "new").isVisible()


def test_after_saving_she_can_go_to_the_tray_in_which_it_lies(page: ReferralsPage, desk: Desk) -> None:
    page.new()
    settle(desk.tasks)
    page.pane.form.show_texts(make_values(phone=""))
    page.pane.save.click()
    settle(desk.tasks)
    assert names(page) == []
    page.pane.status.button.click()
    settle(desk.tasks)
    assert names(page) == ["Aylin Kaya"]
    assert child(page, QPushButton, "tray_incomplete").isChecked()
    assert page.pane.isHidden()


def test_escape_in_the_form_brings_the_focus_to_the_list(page: ReferralsPage, desk: Desk, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setLayout(column(QPushButton("Vandaag"), page))
    bring_forward(window)
    page.new()  # over an empty tray, as on the first day
    settle(desk.tasks)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    settle(desk.tasks)
    assert page.pane.isHidden()
    assert page.list.isAncestorOf(focused())
    page.setParent(None)  # each is closed by itself


def test_in_a_small_window_the_form_stands_alone(page: ReferralsPage, desk: Desk) -> None:
    page.resize(640, 480)
    page.new()
    settle(desk.tasks)
    assert page.pane.isVisible()
    assert page.list.isHidden()
    assert page.trays.isHidden()
    assert page.width() == 640
    page.pane.close_form()
    assert page.list.isVisible()


def test_saving_a_correction_goes_on_with_the_next_in_the_list(
    page: ReferralsPage, desk: Desk, referrals: Referrals, actor: UserId
) -> None:
    first = referrals.record(make_values(phone="", received_on="2026-11-17"), actor=actor)
    second = referrals.record(make_values(given_name="Roos", birth_surname="Slot", bsn="", phone=""), actor=actor)
    page.show_tray(Tray.INCOMPLETE)
    settle(desk.tasks)
    page.setFocus()
    QTest.keyClick(page.list.table.view, Qt.Key.Key_F2)
    settle(desk.tasks)
    assert page.pane.heading.text().startswith("Aylin Kaya  23+4")
    assert page.pane.form.field("phone").note() == "Nodig voor een huisbezoek"
    typed(page.pane.form, "phone", "06-12345678")
    page.pane.save.click()
    settle(desk.tasks)
    assert page.pane.heading.text().startswith("Roos Slot")
    assert page.pane.status.text.text().startswith("Opgeslagen")
    assert names(page) == ["Roos Slot"]
    typed(page.pane.form, "phone", "06-12345678")
    page.pane.save.click()
    settle(desk.tasks)
    assert page.pane.isHidden()
    trays = {line.referral.id: line.tray for line in referrals.list(actor=actor)}
    assert trays == {first.referral_id: Tray.READY, second.referral_id: Tray.READY}


def test_putting_aside_and_taking_back(page: ReferralsPage, desk: Desk, referrals: Referrals, actor: UserId) -> None:
    referrals.record(WHOLE, actor=actor)
    page.refresh()
    settle(desk.tasks)
    page.list.put_aside.emit(page.list.table.current(), NotTakenUp.OUTSIDE_AREA)
    settle(desk.tasks)
    assert names(page) == []
    page.show_tray(Tray.NOT_TAKEN_UP)
    settle(desk.tasks)
    child(page, QPushButton, "take_back").click()
    settle(desk.tasks)
    assert [line.tray for line in referrals.list(actor=actor)] == [Tray.READY]


def test_the_form_that_stood_open_is_there_when_the_page_is_made_anew(
    page: ReferralsPage, desk: Desk, services: Services, qtbot: QtBot
) -> None:
    page.new()
    settle(desk.tasks)
    typed(page.pane.form, "birth_surname", "Kaya")
    page.pane.form.flush_draft()
    settle(desk.tasks)
    again = ReferralsPage(desk, services)
    qtbot.addWidget(again)
    bring_forward(again)
    settle(desk.tasks)
    assert again.pane.isVisible()
    assert again.pane.form.texts()["birth_surname"] == "Kaya"


def test_a_new_partner_is_offered_at_once(page: ReferralsPage, desk: Desk, coalition: Coalition, actor: UserId) -> None:
    partner = Organisation(id=OrganisationId(new_id()), name="Praktijk De Bron", kind=OrganisationKind.MIDWIFE)
    coalition.save_organisation(partner, actor=actor)
    page.on_changes(Changes(letters=True))
    settle(desk.tasks)
    field = page.pane.form.field("referrer_organisation")
    assert isinstance(field, LineField)
    assert field.editor.completer().model().rowCount() == 0
    page.on_changes(Changes(coalition=True))
    settle(desk.tasks)
    assert field.editor.completer().model().rowCount() == 1
