from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import DaySpan
from ks_desktop.visits.page import AgendaPage
from ks_desktop.widgets.desk import Desk
from tests.visits.conftest import Room, press
from tests.visits.page.seen import MONDAY, select_visit, settle, show_week, visits
from tests.visits.page.seen import press as keys


def _open(page: AgendaPage, desk: Desk, room: Room) -> None:
    room.visits.accept(room.visits.proposals(room.waiting(), actor=room.actor)[0], actor=room.actor)
    show_week(page, desk)
    select_visit(page, visits(room)[0])
    keys(Qt.Key.Key_Return)
    settle(desk)


def _wrong(page: AgendaPage) -> str:
    found = page.findChild(QLabel, "visit_conflicts")
    assert found is not None
    return "" if found.isHidden() else found.text()


def test_a_visit_that_fits_says_nothing_more(page: AgendaPage, desk: Desk, room: Room) -> None:
    _open(page, desk, room)
    assert _wrong(page) == ""


def test_a_visit_that_lies_outside_her_work_now_says_so(page: AgendaPage, desk: Desk, room: Room) -> None:
    room.visits.accept(room.visits.proposals(room.waiting(), actor=room.actor)[0], actor=room.actor)
    room.work_on([1, 2], time(13), time(17))
    show_week(page, desk)
    select_visit(page, visits(room)[0])
    keys(Qt.Key.Key_Return)
    settle(desk)
    assert _wrong(page).startswith("Let op:")


def test_m_in_the_pane_lifts_the_visit(page: AgendaPage, desk: Desk, room: Room) -> None:
    _open(page, desk, room)
    keys(Qt.Key.Key_M)
    settle(desk)
    assert page.week.grid.ghost() is not None
    assert page.week.grid.hasFocus()


def test_a_calendar_file_is_of_its_day(page: AgendaPage, desk: Desk, room: Room, qtbot: QtBot) -> None:
    _open(page, desk, room)
    with qtbot.waitSignal(page.calendar_wanted) as wanted:
        press(page.visit, "calendar")
    assert wanted.args == [DaySpan(MONDAY, MONDAY)]
    with qtbot.waitSignal(page.calendar_wanted) as wanted:
        press(page.top, "calendar_file")
    assert wanted.args == [DaySpan(MONDAY, date(2026, 11, 29))]


def test_how_they_meet_opens_beside_the_grid(page: AgendaPage, desk: Desk, room: Room) -> None:
    _open(page, desk, room)
    press(page.visit, "details")
    settle(desk)
    assert not page.side.shows(page.visit)
    page.to_list()
    assert page.side.shows(page.plan)


def test_a_visit_that_is_off_is_written_to_her_when_that_is_ticked(
    page: AgendaPage, desk: Desk, room: Room, qtbot: QtBot
) -> None:
    _open(page, desk, room)
    pane, case_id = page.visits_done.pane, visits(room)[0].case_id
    reason = pane.findChild(QLineEdit)
    assert reason is not None
    reason.setText("Ziek")
    pane.writes.click()
    with qtbot.waitSignal(page.letter_wanted) as wanted:
        press(pane, "cancel_visit")
    assert wanted.args == [case_id, "cancellation"]
