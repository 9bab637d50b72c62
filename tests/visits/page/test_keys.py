from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.visits.page import AgendaPage
from ks_desktop.visits.page.keys import bind
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import column
from tests.visits.conftest import Room
from tests.visits.page.seen import press, settle, show_week


def test_a_letter_works_in_a_list_and_is_typed_in_a_field(qtbot: QtBot) -> None:
    page, found, field = QWidget(), QListWidget(), QLineEdit()
    qtbot.addWidget(page)
    found.addItems(["Dirksen"])
    page.setLayout(column(found, field))
    heard: list[str] = []
    bind(page, {"D": lambda: heard.append("D")})
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_D)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_D)
    assert heard == ["D"]
    assert field.text() == "d"


def test_the_calendar_obeys_from_the_list_too(page: AgendaPage, desk: Desk, room: Room) -> None:
    room.waiting()
    show_week(page, desk)
    page.activateWindow()
    page.to_list()
    page.plan.table.select_first()
    settle(desk)
    seen = []
    for key in (Qt.Key.Key_D, Qt.Key.Key_W, Qt.Key.Key_E):
        press(key)
        settle(desk)
        seen.append((page.week.shows_week, page.week.is_team))
    assert seen == [(False, False), (True, False), (True, True)]
    press(Qt.Key.Key_G)
    assert page.week.bar.day_line.hasFocus()
