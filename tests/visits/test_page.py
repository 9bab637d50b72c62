from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import CaseId, Changes
from ks_desktop.visits.domain import Appointment, AppointmentState
from ks_desktop.visits.page import AgendaPage
from ks_desktop.widgets.desk import Desk
from tests.visits.conftest import TODAY, Room, agenda_services, focused, press

MONDAY = date(2026, 11, 23)


def _settle(desk: Desk) -> None:
    assert desk.tasks.wait_all()


def _key(key: Qt.Key) -> None:
    QTest.keyClick(focused(), key)


def _visits(room: Room) -> list[Appointment]:
    with room.database.reading(room.actor) as reading:
        return list(room.visits.between(TODAY, date(2027, 6, 1), reading=reading))


def _shown(page: AgendaPage) -> list[str]:
    buttons = [button for n in (1, 2, 3) for button in page.findChildren(QPushButton, f"offer_{n}")]
    return [button.text() for button in buttons if button.isVisible()]


def _open(page: AgendaPage, desk: Desk) -> None:
    page.refresh()
    _settle(desk)
    page.to_list()


def test_choose_enter_enter_books_and_undo_brings_the_same_back(page: AgendaPage, desk: Desk, room: Room) -> None:
    case_id = room.waiting()
    _open(page, desk)
    page.plan.table.select_first()
    _settle(desk)
    _key(Qt.Key.Key_Return)
    _settle(desk)
    assert focused().objectName() == "offer_1"
    before = room.visits.proposals(case_id, actor=room.actor)
    _key(Qt.Key.Key_Return)
    _settle(desk)
    assert [v.starts_at for v in _visits(room)] == [before[0].starts_at]
    assert page.plan.table.records() == ()
    desk.tasks.run(lambda: room.undo.undo(actor=room.actor))
    _settle(desk)
    assert [entry.case_id for entry in page.plan.table.records()] == [case_id]
    assert room.visits.proposals(case_id, actor=room.actor) == before


def test_after_undo_her_proposals_are_there_again_at_once(page: AgendaPage, desk: Desk, room: Room) -> None:
    case_id = room.waiting()
    page.plan_for(case_id)
    _settle(desk)
    page.plan.take(0)
    _settle(desk)
    assert _shown(page) == []
    desk.tasks.run(lambda: room.undo.undo(actor=room.actor))
    _settle(desk)
    assert len(_shown(page)) == 3
    page.plan.take(1)
    _settle(desk)
    assert len(_visits(room)) == 1


def test_undo_leaves_the_proposals_of_the_woman_she_went_on_with(page: AgendaPage, desk: Desk, room: Room) -> None:
    page.plan_for(room.waiting())
    _settle(desk)
    page.plan.take(0)
    _settle(desk)
    other = room.waiting("Bakker", birth_date="1990-01-01", due_date="2026-12-20")
    page.plan_for(other)
    _settle(desk)
    desk.tasks.run(lambda: room.undo.undo(actor=room.actor))
    _settle(desk)
    page.plan.take(0)
    _settle(desk)
    assert [visit.case_id for visit in _visits(room)] == [other]


@pytest.mark.parametrize(
    ("today", "caption"),
    [
        (date(2026, 11, 20), "Week 47: ma 16 nov – vr 20 nov"),
        (date(2026, 11, 21), "Week 48: ma 23 nov – vr 27 nov"),
        (date(2026, 11, 22), "Week 48: ma 23 nov – vr 27 nov"),
    ],
)
def test_in_the_weekend_it_opens_on_the_coming_week(
    qtbot: QtBot, desk: Desk, room: Room, today: date, caption: str
) -> None:
    room.clock.put(today, time(10))
    page = AgendaPage(desk, agenda_services(room))
    qtbot.addWidget(page)
    page.refresh()
    _settle(desk)
    assert page.week.caption.text() == caption
    page.week.to_today()
    _settle(desk)
    assert page.week.day == today  # the week that is over is a key away, and stays when she looks at it
    page.refresh()
    _settle(desk)
    assert page.week.day == today


def test_who_works_on_sunday_sees_this_week_still(qtbot: QtBot, desk: Desk, room: Room) -> None:
    room.work_on(range(7))
    page = AgendaPage(desk, agenda_services(room))
    qtbot.addWidget(page)
    page.refresh()
    _settle(desk)
    assert page.week.caption.text() == "Week 47: ma 16 nov – zo 22 nov"


@pytest.mark.parametrize(("key", "place"), [(Qt.Key.Key_1, 0), (Qt.Key.Key_2, 1), (Qt.Key.Key_3, 2)])
def test_a_number_takes_that_proposal(page: AgendaPage, desk: Desk, room: Room, key: Qt.Key, place: int) -> None:
    case_id = room.waiting()
    before = room.visits.proposals(case_id, actor=room.actor)
    page.plan_for(case_id)
    _settle(desk)
    _key(key)
    _settle(desk)
    assert [v.starts_at for v in _visits(room)] == [before[place].starts_at]


def test_escape_leaves_the_proposals_without_booking(page: AgendaPage, desk: Desk, room: Room) -> None:
    page.plan_for(room.waiting())
    _settle(desk)
    _key(Qt.Key.Key_Escape)
    assert page.plan.table.isAncestorOf(focused())
    assert _visits(room) == []


def test_a_booked_visit_is_chosen_in_the_grid_and_reported(page: AgendaPage, desk: Desk, room: Room) -> None:
    _book(room)
    room.clock.put(date(2026, 11, 24), time(9))
    page.week.to_today()
    page.week.day = date(2026, 11, 24)
    _open(page, desk)
    page.week.grid.setFocus()
    _key(Qt.Key.Key_Home)
    _key(Qt.Key.Key_Return)
    press(page, "report")
    _settle(desk)
    page.report.form.set_values({"outcome": "visited"})
    press(page, "save_report")
    _settle(desk)
    assert [v.state for v in _visits(room)] == [AppointmentState.DONE]
    assert page.plan.isVisible()


def test_a_visit_is_cancelled_with_a_reason(page: AgendaPage, desk: Desk, room: Room) -> None:
    case_id = _book(room)
    page.week.day = MONDAY
    _open(page, desk)
    page.week.grid.setFocus()
    _key(Qt.Key.Key_Home)
    _key(Qt.Key.Key_Return)
    press(page, "cancel_visit")
    _settle(desk)
    assert [v.state for v in _visits(room)] == [AppointmentState.CANCELLED]
    assert [entry.case_id for entry in page.plan.table.records()] == [case_id]


def test_the_bells_name_the_case_and_the_day(qtbot: QtBot, page: AgendaPage, desk: Desk, room: Room) -> None:
    case_id = _book(room)
    page.week.day = MONDAY
    _open(page, desk)
    page.week.grid.setFocus()
    _key(Qt.Key.Key_Home)
    _key(Qt.Key.Key_Return)
    for signal, name, expected in (
        (page.case_chosen, "open_page", [case_id]),
        (page.letter_wanted, "letter", [case_id, "appointment"]),
        (page.print_day, "print_day", [MONDAY]),
        (page.print_week, "print_week", [MONDAY]),
    ):
        with qtbot.waitSignal(signal) as rung:
            press(page, name)
        assert rung.args == expected


def test_keys_go_through_the_calendar(page: AgendaPage, desk: Desk) -> None:
    _open(page, desk)
    page.week.to_today()
    _settle(desk)
    for key, day, is_week in (
        (Qt.Key.Key_PageDown, date(2026, 11, 28), True),
        (Qt.Key.Key_D, date(2026, 11, 28), False),
        (Qt.Key.Key_Right, date(2026, 11, 29), False),
        (Qt.Key.Key_Left, date(2026, 11, 28), False),
        (Qt.Key.Key_PageUp, date(2026, 11, 27), False),
        (Qt.Key.Key_W, date(2026, 11, 27), True),
        (Qt.Key.Key_T, TODAY, True),
    ):
        page.week.grid.setFocus()
        _key(key)
        _settle(desk)
        assert (page.week.day, page.week.shows_week) == (day, is_week), key


def test_the_paper_goes_with_what_is_looked_at_also_when_nothing_is_fetched(page: AgendaPage, desk: Desk) -> None:
    _open(page, desk)
    offered = []
    for _view in range(3):
        offered.append([b.objectName() for b in page.top.findChildren(QPushButton) if b.isVisible()][2])
        page.week.switch_team()
        _settle(desk)
    assert offered == ["print_week", "print_team", "print_week"]


def test_the_times_for_one_woman_are_kept_back_beside_a_plan_for_everybody(
    page: AgendaPage, desk: Desk, room: Room
) -> None:
    _open(page, desk)
    page.plan_for(room.waiting())
    _settle(desk)

    def shown() -> int:
        return sum(block.key.startswith("proposal:") for block in page.week.grid.sheet.blocks)

    before = shown()
    page.plan_all()
    beside = shown()
    page.to_list()
    assert (before, beside, shown()) == (3, 0, 3)


def test_the_page_looks_again_only_when_it_must(page: AgendaPage, desk: Desk, room: Room) -> None:
    _open(page, desk)
    room.waiting()
    page.on_changes(Changes(letters=True))
    _settle(desk)
    assert page.plan.table.records() == ()
    page.on_changes(Changes(referrals=True))
    _settle(desk)
    assert len(page.plan.table.records()) == 1


def _book(room: Room) -> CaseId:
    case_id = room.waiting()
    room.visits.accept(room.visits.proposals(case_id, actor=room.actor)[0], actor=room.actor)
    return case_id
