from collections.abc import Collection

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.core.database import Reading
from ks_desktop.visits.domain import Appointment, Reason
from ks_desktop.visits.page import AgendaPage
from ks_desktop.widgets.desk import Desk
from tests.visits.conftest import Room, agenda_services
from tests.visits.page.seen import MONDAY, press, said, select_visit, settle, show_week, visits

_SENTENCE = "Her letter names Monday."
Key = Qt.Key


class _Letters:
    """A room above that told her Monday."""

    def told_otherwise(self, visit: Appointment, *, reading: Reading) -> Collection[Reason]:
        del reading  # what it says hangs on the visit alone
        return (Reason(message=_SENTENCE),) if visit.day != MONDAY else ()


@pytest.fixture
def moved(qtbot: QtBot, desk: Desk, room: Room) -> AgendaPage:
    """A visit whose letter is out was moved a day on."""
    services = agenda_services(room)
    services.moving.told.append(_Letters())
    page = AgendaPage(desk, services)
    desk.tasks.changed.connect(page.on_changes)
    qtbot.addWidget(page)
    page.resize(1050, 700)
    page.show()
    qtbot.waitExposed(page)
    room.visits.accept(room.visits.proposals(room.waiting(), actor=room.actor)[0], actor=room.actor)
    show_week(page, desk)
    select_visit(page, visits(room)[0])
    press(Key.Key_M, Key.Key_Right)
    settle(desk)
    press(Key.Key_Return)
    settle(desk)
    settle(desk)
    return page


def test_after_a_move_it_is_said_that_a_letter_names_the_old_time_until_that_is_undone(
    moved: AgendaPage, desk: Desk, room: Room
) -> None:
    assert _SENTENCE in said(moved)
    desk.tasks.run(lambda: room.undo.undo(actor=room.actor))
    settle(desk)
    settle(desk)
    assert said(moved) == ""


def test_seen_takes_it_away_and_the_next_lift_asks_as_usual(moved: AgendaPage, desk: Desk, room: Room) -> None:
    seen = moved.line.findChild(QPushButton, "put_back")
    assert seen is not None
    assert seen.text() == "Gezien"
    seen.click()
    assert said(moved) == ""
    select_visit(moved, visits(room)[0])
    press(Key.Key_M)
    settle(desk)
    assert _SENTENCE not in said(moved)
    assert seen.text() == "Terugzetten"
    press(Key.Key_Escape)
