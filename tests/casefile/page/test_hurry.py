from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page import WomenPage
from ks_desktop.clients.domain import Answer, CaseState, ConsentPurpose
from ks_desktop.core.values import CaseId, Changes, new_id
from ks_desktop.house import House
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.tasks import Tasks
from tests.families import client_of, logged, sign_up
from tests.houses import TODAY, case_in, desk_of, part, settle


@pytest.fixture
def page(qtbot: QtBot, house: House, tasks: Tasks) -> WomenPage:
    page = WomenPage(desk_of(house, tasks), house.casefiles, house.clients, house.visits, house.coalition)
    qtbot.addWidget(page)
    page.resize(1050, 700)
    page.show()
    page.refresh()
    settle(tasks)
    return page


def test_enter_before_the_answer_opens_her_and_nobody_else(house: House, tasks: Tasks, page: WomenPage) -> None:
    last = sign_up(house, "Zandvoort", due_date="2027-06-01")
    before = logged(house, "client_opened")
    QTest.keyClicks(page.line.editor, "zandv")
    QTest.keyClick(page.line.editor, Qt.Key.Key_Return)
    settle(tasks)
    assert page.open_case_id() == last
    assert logged(house, "client_opened")[len(before) :] == [(client_of(house, last).hex, last.hex)]


def test_enter_on_a_name_nobody_has_opens_nobody(tasks: Tasks, page: WomenPage) -> None:
    QTest.keyClicks(page.line.editor, "xyzzy")
    QTest.keyClick(page.line.editor, Qt.Key.Key_Return)
    settle(tasks)
    assert page.open_case_id() is None


def test_typing_on_after_enter_takes_the_enter_back(qtbot: QtBot, tasks: Tasks, page: WomenPage) -> None:
    QTest.keyClicks(page.line.editor, "kay")
    QTest.keyClick(page.line.editor, Qt.Key.Key_Return)
    QTest.keyClicks(page.line.editor, "a")
    qtbot.wait(300)  # until the pause after typing is over
    settle(tasks)
    assert [line.name for line in page.table.records()] == ["Aylin Kaya"]
    assert page.open_case_id() is None


def test_what_a_colleague_saved_meanwhile_is_not_overwritten(house: House, tasks: Tasks, page: WomenPage) -> None:
    case = case_in(house, CaseState.READY)
    page.open_case(case)
    settle(tasks)
    page.case.do("client")
    settle(tasks)
    shown = page.case.page
    assert shown is not None
    hers = replace(shown.client, contact=replace(shown.client.contact, phone="06 99999999"))
    house.clients.save_client(hers, actor=house.actor)
    page.refresh()  # as when another page announces the change
    settle(tasks)
    place = page.case.panels["client"].form.field("place")
    assert isinstance(place, LineField)
    place.set_value("Zeist")
    button = part(page, "save_client")
    assert isinstance(button, QPushButton)
    button.click()
    settle(tasks)
    after = house.casefiles.page(case, actor=house.actor).client
    assert (after.contact.phone, after.address.place) == ("06 99999999", shown.client.address.place)
    panel = page.case.panels["client"]
    assert page.case.open_panel_word() == "client"
    # What she typed stands on top of what her colleague saved, whose change is named; saving once more saves both.
    assert (panel.form.field("phone").raw(), place.raw()) == ("06 99999999", "Zeist")
    assert panel.form.field("phone").caption.text() in panel.status.text.text()
    button.click()
    settle(tasks)
    after = house.casefiles.page(case, actor=house.actor).client
    assert (after.contact.phone, after.address.place) == ("06 99999999", "Zeist")
    assert page.case.open_panel_word() == ""


def test_an_old_draft_takes_no_secret_address_back(house: House, tasks: Tasks, page: WomenPage) -> None:
    case = case_in(house, CaseState.READY)
    page.open_case(case)
    settle(tasks)
    page.case.do("client")
    settle(tasks)
    panel = page.case.panels["client"]
    given = panel.form.field("given_name")
    assert isinstance(given, LineField)
    given.set_value("Half")
    panel.leave()
    settle(tasks)
    hers = house.casefiles.page(case, actor=house.actor).client
    moved = replace(
        hers,
        address=replace(hers.address, street="Nieuweweg", is_secret=True),
        contact=replace(hers.contact, safe_post=Answer.NO),
    )
    house.clients.save_client(moved, actor=house.actor)
    page.refresh()
    settle(tasks)
    page.case.do("client")
    settle(tasks)
    shown = panel.form.values()
    assert (shown["street"], shown["address_secret"], shown["safe_post"]) == ("Nieuweweg", True, Answer.NO)
    assert shown["given_name"] == "Half"
    said = panel.status.text.text()
    assert "staat er nog" in said
    assert all(panel.form.field(name).caption.text() in said for name in ("street", "address_secret", "safe_post"))
    panel.submit()
    settle(tasks)
    after = house.casefiles.page(case, actor=house.actor).client
    assert (after.name.given_name, after.address.street, after.address.is_secret) == ("Half", "Nieuweweg", True)
    assert after.contact.safe_post is Answer.NO


def test_without_her_consent_a_visit_is_not_offered(qtbot: QtBot, house: House, tasks: Tasks, page: WomenPage) -> None:
    page.open_case(case_in(house, CaseState.CONSENT_MISSING))
    settle(tasks)
    plan = part(page, "do_plan")
    assert not plan.isEnabled()
    with qtbot.assertNotEmitted(page.plan_wanted):
        QTest.keyClick(page.case, Qt.Key.Key_P)
    page.open_case(case_in(house, CaseState.READY))
    settle(tasks)
    assert plan.isEnabled()
    with qtbot.waitSignal(page.plan_wanted):
        QTest.keyClick(page.case, Qt.Key.Key_P)


def test_taking_her_consent_back_takes_the_offer_away(house: House, tasks: Tasks, page: WomenPage) -> None:
    case = case_in(house, CaseState.READY)
    page.open_case(case)
    settle(tasks)
    with house.database.reading(house.actor) as reading:
        given = house.clients.consents([case], reading=reading)[case]
    signed_up = next(consent for consent in given if consent.purpose is ConsentPurpose.SIGN_UP)
    page.on_changes(house.clients.answers.withdraw(signed_up.id, TODAY, actor=house.actor))
    settle(tasks)
    assert not part(page, "do_plan").isEnabled()


def test_each_page_opened_is_one_read_in_the_log_whatever_changes_meanwhile(
    house: House, tasks: Tasks, page: WomenPage
) -> None:
    first, second = case_in(house, CaseState.READY), case_in(house, CaseState.FEEDBACK_DUE)
    before = len(logged(house, "client_opened"))
    page.open_case(first)
    settle(tasks)
    for _change in range(3):
        page.on_changes(Changes(clients=True, visits=True))
        settle(tasks)
    page.open_case(second)
    settle(tasks)
    read = [(client_of(house, case).hex, case.hex) for case in (first, second)]
    assert logged(house, "client_opened")[before:] == read


def test_a_case_that_is_gone_leaves_no_other_woman_in_its_place(
    qtbot: QtBot, house: House, tasks: Tasks, page: WomenPage
) -> None:
    page.open_case(case_in(house, CaseState.READY))
    settle(tasks)
    with qtbot.waitSignal(tasks.problem) as said:
        page.open_case(CaseId(new_id()))
    settle(tasks)
    assert said.args is not None
    assert said.args[0].code == "gone"
    assert page.open_case_id() is None
    assert page.table.isVisible()
