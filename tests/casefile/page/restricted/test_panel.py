"""The panel that shows restricted notes: whatever hides it empties it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.restricted.panel import ReadingPanel
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.clients.restricted.makers import colleague, safety
from tests.families import sign_up
from tests.houses import desk_of, settle

WORDS = "Xqzvw stond te wachten"


def _texts(panel: ReadingPanel) -> list[str]:
    found = [text.toPlainText() for text in panel.findChildren(QPlainTextEdit)]
    return [text for text in found if text]


def test_hidden_by_whatever_it_holds_nothing_and_does_not_come_back(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case = sign_up(house)
    house.restricted.write(case, safety(WORDS), actor=house.actor)
    page = house.casefiles.page(case, actor=house.actor)
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    panel = ReadingPanel(desk_of(house, tasks), house.restricted, house.emergency)
    pages.addWidget(panel)
    pages.addWidget(QWidget())
    pages.show()
    hidings: tuple[Callable[[], object], ...] = (
        partial(pages.setCurrentIndex, 1),
        partial(QTest.keyClick, panel, Qt.Key.Key_Escape),
    )
    for hide in hidings:
        pages.setCurrentIndex(0)
        panel.show_case(page, asks=False)
        settle(tasks)
        assert (panel.shows_notes, _texts(panel)) == (True, [WORDS])
        hide()
        assert (panel.shows_notes, _texts(panel)) == (False, [])
    pages.setCurrentIndex(1)
    with qtbot.waitSignal(panel.left):
        pages.setCurrentIndex(0)  # it comes back with its page: there is nothing in it, so it goes


def test_an_answer_that_comes_after_it_was_hidden_shows_nothing(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case = sign_up(house)
    house.restricted.write(case, safety(WORDS), actor=colleague(house))
    page = house.casefiles.page(case, actor=house.actor)
    panel = ReadingPanel(desk_of(house, tasks), house.restricted, house.emergency)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_case(page, asks=False)
    panel.hide()
    settle(tasks)
    assert (panel.shows_notes, _texts(panel)) == (False, [])
