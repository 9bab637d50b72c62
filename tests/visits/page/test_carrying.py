from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from ks_desktop.visits.page import AgendaPage
from ks_desktop.widgets.desk import Desk
from tests.visits.conftest import Room
from tests.visits.page.seen import booked, drag, settle, show_week


def _row(page: AgendaPage) -> QPointF:
    view = page.plan.table.view
    return QPointF(view.visualRect(view.model().index(0, 0)).center())


def test_let_go_beside_the_grid_nothing_happens(page: AgendaPage, desk: Desk, room: Room) -> None:
    room.waiting()
    show_week(page, desk)
    viewport, grid = page.plan.table.view.viewport(), page.week.grid
    over = viewport.mapFromGlobal(grid.mapToGlobal(grid.point_at("2026-11-25", 607)))
    drag(viewport, _row(page), over, release=False)
    assert grid.ghost() is not None
    beside = QPointF(20, 4000)
    QTest.mouseMove(viewport, beside.toPoint())
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=beside.toPoint())
    settle(desk)
    assert grid.ghost() is None
    assert booked(room) == []


def test_a_click_in_the_list_carries_nothing(page: AgendaPage, desk: Desk, room: Room) -> None:
    room.waiting()
    show_week(page, desk)
    QTest.mouseClick(page.plan.table.view.viewport(), Qt.MouseButton.LeftButton, pos=_row(page).toPoint())
    assert page.plan.table.current() is not None
    assert page.week.grid.ghost() is None
