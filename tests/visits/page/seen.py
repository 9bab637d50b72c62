"""What the tests of the agenda look at: the rows that are stored, and the grid as it is shown."""

from datetime import date, datetime

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Appointment, AppointmentState
from ks_desktop.visits.page import AgendaPage
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.week_plan import Block
from tests.visits.conftest import TODAY, Room, focused

MONDAY = date(2026, 11, 23)


def settle(desk: Desk) -> None:
    """Wait until all that was asked is shown."""
    assert desk.tasks.wait_all()


def booked(room: Room) -> list[tuple[UserId, datetime, int]]:
    """Return nurse, start and length of every booked visit."""
    return [(visit.nurse, visit.starts_at, visit.minutes) for visit in visits(room)]


def visits(room: Room) -> list[Appointment]:
    """Return the booked visits."""
    with room.database.reading(room.actor) as reading:
        found = room.visits.between(TODAY, date(2028, 6, 1), reading=reading)
    return [visit for visit in found if visit.state is AppointmentState.BOOKED]


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys where the focus is."""
    for key in keys:
        QTest.keyClick(focused(), key, modifier)


def show_week(page: AgendaPage, desk: Desk, day: date = MONDAY) -> None:
    """Look at a week."""
    page.week.show_day(day, week=True)
    page.refresh()
    settle(desk)


def select_visit(page: AgendaPage, visit: Appointment) -> Block:
    """Select a visit in the grid, with the focus there."""
    page.week.grid.setFocus()
    page.week.grid.select(str(visit.id))
    block = page.week.grid.sheet.block(str(visit.id))
    assert block is not None
    return block


def drag(widget: QWidget, start: QPointF, end: QPointF, *, release: bool = True) -> None:
    """Draw the mouse from one point of a widget to another."""
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start.toPoint())
    for share in (0.2, 0.6, 1.0):
        QTest.mouseMove(widget, (start + (end - start) * share).toPoint())
    if release:
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end.toPoint())


def said(page: AgendaPage) -> str:
    """Return what stands under the grid, empty when nothing does."""
    if page.line.isHidden():
        return ""
    return "\n".join(part.text() for part in page.line.findChildren(QLabel) if not part.isHidden())
