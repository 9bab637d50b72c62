from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.theme import LIGHT, Tone
from ks_desktop.widgets.week_grid import WeekGrid
from ks_desktop.widgets.week_plan import Block, BlockKind, Ghost, Stretch

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


FREE = [Block(key="a", day=DAYS[0], start=600, end=660, title="M.J.", is_movable=True), BLOCKS[2]]


@pytest.fixture
def free(grid: WeekGrid) -> WeekGrid:
    grid.show_week(DAYS, FREE)
    grid.setFocus()
    return grid


def drag(grid: WeekGrid, start: QPointF, end: QPointF, *, release: bool = True) -> None:
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=start.toPoint())
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(grid, (start + (end - start) * share).toPoint())
    if release:
        QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=end.toPoint())


def test_keys_and_mouse_put_a_block_at_the_same_place(free: WeekGrid, qtbot: QtBot) -> None:
    free.select("a")
    with qtbot.waitSignal(free.dropped) as by_key:
        press(free, Qt.Key.Key_M, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert free.ghost() == Ghost(key="a", column="2026-11-24", day=DAYS[1], start=630, end=690)
    free.put_down()
    start = free.area_of(FREE[0]).center()
    step = free.point_at("2026-11-24", 630) - free.point_at("2026-11-23", 600)
    with qtbot.waitSignal(free.dropped) as by_mouse:
        drag(free, start, start + step)
    assert by_mouse.args == by_key.args


def test_escape_puts_it_back_and_nothing_is_dropped(free: WeekGrid, qtbot: QtBot) -> None:
    free.select("a")
    with qtbot.assertNotEmitted(free.dropped), qtbot.waitSignal(free.let_go):
        press(free, Qt.Key.Key_M, Qt.Key.Key_Right, Qt.Key.Key_Escape)
    assert free.ghost() is None


def test_a_drag_that_comes_back_changes_nothing(free: WeekGrid, qtbot: QtBot) -> None:
    start = free.area_of(FREE[0]).center()
    drag(free, start, start + QPointF(300, 0), release=False)
    assert free.ghost() is not None
    with qtbot.assertNotEmitted(free.dropped):
        QTest.mouseMove(free, start.toPoint())
        QTest.mouseRelease(free, Qt.MouseButton.LeftButton, pos=start.toPoint())
    assert free.ghost() is None


def test_what_cannot_be_moved_is_not_lifted(free: WeekGrid) -> None:
    free.select("mon late")
    press(free, Qt.Key.Key_M)
    drag(free, free.area_of(BLOCKS[2]).center(), QPointF(600, 100), release=False)
    assert free.ghost() is None


def test_the_lower_edge_draws_it_longer(free: WeekGrid, qtbot: QtBot) -> None:
    area = free.area_of(FREE[0])
    edge = QPointF(area.center().x(), area.bottom() - 2)
    with qtbot.waitSignal(free.dropped) as dropped:
        drag(free, edge, QPointF(edge.x(), free.sheet.y(690)))
    assert dropped.args is not None
    assert (dropped.args[0].start, dropped.args[0].end) == (600, 690)


def test_what_is_lifted_stays_while_other_days_come(free: WeekGrid, qtbot: QtBot) -> None:
    free.select("a")
    with qtbot.waitSignal(free.hovered) as hovered:
        press(free, Qt.Key.Key_M, Qt.Key.Key_PageDown)
    assert hovered.args is not None
    assert hovered.args[0].day == date(2026, 11, 30)
    free.show_week([DAYS[0] + timedelta(days=7 + n) for n in range(5)], [])
    ghost = free.ghost()
    assert ghost is not None
    assert free.sheet.ghost_area(ghost).isValid()
    free.put_back()


def test_something_new_is_carried_in(free: WeekGrid, qtbot: QtBot) -> None:
    new = Ghost(key="case", column=DAYS[0].isoformat(), day=DAYS[0], start=540, end=600, is_new=True)
    free.carry(new, "A.K.", free.point_at("2026-11-25", 725))
    with qtbot.waitSignal(free.dropped) as dropped:
        free.drop()
    assert dropped.args is not None
    assert (dropped.args[0].day, dropped.args[0].start) == (DAYS[2], 720)


def test_a_step_paints_no_more_than_what_moves(free: WeekGrid) -> None:
    painted: list[int] = []
    free.select("a")
    press(free, Qt.Key.Key_M)
    free.grab()
    free._paint_anew = lambda: painted.append(1)  # type: ignore[method-assign]  # noqa: SLF001 - counted here
    press(free, Qt.Key.Key_Down, Qt.Key.Key_Right)
    free.show_verdict(Tone.SAFETY, "kan niet")
    free.grab()
    assert painted == []
