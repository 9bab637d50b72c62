from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ks_desktop.visits.domain.printed import PlanState
from ks_desktop.visits.page.printed import PrintedPage
from ks_desktop.widgets import theme
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.theme import Scheme
from tests.visits.conftest import Room, press
from tests.visits.service.test_calendars import book, move
from tests.visits.service.test_printed_plans import printed, register, visits_of


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, desk: Desk, room: Room) -> Iterator[PrintedPage]:
    theme.apply(qapp, Scheme.LIGHT)
    page = PrintedPage(desk, register(room))
    desk.tasks.changed.connect(page.on_changes)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    qtbot.waitExposed(page)
    yield page
    assert desk.tasks.wait_all()


def look(page: PrintedPage, desk: Desk) -> None:
    page.refresh()
    assert desk.tasks.wait_all()
    page.table.select_first()


def states(room: Room) -> list[PlanState]:
    return [plan.state for plan in register(room).out(actor=room.actor)]


def test_one_key_shreds_and_one_takes_it_back(desk: Desk, room: Room, shown: PrintedPage) -> None:
    printed(room)
    look(shown, desk)
    assert shown.heading.text() == "Dagplan 1/2026-11-21, ma 23 nov - zo 29 nov".replace("Dagplan", "Weekplan")
    QTest.keyClick(shown.table.view, Qt.Key.Key_V)
    assert desk.tasks.wait_all()
    assert states(room) == [PlanState.SHREDDED]
    assert not shown.shred.isVisible()
    QTest.keyClick(shown.table.view, Qt.Key.Key_V)  # it is shredded already: nothing happens
    QTest.keyClick(shown.table.view, Qt.Key.Key_B)
    assert desk.tasks.wait_all()
    assert states(room) == [PlanState.OUT]


def test_a_lost_plan_needs_words_and_says_whom_it_concerns(desk: Desk, room: Room, shown: PrintedPage) -> None:
    book(room, room.waiting())
    printed(room, visits_of(room))
    look(shown, desk)
    QTest.keyClick(shown.table.view, Qt.Key.Key_K)
    assert shown.step.isVisible()
    press(shown, "do_lost")
    assert desk.tasks.wait_all()
    assert shown.step.form.field("note").error()
    assert states(room) == [PlanState.OUT]
    shown.step.form.set_values({"note": "V en K: in de trein"})
    press(shown, "do_lost")
    assert desk.tasks.wait_all()
    assert states(room) == [PlanState.LOST]
    assert shown.note.text() == "V en K: in de trein"
    press(shown, "whom")
    assert desk.tasks.wait_all()
    assert "Kaya" in shown.women.text()


def test_what_became_wrong_is_named_and_counted(desk: Desk, room: Room, shown: PrintedPage) -> None:
    visit = book(room, room.waiting())
    printed(room, visits_of(room))
    move(room, visit, days=1)
    look(shown, desk)
    assert "is verzet naar" in shown.wrong.text()
    assert "Kaya" not in shown.wrong.text()


def test_escape_leaves_the_note_first_and_then_the_page(
    qtbot: QtBot, desk: Desk, room: Room, shown: PrintedPage
) -> None:
    printed(room)
    look(shown, desk)
    press(shown, "lose")
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.step.isHidden()
    with qtbot.waitSignal(shown.left):
        QTest.keyClick(shown, Qt.Key.Key_Escape)
