import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.today.page import TodayPage
from ks_desktop.visits.domain import ContactResult
from ks_desktop.widgets.tasks import Tasks
from tests.families import logged
from tests.houses import desk_of, settle
from tests.today.conftest import services_of
from tests.widgets.hands import bring_forward, focused


@pytest.fixture
def page(qtbot: QtBot, house: House, tasks: Tasks) -> TodayPage:
    page = TodayPage(desk_of(house, tasks), services_of(house))
    qtbot.addWidget(page)
    page.resize(1100, 700)
    bring_forward(page)
    page.refresh()
    settle(tasks)
    page.setFocus()
    return page


def press(key: Qt.Key, name: str) -> None:
    """Press an arrow until something of this name has the focus."""
    for _press in range(60):
        QTest.keyClick(focused(), key)
        if focused().objectName() == name:
            return
    pytest.fail(f"{name} is not reached by arrows")


def test_arrows_and_enter_open_her_page_and_plan_her_visit(qtbot: QtBot, page: TodayPage) -> None:
    assert page.morning is not None
    first, second = (entry.case_id for entry in page.morning.to_call[:2])
    press(Qt.Key.Key_Down, "call_name")
    with qtbot.waitSignal(page.case_chosen) as opened:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    press(Qt.Key.Key_Right, "call_plan")
    with qtbot.waitSignal(page.plan_wanted) as planned:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert opened.args == planned.args == [first]
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    with qtbot.waitSignal(page.plan_wanted) as planned:
        QTest.keyClick(focused(), Qt.Key.Key_P)
    assert planned.args == [second]
    press(Qt.Key.Key_Down, "waiting_new_referrals")
    press(Qt.Key.Key_Up, "call_name")


def test_a_call_is_recorded_by_a_letter_and_the_focus_stays_in_its_row(
    house: House, tasks: Tasks, page: TodayPage
) -> None:
    assert page.morning is not None
    first = page.morning.to_call[0].case_id
    tasks.changed.connect(page.on_changes)
    press(Qt.Key.Key_Down, "call_name")
    QTest.keyClick(focused(), Qt.Key.Key_G)
    settle(tasks)
    with house.database.reading(house.actor) as reading:
        (attempt,) = house.visits.attempts([first], reading=reading)[first]
    assert attempt.result is ContactResult.SPOKEN
    row = page.calls.row_of(first)
    assert row is not None
    assert row.has_focus()


def test_the_list_is_one_line_in_the_log_however_often_it_looks_again(
    house: House, tasks: Tasks, page: TodayPage
) -> None:
    before = len(logged(house, "clients_listed"))
    for _again in range(3):
        page.refresh()
        settle(tasks)
    assert len(logged(house, "clients_listed")) == before > 0
