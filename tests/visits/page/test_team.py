from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import Changes
from ks_desktop.house import House
from ks_desktop.visits.page.team import TeamPage
from ks_desktop.widgets.tasks import Tasks
from tests.houses import settle
from tests.visits.page.team.conftest import house, shown, tasks
from tests.visits.team import OEFEN, PROEF, TESTEMA, nurse

__all__ = ["house", "shown", "tasks"]


def test_who_is_ill_this_morning_is_handed_over_in_four_keys(qtbot: QtBot, tasks: Tasks, shown: TeamPage) -> None:
    assert [load.name for load in shown.table.records()] == [OEFEN, PROEF, TESTEMA, ""]
    view = shown.table.view
    QTest.keyClick(view, Qt.Key.Key_3)  # the third nurse
    QTest.keyClick(view, Qt.Key.Key_O)  # hand over
    settle(tasks)
    assert shown.pane.do.hasFocus()
    QTest.keyClick(shown.pane.do, Qt.Key.Key_Return)
    settle(tasks)
    with qtbot.waitSignal(shown.list_wanted):
        QTest.keyClick(shown.pane.done.lists[0], Qt.Key.Key_Return)
    shown.come_back()
    assert shown.pane.done.lists[0].hasFocus()
    QTest.keyClick(shown.pane, Qt.Key.Key_Escape)
    settle(tasks)
    assert next(load for load in shown.table.records() if load.name == TESTEMA).open_cases == 0
    with qtbot.waitSignal(shown.left):
        QTest.keyClick(shown.table.view, Qt.Key.Key_Escape)


def test_her_list_the_meeting_and_what_is_nobodys(qtbot: QtBot, house: House, tasks: Tasks, shown: TeamPage) -> None:
    shown.table.select(nurse(house, PROEF))
    with qtbot.waitSignal(shown.list_wanted) as wanted:
        QTest.keyClick(shown.table.view, Qt.Key.Key_L)
    assert wanted.args == [nurse(house, PROEF), None]
    with qtbot.waitSignal(shown.huddle_wanted):
        shown.huddle.click()
    shown.table.select(None)
    assert not shown.hand.isEnabled()
    shown.begin()
    assert shown.table.isVisible()
    shown.on_changes(Changes(visits=True))
    settle(tasks)
    assert shown.table.current() is not None
