from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.week_grid.overview import Cell, PersonRow, WeekOverview

MONDAY = date(2026, 11, 23)
DAYS = [MONDAY + timedelta(days=n) for n in range(3)]
FREE = Cell(is_free=True)
ROWS = [
    PersonRow(key="noor", title="Noor", cells=(Cell(lines=("09:00 AB12 3511", "11:00 CD34 3523")), FREE, Cell())),
    PersonRow(key="sem", title="Sem", cells=(Cell(note="Verlof", is_free=True), Cell(lines=("10:00 EF56",)), FREE)),
]


@pytest.fixture
def table(qtbot: QtBot) -> WeekOverview:
    made = WeekOverview("Team")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show_rows(DAYS, ROWS, notes=["", "beste weken", ""], today=MONDAY)
    made.show()
    return made


def test_arrows_go_from_day_to_day_and_enter_opens_one(table: WeekOverview, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(table, key)
    assert table.accessibleDescription() == "Sem, dinsdag 24 november 2026, 10:00 EF56"
    with qtbot.waitSignal(table.chosen) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args == ["sem", DAYS[1]]


def test_a_double_click_opens_what_is_under_it(table: WeekOverview, qtbot: QtBot) -> None:
    place = table.area_of(1, 2).center().toPoint()
    QTest.mouseClick(table, Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.chosen) as chosen:
        QTest.mouseDClick(table, Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["sem", DAYS[2]]


def test_leave_and_free_days_are_said(table: WeekOverview) -> None:
    assert table.words(1, 0) == "Sem, maandag 23 november 2026, Verlof"
    assert table.words(0, 1) == "Noor, dinsdag 24 november 2026, vrij"


def test_a_row_grows_with_its_visits_and_none_covers_another(table: WeekOverview) -> None:
    many = Cell(lines=tuple(f"{hour}:00 AB12" for hour in range(8, 14)))
    table.show_rows(DAYS, [PersonRow(key="a", title="A", cells=(many, FREE, FREE)), *ROWS])
    assert table.area_of(0, 0).height() > table.area_of(1, 0).height()
    assert table.area_of(1, 0).top() == table.area_of(0, 0).bottom()
    assert not table.grab().isNull()
    table.show_rows([], [])
    QTest.keyClick(table, Qt.Key.Key_Down)
