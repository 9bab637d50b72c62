import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page import WomenPage
from ks_desktop.clients.domain import CaseState, CloseReason
from ks_desktop.core.values import Changes
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.houses import case_in, desk_of, settle


def women_of(qtbot: QtBot, house: House, tasks: Tasks) -> WomenPage:
    page = WomenPage(desk_of(house, tasks), house.casefiles, house.clients, house.visits, house.coalition)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.refresh()
    settle(tasks)
    return page


@pytest.fixture
def page(qtbot: QtBot, house: House, tasks: Tasks) -> WomenPage:
    return women_of(qtbot, house, tasks)


def test_the_list_shows_every_open_case(house: House, page: WomenPage) -> None:
    assert len(page.table.records()) == len(house.casefiles.list(actor=house.actor).lines)
    assert page.open_case_id() is None


def test_letters_and_enter_open_her_page_and_escape_comes_back(qtbot: QtBot, tasks: Tasks, page: WomenPage) -> None:
    QTest.keyClicks(page.line.editor, "kaya")
    qtbot.waitUntil(lambda: len(page.table.records()) == 1, timeout=5000)
    QTest.keyClick(page.line.editor, Qt.Key.Key_Return)
    settle(tasks)
    assert page.open_case_id() == page.table.records()[0].case_id
    assert page.case.sheet.name_row.name.text() == "Aylin Kaya"
    QTest.keyClick(page.case, Qt.Key.Key_Escape)
    settle(tasks)
    assert page.open_case_id() is None


def test_the_arrow_goes_into_the_list(page: WomenPage) -> None:
    QTest.keyClick(page.line.editor, Qt.Key.Key_Down)
    current = page.table.current()
    assert current is not None
    QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    assert page.open_case_id() == current.case_id


def test_nobody_found_is_said(qtbot: QtBot, page: WomenPage) -> None:
    QTest.keyClicks(page.line.editor, "xyzzy")
    qtbot.waitUntil(lambda: not page.table.records(), timeout=5000)
    page.search()
    assert page.line.editor.selectedText() == "xyzzy"


def test_a_change_elsewhere_is_seen_here(house: House, tasks: Tasks, page: WomenPage) -> None:
    before = len(page.table.records())
    house.clients.close_case(case_in(house, CaseState.NEW), CloseReason.MOVED, actor=house.actor)
    page.on_changes(Changes(users=True))
    settle(tasks)
    assert len(page.table.records()) == before
    page.on_changes(Changes(clients=True))
    settle(tasks)
    assert len(page.table.records()) == before - 1


def test_a_narrow_window_shows_fewer_columns_whole(qtbot: QtBot, page: WomenPage) -> None:
    wide = page.table
    page.resize(620, 700)
    qtbot.waitUntil(lambda: page.table is not wide)
    assert page.table.isVisible()
    assert not wide.isVisible()
    assert page.table.records() == wide.records()
