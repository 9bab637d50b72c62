from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.visits.domain import Proposal
from ks_desktop.visits.page.week import WeekPane
from tests.visits.conftest import TODAY, Room

MONDAY = date(2026, 11, 23)


@pytest.fixture
def pane(qtbot: QtBot, room: Room) -> WeekPane:
    made = WeekPane(TODAY)
    qtbot.addWidget(made)
    made.show_day(MONDAY, week=True)
    made.show_plan(room.visits.week_plan(2026, 48, actor=room.actor), TODAY)
    made.show()
    return made


def _proposals(room: Room) -> tuple[Proposal, ...]:
    return room.visits.proposals(room.waiting(), actor=room.actor)


def test_a_working_week_has_five_days_and_says_which(pane: WeekPane) -> None:
    assert pane.caption.text() == "Week 48: ma 23 nov – vr 27 nov"
    assert pane.grid.accessibleName() == "Agenda"


def test_proposals_stand_in_the_grid_and_are_chosen_there(qtbot: QtBot, pane: WeekPane, room: Room) -> None:
    pane.show_proposals(_proposals(room))
    pane.grid.select("proposal:2")
    with qtbot.waitSignal(pane.proposal_chosen) as chosen:
        QTest.keyClick(pane.grid, Qt.Key.Key_Return)
    assert chosen.args == [2]


def test_a_booked_visit_is_a_card_without_her_name(qtbot: QtBot, pane: WeekPane, room: Room) -> None:
    accepted = room.visits.accept(_proposals(room)[0], actor=room.actor)
    pane.show_plan(room.visits.week_plan(2026, 48, actor=room.actor), TODAY)
    pane.grid.select(str(accepted.appointment_id))
    words = pane.grid.accessibleDescription()
    assert "A.K., 23+6 · 3523, Utrecht" in words
    assert "Kaya" not in words
    with qtbot.waitSignal(pane.visit_chosen) as chosen:
        QTest.keyClick(pane.grid, Qt.Key.Key_Return)
    assert chosen.args is not None
    assert chosen.args[0].appointment.id == accepted.appointment_id


def test_another_week_is_asked_for_and_another_day_of_the_week_is_not(qtbot: QtBot, pane: WeekPane) -> None:
    with qtbot.waitSignal(pane.moved) as moved:
        pane.forth()
    assert moved.args == [date(2026, 11, 30)]
    pane.show_day(MONDAY, week=True)
    with qtbot.assertNotEmitted(pane.moved):
        pane.show_day(date(2026, 11, 25), week=False)
    assert pane.caption.text() == "woensdag 25 november 2026"
    pane.switch()
    assert pane.shows_week


def test_a_visit_that_starts_late_ends_with_the_day(pane: WeekPane, room: Room) -> None:
    room.work_on(range(7), time(16), time(23, 59))
    found = room.visits.proposals(room.waiting(), actor=room.actor, first=MONDAY, last=MONDAY, count=99)
    room.visits.accept(found[-1], actor=room.actor)
    pane.show_plan(room.visits.week_plan(2026, 48, actor=room.actor), TODAY)
    pane.show_proposals(found[:1])
    assert pane.caption.text() == "Week 48: ma 23 nov – zo 29 nov"
