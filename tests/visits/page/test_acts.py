import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import UserId
from ks_desktop.visits.page import AgendaPage
from ks_desktop.visits.page.safety import SafetyCard
from ks_desktop.visits.page.stopping import StoppingPane
from ks_desktop.visits.page.wishes import WishesForm
from ks_desktop.visits.restricted import SafetyColour
from ks_desktop.widgets.desk import Desk
from tests.visits.by_hand import by_hand_of
from tests.visits.conftest import Room, focused
from tests.visits.page.seen import booked, press, settle, show_week, visits


@pytest.fixture
def chosen(page: AgendaPage, desk: Desk, room: Room) -> AgendaPage:
    """A woman of the list is chosen, and the focus is there."""
    room.waiting()
    show_week(page, desk)
    page.activateWindow()
    page.to_list()
    page.plan.table.select_first()
    settle(desk)
    return page


def _note(page: AgendaPage) -> str:
    found = page.findChild(QLabel, "offers_note")
    assert found is not None
    return "" if found.isHidden() else found.text()


def test_nobody_looked_yet_is_said_and_one_key_leads_there(chosen: AgendaPage, desk: Desk) -> None:
    settle(desk)
    assert "(V)" in _note(chosen)
    press(Qt.Key.Key_V)
    settle(desk)
    card = chosen.findChild(SafetyCard)
    assert card is not None
    assert card.isVisible()
    card.setFocus()
    press(Qt.Key.Key_G)
    settle(desk)
    assert chosen.side.shows(chosen.plan)
    chosen.plan.table.select_first()
    settle(desk)
    settle(desk)
    assert _note(chosen) == ""


@pytest.mark.parametrize(("key", "form"), [(Qt.Key.Key_S, StoppingPane), (Qt.Key.Key_H, WishesForm)])
def test_a_key_opens_a_form_and_escape_leads_back(
    chosen: AgendaPage, desk: Desk, key: Qt.Key, form: type[QWidget]
) -> None:
    press(key)
    settle(desk)
    assert chosen.findChild(form) is not None
    assert not chosen.side.shows(chosen.plan)
    press(Qt.Key.Key_Escape)
    settle(desk)
    assert chosen.side.shows(chosen.plan)


def test_o_asks_for_her_page(chosen: AgendaPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chosen.case_chosen):
        press(Qt.Key.Key_O)


def _offer(page: AgendaPage) -> QPushButton:
    found = page.findChild(QPushButton, "offer_1")
    assert found is not None
    return found


def test_after_a_look_she_is_at_the_times_again_and_enter_takes_the_first(
    chosen: AgendaPage, desk: Desk, room: Room
) -> None:
    press(Qt.Key.Key_Return)
    settle(desk)
    press(Qt.Key.Key_V)
    settle(desk)
    press(Qt.Key.Key_G)
    settle(desk)
    settle(desk)  # the page looks again, and the times are asked anew
    assert focused() is _offer(chosen)
    press(Qt.Key.Key_Return)
    settle(desk)
    assert len(booked(room)) == 1


def test_after_a_booking_a_letter_is_about_the_woman_at_whom_the_list_stands(
    chosen: AgendaPage, desk: Desk, room: Room
) -> None:
    other = room.waiting("Bakker", birth_date="1990-01-01", due_date="2026-12-20")
    show_week(chosen, desk)
    press(Qt.Key.Key_Return)
    settle(desk)
    press(Qt.Key.Key_Return)
    settle(desk)
    press(Qt.Key.Key_V)
    settle(desk)
    press(Qt.Key.Key_G)
    settle(desk)
    left = {entry.case_id for entry in chosen.plan.list.entries}
    assert set(room.visits.safety.of(left, actor=room.actor)) == left
    assert len(left) == 1
    assert other in left | {visit.case_id for visit in visits(room)}


def test_enter_pressed_too_often_books_once_and_opens_nothing(chosen: AgendaPage, desk: Desk, room: Room) -> None:
    press(Qt.Key.Key_Return)
    settle(desk)
    press(*[Qt.Key.Key_Return] * 3)
    settle(desk)
    assert len(booked(room)) == 1
    assert not chosen.plan.card.days.first.isVisible()


def test_a_booked_woman_is_out_of_the_list_before_it_is_asked_anew(chosen: AgendaPage, desk: Desk) -> None:
    case_id = chosen.plan.list.entries[0].case_id
    chosen.plan.show_booked(case_id, "ma 23 nov 08:45")
    assert chosen.plan.list.entries == ()
    press(Qt.Key.Key_Return)  # nothing is asked for her again
    settle(desk)
    assert chosen.plan.card.findChildren(QLabel)[0].text() == "Gepland: ma 23 nov 08:45"


def test_another_moment_that_is_not_taken_leads_back_to_the_list(chosen: AgendaPage, desk: Desk, room: Room) -> None:
    press(Qt.Key.Key_A)
    settle(desk)
    assert focused() is chosen.week.grid
    press(Qt.Key.Key_Escape)
    settle(desk)
    assert focused() is chosen.plan.table.view
    assert booked(room) == []


@pytest.mark.parametrize("by_hand", [False, True])
def test_after_a_red_look_she_is_planned_with_a_colleague(
    page: AgendaPage, desk: Desk, room: Room, colleague: UserId, by_hand: bool
) -> None:
    by_hand_of(room).works(colleague)
    room.visits.safety.look(room.waiting(), SafetyColour.RED, actor=room.actor)
    show_week(page, desk)
    page.activateWindow()
    page.to_list()
    page.plan.table.select_first()
    settle(desk)
    assert "rood" in _note(page)
    company = page.plan.card.company
    assert company.isVisible()
    company.field.set_value(str(colleague))
    settle(desk)
    assert company.isVisible()
    page.plan.table.setFocus()
    if by_hand:
        press(Qt.Key.Key_A)
        settle(desk)
        press(Qt.Key.Key_Return)
    else:
        page.plan.take(0)
    settle(desk)
    (visit,) = visits(room)
    assert (visit.nurse, visit.colleagues) == (room.actor, (colleague,))
    assert company.isHidden()
    assert page.plan.colleagues == ()
