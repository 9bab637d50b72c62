from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.search.page import SearchField
from ks_desktop.widgets.parts import column
from ks_desktop.widgets.tasks import Tasks
from tests.desks import end_pauses
from tests.houses import desk_of, settle


@pytest.fixture
def field(qtbot: QtBot, house: House, tasks: Tasks) -> Iterator[SearchField]:
    window = QWidget()
    field = SearchField(desk_of(house, tasks), house.search)
    other = QLineEdit()
    other.setObjectName("other")
    window.setLayout(column(field, other))
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    field.begin()
    yield field
    window.close()  # the window lives as long as this fixture


def test_three_letters_and_enter_open_her_page(qtbot: QtBot, field: SearchField) -> None:
    with qtbot.waitSignal(field.case_chosen):
        QTest.keyClicks(field.line, "kay")
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == ""
    assert not field.list.isVisible()


def test_the_list_stands_under_the_field_and_arrows_choose(qtbot: QtBot, tasks: Tasks, field: SearchField) -> None:
    QTest.keyClicks(field.line, "aan")
    qtbot.waitUntil(field.list.isVisible, timeout=5000)
    settle(tasks)
    assert field.list.count() > 1
    second = field.list.item(1).text()
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    assert field.list.currentItem().text() == second
    with qtbot.waitSignal(field.action_chosen):
        QTest.keyClick(field.line, Qt.Key.Key_Return)


def test_nothing_found_is_said_and_cannot_be_chosen(qtbot: QtBot, field: SearchField) -> None:
    QTest.keyClicks(field.line, "xyzzy")
    qtbot.waitUntil(field.list.isVisible, timeout=5000)
    assert "Niets gevonden" in field.list.item(0).text()
    with qtbot.assertNotEmitted(field.action_chosen):
        QTest.keyClick(field.line, Qt.Key.Key_Return)


def test_escape_leaves_no_name_on_the_screen(qtbot: QtBot, field: SearchField) -> None:
    QTest.keyClicks(field.line, "kaya")
    qtbot.waitUntil(field.list.isVisible, timeout=5000)
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert (field.line.text(), field.list.count(), field.list.isVisible()) == ("", 0, False)


def test_a_partner_and_a_click_work_too(qtbot: QtBot, field: SearchField) -> None:
    QTest.keyClicks(field.line, "ooievaar")
    qtbot.waitUntil(field.list.isVisible, timeout=5000)
    with qtbot.waitSignal(field.organisation_chosen):
        field.list.itemClicked.emit(field.list.item(0))
    QTest.keyClicks(field.line, "eettafel")
    qtbot.waitUntil(lambda: field.list.isVisible() and field.list.count() == 1, timeout=5000)
    with qtbot.waitSignal(field.service_chosen):
        field.list.itemClicked.emit(field.list.item(0))


def searched(house: House) -> int:
    with house.database.reading(house.actor) as reading:
        rows = reading.session.connection().exec_driver_sql("SELECT count(*) FROM audit WHERE event = 'searched'")
        return int(rows.scalar_one())


def test_an_answer_that_rests_on_the_screen_is_logged_and_one_that_is_typed_over_is_not(
    qtbot: QtBot, house: House, tasks: Tasks, field: SearchField
) -> None:
    QTest.keyClicks(field.line, "ka")
    qtbot.waitUntil(field.list.isVisible, timeout=5000)
    QTest.keyClicks(field.line, "ya")
    settle(tasks)
    assert searched(house) == 0
    for _look_then_rest in range(2):
        end_pauses(field)
        settle(tasks)
    women = [hit for hit in house.search.find("kaya", actor=house.actor) if hit.client_id is not None]
    assert searched(house) == len(women) > 0
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    end_pauses(field)
    settle(tasks)
    assert searched(house) == len(women)
