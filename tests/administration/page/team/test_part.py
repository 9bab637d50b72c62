from datetime import date
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.team import TeamPane
from ks_desktop.house import House
from ks_desktop.visits.domain import Absence, AbsenceReason
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, settle


@pytest.fixture
def away(house: House, tasks: Tasks, pane: TeamPane) -> Absence:
    away = Absence(
        id=uuid4(),
        user=house.actor,
        first=date(2027, 5, 3),
        last=date(2027, 5, 3),
        reason=AbsenceReason.TRAINING,
    )
    house.schedules.absences.save(away, actor=house.actor)
    pane.show_part("absence")
    pane.refresh()
    settle(tasks)
    return away


def _editor(pane: TeamPane, name: str) -> QLineEdit:
    editor = pane.away.form.field(name).findChild(QLineEdit)
    assert editor is not None
    return editor


@pytest.mark.usefixtures("away")
def test_what_is_typed_and_not_stored_is_there_again(qtbot: QtBot, house: House, tasks: Tasks, pane: TeamPane) -> None:
    pane.away.add.click()
    QTest.keyClicks(_editor(pane, "absent_from"), "1-6-2027")
    pane.away.form.flush_draft()
    settle(tasks)
    again = TeamPane(desk_of(house, tasks), house.schedules)
    qtbot.addWidget(again)
    again.refresh()
    settle(tasks)
    assert again.away.form.content()["absent_from"] == "1-6-2027"
    assert again.away.record is None
    assert "staat er nog" in again.away.status.text.text()


@pytest.mark.usefixtures("away")
def test_escape_leaves_and_forgets(qtbot: QtBot, house: House, tasks: Tasks, pane: TeamPane) -> None:
    pane.away.add.click()
    QTest.keyClicks(_editor(pane, "absent_from"), "1-6-2027")
    pane.away.form.flush_draft()
    QTest.keyClick(_editor(pane, "absent_from"), Qt.Key.Key_Escape)
    settle(tasks)
    assert not pane.away.editor.isVisible()
    again = TeamPane(desk_of(house, tasks), house.schedules)
    qtbot.addWidget(again)
    again.refresh()
    settle(tasks)
    assert again.away.editor.isHidden()


def test_what_was_changed_meanwhile_is_shown_as_it_is_now(
    house: House, tasks: Tasks, pane: TeamPane, away: Absence
) -> None:
    pane.away.open(pane.away.records(house.schedules.of(house.actor, actor=house.actor))[-1])
    house.schedules.absences.remove(away.id, actor=house.actor)
    pane.away.submit()
    settle(tasks)
    assert "intussen gewijzigd" in pane.away.status.text.text()
    assert not pane.away.editor.isVisible()


@pytest.mark.usefixtures("away")
def test_what_stands_open_stays_open_when_the_page_looks_again(tasks: Tasks, pane: TeamPane) -> None:
    pane.away.add.click()
    QTest.keyClicks(_editor(pane, "absent_from"), "1-6-2027")
    pane.refresh()
    settle(tasks)
    assert pane.away.editor.isVisible()
    assert pane.away.form.content()["absent_from"] == "1-6-2027"
