from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserError
from ks_desktop.core.moments import Moment
from ks_desktop.today.page.call_row import CallRow
from ks_desktop.visits.domain import ContactResult, NextTry
from ks_desktop.visits.service.contacts import Tried
from tests.today.page.hands import CASE, button, desk, entry, words
from tests.widgets.hands import bring_forward, child, focused

PROPOSED = NextTry(day=date(2026, 11, 24), start=time(15), end=time(17), why="ochtenden lukten niet")


@pytest.fixture
def row(qtbot: QtBot) -> CallRow:
    made = CallRow(entry(may_leave_message=True), desk())
    qtbot.addWidget(made)
    bring_forward(made)
    made.name.setFocus()
    return made


def test_a_row_says_who_why_and_which_number(row: CallRow) -> None:
    assert button(row, "call_name").text() == "Aylin <Kaya>"
    assert "venster sluit vandaag · met tolk" in words(row)
    assert "06 12345678" in words(row)
    assert "venster sluit vandaag" in button(row, "call_name").accessibleDescription()


def test_spoken_is_one_letter(qtbot: QtBot, row: CallRow) -> None:
    with qtbot.waitSignal(row.tried) as said:
        QTest.keyClick(focused(), Qt.Key.Key_G)
    assert said.args is not None
    assert said.args[1] == Tried(result=ContactResult.SPOKEN)
    assert row.entry.case_id == CASE


def test_not_reached_is_a_letter_and_enter_with_the_proposal_that_stands_there(qtbot: QtBot, row: CallRow) -> None:
    with qtbot.waitSignal(row.proposal_wanted):
        QTest.keyClick(focused(), Qt.Key.Key_N)
    assert row.is_busy()
    row.show_proposal(PROPOSED)
    assert "ochtenden lukten niet" in words(row)
    with qtbot.waitSignal(row.tried) as said:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert said.args is not None
    kept = Moment(day=PROPOSED.day, start=PROPOSED.start, end=PROPOSED.end)
    assert said.args[1] == Tried(result=ContactResult.NOT_REACHED, again=kept, why=PROPOSED.why)


def test_another_moment_is_typed_and_what_is_not_understood_is_said_there(qtbot: QtBot, row: CallRow) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_L)
    QTest.keyClicks(focused(), "wo 15:30")
    row.show_proposal(PROPOSED)  # comes late: what she typed stays
    with qtbot.waitSignal(row.tried) as said:
        button(row, "try_save").click()
    assert said.args is not None
    assert said.args[1].again.day == date(2026, 11, 25)
    child(row, QWidget, "again").setFocus()
    row.show_error(UserError("Zeg wanneer.", code="x", field="again"))
    assert "Zeg wanneer." in words(row)
    QTest.keyClicks(focused(), "zomaar")
    with qtbot.assertNotEmitted(row.tried):
        button(row, "try_save").click()


def test_escape_leaves_nothing_behind(qtbot: QtBot, row: CallRow) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_N)
    with qtbot.assertNotEmitted(row.tried):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not row.is_busy()
    assert row.has_focus()


def test_letters_are_typed_and_do_not_act_while_a_try_is_written(qtbot: QtBot, row: CallRow) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_N)
    with qtbot.assertNotEmitted(row.plan_wanted):
        QTest.keyClicks(focused(), "p")
