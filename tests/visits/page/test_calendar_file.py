from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import DaySpan
from ks_desktop.visits.page.calendar_file import CalendarFilePage
from ks_desktop.widgets import theme
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.messages import MessageBar
from ks_desktop.widgets.theme import Scheme
from tests.visits.conftest import Room, press
from tests.visits.service.test_calendars import book, calendars, export


@pytest.fixture
def messages(qtbot: QtBot) -> MessageBar:
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, desk: Desk, room: Room, messages: MessageBar) -> Iterator[CalendarFilePage]:
    theme.apply(qapp, Scheme.LIGHT)
    page = CalendarFilePage(desk, calendars(room), messages)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    qtbot.waitExposed(page)
    yield page
    assert desk.tasks.wait_all()


def begin(page: CalendarFilePage, room: Room, desk: Desk) -> date:
    with room.database.reading(room.actor) as reading:
        (visit,) = room.visits.booked(reading=reading)
    monday = visit.day - timedelta(days=visit.day.weekday())
    page.begin(DaySpan(monday, monday + timedelta(days=6)))
    assert desk.tasks.wait_all()
    return visit.day


def test_what_is_read_is_what_is_saved(
    tmp_path: Path, desk: Desk, room: Room, shown: CalendarFilePage, messages: MessageBar
) -> None:
    book(room, room.waiting())
    begin(shown, room, desk)
    read = shown.text.toPlainText()
    assert "SUMMARY:Afspraak" in read
    assert "Kaya" not in read
    shown.save.click()
    dialog = shown.findChild(QFileDialog)
    assert dialog is not None
    assert "Kaya" not in dialog.selectedFiles()[0]
    target = tmp_path / "agenda.ics"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    assert desk.tasks.wait_all()
    assert target.read_bytes().decode().replace("\r\n", "\n") == read
    assert "agenda.ics" in messages.sentence()
    assert [entry.sequence for entry in export(room)] == [0]  # it is remembered


def test_more_weeks_and_busy_time_are_asked_for(desk: Desk, room: Room, shown: CalendarFilePage) -> None:
    book(room, room.waiting())
    day = begin(shown, room, desk)
    assert shown.file is not None
    assert (shown.file.span.last - shown.file.span.first).days == 6
    press(shown, "calendar_month")
    assert desk.tasks.wait_all()
    assert (shown.file.span.last - shown.file.span.first).days == 27
    assert day in shown.file.span
    shown.busy.click()
    assert desk.tasks.wait_all()
    assert len(shown.file.entries) == 1  # there is none


def test_copying_lets_it_leave_too(desk: Desk, room: Room, shown: CalendarFilePage) -> None:
    book(room, room.waiting())
    begin(shown, room, desk)
    press(shown, "copy_calendar")
    assert desk.tasks.wait_all()
    assert "SUMMARY:Afspraak" in QGuiApplication.clipboard().text()
    assert shown.file is not None
    assert shown.file.known[0].version == 1


def test_nothing_can_be_saved_of_empty_days_and_escape_leaves(
    qtbot: QtBot, desk: Desk, shown: CalendarFilePage
) -> None:
    shown.begin(DaySpan(date(2026, 11, 23), date(2026, 11, 23)))
    assert desk.tasks.wait_all()
    assert not shown.save.isEnabled()
    with qtbot.waitSignal(shown.left):
        QTest.keyClick(shown, Qt.Key.Key_Escape)
