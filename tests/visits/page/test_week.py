from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Proposal, WorkingHours
from ks_desktop.visits.page.week import WeekPane
from tests.visits.conftest import TODAY, Room, agenda_services, press

MONDAY = date(2026, 11, 23)


@pytest.fixture
def pane(qtbot: QtBot, room: Room) -> WeekPane:
    made = WeekPane(TODAY)
    qtbot.addWidget(made)
    made.show_day(MONDAY, week=True)
    _show(made, room)
    made.show()
    return made


def _show(pane: WeekPane, room: Room, *, team: bool = False) -> None:
    weeks = agenda_services(room).weeks
    shown = weeks.team if team else weeks.own
    pane.show_team(shown(2026, 48, actor=room.actor), TODAY, is_whole=team)


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


def test_what_is_hers_can_be_kept_back_and_comes_again(pane: WeekPane, room: Room) -> None:
    pane.show_proposals(_proposals(room))
    seen = []
    for wanted in (True, False, True):
        pane.show_hers(wanted)
        seen.append(sum(block.key.startswith("proposal:") for block in pane.grid.sheet.blocks))
    assert seen == [3, 0, 3]


def test_a_booked_visit_is_a_card_without_her_name(qtbot: QtBot, pane: WeekPane, room: Room) -> None:
    accepted = room.visits.accept(_proposals(room)[0], actor=room.actor)
    _show(pane, room)
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
    pane.show_length(week=True)
    assert pane.shows_week


def test_a_visit_that_starts_late_ends_with_the_day(pane: WeekPane, room: Room) -> None:
    room.work_on(range(7), time(16), time(23, 59))
    found = room.visits.proposals(room.waiting(), actor=room.actor, first=MONDAY, last=MONDAY, count=99)
    room.visits.accept(found[-1], actor=room.actor)
    _show(pane, room)
    pane.show_proposals(found[:1])
    assert pane.caption.text() == "Week 48: ma 23 nov – zo 29 nov"


def test_the_team_stands_beside_each_other_on_a_day_and_under_each_other_in_a_week(
    qtbot: QtBot, pane: WeekPane, room: Room, colleague: UserId
) -> None:
    monday = WorkingHours(user=colleague, weekday=0, start=time(9), end=time(12), valid_from=date(2026, 1, 1))
    room.visits.set_hours(colleague, [monday], actor=room.actor)
    accepted = room.visits.accept(_proposals(room)[0], actor=room.actor)
    with qtbot.waitSignal(pane.moved):
        pane.switch_team()
    _show(pane, room, team=True)
    assert pane.table.isVisible()
    assert "08:45" in pane.table.words(0, 0)
    assert "Kaya" not in pane.table.words(0, 0)
    assert pane.table.words(1, 1) == "Mw. Tweede, dinsdag 24 november 2026, vrij"
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    assert pane.grid.isVisible()
    assert [column.title for column in pane.grid.sheet.columns][1] == "Mw. Tweede"
    assert pane.grid.selected_key() == str(accepted.appointment_id)


def test_without_working_days_the_first_step_is_one_button(qtbot: QtBot, room: Room) -> None:
    with room.database.work(room.actor, "test") as work:
        work.session.execute(text("DELETE FROM working_hours"))
    made = WeekPane(TODAY)
    qtbot.addWidget(made)
    made.show_day(MONDAY, week=True)
    _show(made, room)
    with qtbot.waitSignal(made.hours_wanted):
        press(made, "set_hours_first")
