from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ks_desktop.visits.domain.incident import LostKind
from ks_desktop.visits.page.lost import LostPage
from ks_desktop.widgets import theme
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.messages import Question
from ks_desktop.widgets.parts import Button
from ks_desktop.widgets.theme import Scheme
from tests.desks import settle
from tests.visits.conftest import Room
from tests.visits.service.test_calendars import book
from tests.visits.service.test_incidents import incidents_in
from tests.visits.service.test_printed_plans import printed, visits_of


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, desk: Desk, room: Room) -> Iterator[LostPage]:
    theme.apply(qapp, Scheme.LIGHT)
    page = LostPage(desk, incidents_in(room))
    desk.tasks.changed.connect(page.on_changes)
    qtbot.addWidget(page)
    page.resize(1000, 760)
    page.show()
    qtbot.waitExposed(page)
    page.refresh()
    settle(desk.tasks)
    yield page
    settle(desk.tasks)


def test_a_lost_plan_is_written_down_and_its_note_is_asked_for(
    qtbot: QtBot, desk: Desk, room: Room, shown: LostPage
) -> None:
    book(room, room.waiting())
    plan = printed(room, visits_of(room))
    shown.begin_plan(plan.id)
    settle(desk.tasks)
    assert plan.label in shown.form.heading.text()
    shown.form.form.set_values({"done": "gezocht"})
    shown.form.submit()
    settle(desk.tasks)
    incident = shown.table.current()
    assert incident is not None
    assert (incident.kind, incident.women) == (LostKind.PLAN, 1)
    assert "uiterlijk di 24 nov" in shown.about.text()
    with qtbot.waitSignal(shown.paper_wanted) as wanted:
        QTest.keyClick(shown.table.view, Qt.Key.Key_P)
    assert wanted.args == [incident.id]
    shown.whom.click()
    settle(desk.tasks)
    assert "Aylin Kaya" in shown.women.text()


def test_another_paper_is_written_down_changed_and_taken_off(
    qtbot: QtBot, desk: Desk, room: Room, shown: LostPage
) -> None:
    QTest.keyClick(shown.table.view, Qt.Key.Key_N)
    shown.other.click()
    settle(desk.tasks)
    form = shown.form.form
    form.set_values({"kind": LostKind.LETTER, "what": "brief 2026-0001", "women": "1"})
    shown.form.submit()
    settle(desk.tasks)
    assert [record.what for record in shown.table.records()] == ["brief 2026-0001"]
    shown.change.click()
    form.set_values({"told_on": room.clock.today()})
    shown.form.submit()
    settle(desk.tasks)
    assert "ingelicht op" in shown.about.text()
    shown.remove.click()
    (question,) = shown.window().findChildren(Question)
    next(button for button in question.findChildren(Button) if button.text() == "Uit het register").click()
    settle(desk.tasks)
    assert shown.table.records() == ()
    assert shown.bar.isHidden()
    shown.activateWindow()  # the offscreen platform leaves none active after a question
    qtbot.waitUntil(shown.other.hasFocus)
    with qtbot.waitSignal(shown.left):
        QTest.keyClick(shown.other, Qt.Key.Key_Escape)


def test_escape_leaves_the_form_first(desk: Desk, shown: LostPage) -> None:
    shown.begin_other()
    settle(desk.tasks)
    assert shown.table.isHidden()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.table.isHidden()
