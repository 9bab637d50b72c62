from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from ks_desktop.core.values import CaseId
from ks_desktop.visits.page.plan import PlanPane
from ks_desktop.visits.service.travels import TravelCorrections
from ks_desktop.widgets.desk import Desk
from tests.visits.conftest import Room, focused, press

MONDAY = date(2026, 11, 23)


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk, room: Room) -> Iterator[PlanPane]:
    made = PlanPane(desk, room.visits, TravelCorrections(room.database, room.undo))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    assert desk.tasks.wait_all()


def _show(pane: PlanPane, desk: Desk) -> None:
    pane.refresh()
    assert desk.tasks.wait_all()


def _why(pane: PlanPane) -> str:
    found = pane.findChild(QLabel, "why")
    assert found is not None
    return found.text() if found.isVisible() else ""


def _offers(pane: PlanPane) -> list[str]:
    buttons = [pane.findChild(QPushButton, f"offer_{n}") for n in (1, 2, 3)]
    return [button.text() for button in buttons if button is not None and button.isVisible()]


def _is_visible(pane: PlanPane, name: str) -> bool:
    button = pane.findChild(QPushButton, name)
    return button is not None and button.isVisible()


def _other(room: Room) -> CaseId:
    return room.waiting("Bakker", birth_date="1990-01-01", due_date="2026-12-20")


def test_choosing_a_woman_shows_three_times_with_reasons(pane: PlanPane, desk: Desk, room: Room) -> None:
    room.waiting()
    _show(pane, desk)
    pane.table.select_first()
    assert desk.tasks.wait_all()
    assert _offers(pane) == ["1   ma 23 nov  08:45", "2   di 24 nov  08:45", "3   wo 25 nov  08:45"]
    button = pane.findChild(QPushButton, "offer_1")
    assert button is not None
    assert button.accessibleDescription().startswith("week 23+6, beste weken · 10 min rijden")


def test_after_booking_the_next_woman_waits_until_she_is_chosen(pane: PlanPane, desk: Desk, room: Room) -> None:
    room.waiting()
    pane.choose(_other(room))
    _show(pane, desk)
    pane.take(0)
    assert desk.tasks.wait_all()
    _show(pane, desk)
    assert _offers(pane) == []
    assert [entry.name for entry in pane.table.records()] == ["Aylin Kaya"]
    pane.table.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert desk.tasks.wait_all()
    assert len(_offers(pane)) == 3


def test_a_time_that_was_taken_is_said_and_new_times_come(qtbot: QtBot, pane: PlanPane, desk: Desk, room: Room) -> None:
    case_id, other = room.waiting(), _other(room)
    pane.choose(case_id)
    assert desk.tasks.wait_all()
    before = _offers(pane)
    room.visits.accept(room.visits.proposals(other, actor=room.actor)[0], actor=room.actor)
    with qtbot.waitSignal(desk.tasks.problem):
        pane.take(0)
    assert desk.tasks.wait_all()
    assert len(_offers(pane)) == 3
    assert _offers(pane) != before


def test_over_is_said_and_named_days_give_times(pane: PlanPane, desk: Desk, room: Room) -> None:
    case_id = room.waiting(due_date="2026-11-15")
    _show(pane, desk)
    pane.choose(case_id)
    assert desk.tasks.wait_all()
    assert "eindigden op 15-11-2026" in _why(pane)
    assert not _is_visible(pane, "set_hours")
    press(pane, "choose_days")
    pane.card.days.first.set_value(MONDAY)
    press(pane, "look")
    assert desk.tasks.wait_all()
    assert len(_offers(pane)) == 3
    assert _why(pane) == ""


def test_without_hours_the_way_to_set_them_is_one_button(qtbot: QtBot, pane: PlanPane, desk: Desk, room: Room) -> None:
    with room.database.work(room.actor, "test") as work:
        work.session.execute(text("DELETE FROM working_hours"))
    pane.choose(room.waiting())
    assert desk.tasks.wait_all()
    assert "Beheer" in _why(pane)
    assert _is_visible(pane, "set_hours")
    assert not _is_visible(pane, "choose_days")
    with qtbot.waitSignal(pane.hours_wanted):
        press(pane, "set_hours")


def test_a_woman_who_waits_no_more_takes_her_times_away(pane: PlanPane, desk: Desk, room: Room) -> None:
    case_id = room.waiting()
    _show(pane, desk)
    pane.table.select_first()
    assert desk.tasks.wait_all()
    room.visits.accept(room.visits.proposals(case_id, actor=room.actor)[0], actor=room.actor)
    _show(pane, desk)
    assert _offers(pane) == []
    assert "al een bezoek gepland" in _why(pane)


def test_a_number_without_a_proposal_does_nothing(pane: PlanPane, desk: Desk, room: Room) -> None:
    room.waiting()
    _show(pane, desk)
    pane.take(0)
    assert desk.tasks.wait_all()
    with room.database.reading(room.actor) as reading:
        assert room.visits.booked(reading=reading) == ()
