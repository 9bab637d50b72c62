from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.theme import LIGHT
from ks_desktop.widgets.week_grid import WeekGrid
from ks_desktop.widgets.week_plan import Block, BlockKind, Stretch

MONDAY = date(2026, 11, 23)
DAYS = [MONDAY + timedelta(days=n) for n in range(5)]
BLOCKS = [
    Block(key="tue late", day=DAYS[1], start=840, end=900, title="R.B. 30+0"),
    Block(key="mon early", day=DAYS[0], start=570, end=630, title="M.J. 19+2", lines=("3511",)),
    Block(key="mon late", day=DAYS[0], start=810, end=870, title="S.V. 23+4", kind=BlockKind.DONE),
    Block(key="tue early", day=DAYS[1], start=560, end=620, title="A.K. 26+5", kind=BlockKind.PROPOSED),
    Block(key="other week", day=MONDAY + timedelta(days=9), start=560, end=620, title="X"),
]


@pytest.fixture
def grid(qtbot: QtBot) -> WeekGrid:
    made = WeekGrid("Week 48")
    qtbot.addWidget(made)
    made.show_week(
        DAYS,
        BLOCKS,
        working=[Stretch(day=DAYS[0], start=510, end=1020)],
        travel=[Stretch(day=DAYS[0], start=630, end=650, label="12 min")],
        today=DAYS[1],
    )
    made.resize(900, 560)
    made.show()
    return made


def press(grid: WeekGrid, *keys: Qt.Key) -> str:
    for key in keys:
        QTest.keyClick(grid, key)
    return grid.selected_key()


def test_the_arrows_go_along_the_day_and_to_the_nearest_in_time(grid: WeekGrid) -> None:
    assert press(grid, Qt.Key.Key_Down) == "mon early"
    assert press(grid, Qt.Key.Key_Down) == "mon late"
    assert press(grid, Qt.Key.Key_Down) == "mon late"
    assert press(grid, Qt.Key.Key_Right) == "tue late"
    assert press(grid, Qt.Key.Key_Up, Qt.Key.Key_Left) == "mon early"
    assert press(grid, Qt.Key.Key_Left) == "mon early"
    assert press(grid, Qt.Key.Key_End) == "tue late"
    assert press(grid, Qt.Key.Key_Home) == "mon early"


def test_enter_and_a_double_click_choose(grid: WeekGrid, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(grid.chosen):
        QTest.keyClick(grid, Qt.Key.Key_Return)
    grid.select("tue early")
    with qtbot.waitSignal(grid.chosen) as chosen:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert chosen.args == ["tue early"]
    place = grid.area_of(BLOCKS[1]).center().toPoint()
    with qtbot.waitSignal(grid.chosen) as chosen:
        QTest.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["mon early"]


def test_a_click_selects_and_is_told(grid: WeekGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.selected) as selected:
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.area_of(BLOCKS[0]).center().toPoint())
    assert selected.args == ["tue late"]


def test_the_selection_is_said_in_words(grid: WeekGrid) -> None:
    grid.select("tue early")
    assert grid.accessibleDescription() == "dinsdag 24 november 2026, 09:20–10:20, voorstel, A.K. 26+5"
    grid.select("mon early")
    assert grid.accessibleDescription() == "maandag 23 november 2026, 09:30–10:30, M.J. 19+2, 3511"


def test_the_selection_stays_while_its_block_does(grid: WeekGrid) -> None:
    grid.select("tue late")
    grid.show_week(DAYS, BLOCKS)
    assert grid.selected_key() == "tue late"
    grid.show_week(DAYS, BLOCKS[1:])
    assert grid.selected_key() == ""
    grid.select("no such block")
    assert grid.selected_key() == ""


def test_blocks_stand_at_their_time_and_never_over_each_other(grid: WeekGrid) -> None:
    crowded = [Block(key=str(n), day=DAYS[2], start=600 + 20 * n, end=700 + 20 * n, title="x") for n in range(4)]
    grid.show_week(DAYS, [*BLOCKS, *crowded])
    areas = [grid.area_of(block) for block in crowded]
    assert not any(a.intersects(b) for i, a in enumerate(areas) for b in areas[:i])
    assert grid.area_of(BLOCKS[1]).top() < grid.area_of(BLOCKS[2]).top()


def test_working_hours_are_white_and_the_rest_is_tinted(grid: WeekGrid) -> None:
    image = grid.grab().toImage()
    x_monday, x_wednesday = 52 + 160, 52 + 2 * 170 + 80
    y_noon = grid.area_of(BLOCKS[1]).bottom() + 60
    assert image.pixelColor(x_monday, round(y_noon)) == QColor(LIGHT.surface)
    assert image.pixelColor(x_wednesday, round(y_noon)) == QColor(LIGHT.rest)


def test_an_empty_week_can_be_shown(qtbot: QtBot) -> None:
    grid = WeekGrid("Week")
    qtbot.addWidget(grid)
    grid.grab()
    grid.show_week(DAYS, [])
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert grid.selected_key() == ""
    assert not grid.grab().isNull()
