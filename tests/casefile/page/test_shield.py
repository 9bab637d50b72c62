from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page import WomenPage
from ks_desktop.core.values import UserId, new_id
from ks_desktop.house import House
from ks_desktop.security.domain import User
from ks_desktop.widgets.tasks import Tasks
from tests.families import client_of, logged, sign_up
from tests.houses import desk_of, part, settle


def test_a_shielded_record_opens_after_its_reason(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case = sign_up(house, "Geheimstra", shielded="yes")
    colleague = User(id=UserId(new_id()), name="collega", full_name="Mw. Collega")
    house.users.add(colleague, actor=house.actor)
    house.actor = colleague.id
    problems: list[object] = []
    tasks.problem.connect(problems.append)
    page = WomenPage(desk_of(house, tasks), house.casefiles, house.clients, house.visits, house.coalition)
    qtbot.addWidget(page)
    page.show()
    page.open_case(case)
    settle(tasks)
    assert (page.open_case_id(), page.shield.isVisible(), problems) == (None, True, [])
    QTest.keyClick(page.shield.reason.editor, Qt.Key.Key_Return)
    settle(tasks)
    assert "waarom u dit opent" in page.shield.reason.error()
    QTest.keyClicks(page.shield.reason.editor, "Ik neem vandaag waar")
    QTest.keyClick(page.shield.reason.editor, Qt.Key.Key_Return)
    settle(tasks)
    assert page.open_case_id() == case
    assert "Geheimstra" in page.case.sheet.name_row.name.text()
    assert not page.shield.isVisible()
    assert set(logged(house, "emergency_opened")) == {(client_of(house, case).hex, case.hex)}


def test_not_opening_leaves_no_line(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case = sign_up(house, "Geheimstra", shielded="yes")
    colleague = User(id=UserId(new_id()), name="collega", full_name="Mw. Collega")
    house.users.add(colleague, actor=house.actor)
    house.actor = colleague.id
    page = WomenPage(desk_of(house, tasks), house.casefiles, house.clients, house.visits, house.coalition)
    qtbot.addWidget(page)
    page.show()
    page.open_case(case)
    settle(tasks)
    leave = part(page, "leave_shielded")
    assert isinstance(leave, QPushButton)
    leave.click()
    assert not page.shield.isVisible()
    assert logged(house, "emergency_opened") == []
