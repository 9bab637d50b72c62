from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.visits.page.calendar_bar import CalendarBar
from tests.visits.conftest import press

TODAY = date(2026, 11, 21)


def _bar(qtbot: QtBot) -> CalendarBar:
    made = CalendarBar(TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_day_is_typed_as_people_do(qtbot: QtBot) -> None:
    bar = _bar(qtbot)
    for typed, day in (("wk 28", date(2026, 7, 6)), ("18-3", date(2027, 3, 18)), ("+7", date(2026, 11, 28))):
        with qtbot.waitSignal(bar.asked) as asked:
            QTest.keyClicks(bar.day_line, typed)
            QTest.keyClick(bar.day_line, Qt.Key.Key_Return)
        assert asked.args == [day], typed
        assert bar.day_line.text() == ""


def test_what_is_no_day_stays_and_is_said(qtbot: QtBot) -> None:
    bar = _bar(qtbot)
    QTest.keyClicks(bar.day_line, "ooit")
    with qtbot.assertNotEmitted(bar.asked):
        QTest.keyClick(bar.day_line, Qt.Key.Key_Return)
    assert bar.day_line.property("wrong") is True
    assert bar.day_line.accessibleDescription() != ""
    with qtbot.waitSignal(bar.left):
        QTest.keyClick(bar.day_line, Qt.Key.Key_Escape)
    assert bar.day_line.property("wrong") is False


def test_buttons_step_and_say_what_is_looked_at(qtbot: QtBot) -> None:
    bar = _bar(qtbot)
    for name, steps in (("earlier", -1), ("today", 0), ("later", 1)):
        with qtbot.waitSignal(bar.stepped) as stepped:
            press(bar, name)
        assert stepped.args == [steps]
    team = bar.findChild(QPushButton, "whose_team")
    assert team is not None
    with qtbot.waitSignal(bar.view_wanted) as wanted:
        team.click()
    assert wanted.args == [True, True]
