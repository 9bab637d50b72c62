from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.visits.domain import AppointmentState, DayStop, Outcome, Report
from ks_desktop.visits.page.visit import STATE_WORDS, VisitPane
from tests.visits.conftest import Room, press

MONDAY = date(2026, 11, 23)


def _stop(room: Room, **changed: str) -> DayStop:
    case_id = room.waiting(**changed)
    room.visits.accept(room.visits.proposals(case_id, actor=room.actor)[0], actor=room.actor)
    return room.visits.day_plan(MONDAY, actor=room.actor).stops[0]


@pytest.fixture
def pane(qtbot: QtBot) -> VisitPane:
    made = VisitPane()
    qtbot.addWidget(made)
    made.show()
    return made


def _words(pane: VisitPane) -> str:
    return "\n".join(found.text() for found in pane.findChildren(QLabel))


def test_a_visit_says_when_where_and_what_came_of_it(pane: VisitPane, room: Room) -> None:
    stop = _stop(room, interpreter="yes")
    pane.show_stop(stop)
    for part in ("maandag 23 november 2026", "08:45 – 09:45", "3523 Utrecht", "met tolk", "gepland", stop.code):
        assert part in _words(pane)
    room.clock.put(date(2026, 11, 24), time(9))
    room.visits.report(stop.appointment.id, Report(outcome=Outcome.VISITED, held_on=MONDAY), actor=room.actor)
    pane.show_stop(room.visits.day_plan(MONDAY, actor=room.actor).stops[0])
    assert "Bezocht" in _words(pane)
    letter = pane.findChild(QPushButton, "letter")
    assert letter is not None
    assert letter.isHidden()


def test_a_secret_address_is_not_on_the_screen(pane: VisitPane, room: Room) -> None:
    pane.show_stop(_stop(room, address_secret="yes"))  # noqa: S106 - no password
    assert "adres bij u bekend" in _words(pane)
    assert "3523" not in _words(pane)


def test_cancelling_gives_the_reason_and_escape_goes_back(qtbot: QtBot, pane: VisitPane, room: Room) -> None:
    pane.show_stop(_stop(room))
    with qtbot.waitSignal(pane.cancelled) as cancelled:
        press(pane, "cancel_visit")
    assert cancelled.args == [""]
    with qtbot.waitSignal(pane.left):
        QTest.keyClick(pane, Qt.Key.Key_Escape)


@pytest.mark.parametrize("state", AppointmentState)
def test_every_state_has_a_word(state: AppointmentState) -> None:
    assert STATE_WORDS[state]
