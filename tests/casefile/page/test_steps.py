from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.steps import StepsPage
from ks_desktop.clients.domain import CaseState
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.visits.restricted import SafetyColour
from ks_desktop.widgets import theme
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.widgets.theme import Scheme
from tests.houses import case_in, desk_of, settle


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, house: House, tasks: Tasks) -> Iterator[StepsPage]:
    theme.apply(qapp, Scheme.LIGHT)
    page = StepsPage(desk_of(house, tasks), house.done_steps)
    tasks.changed.connect(page.on_changes)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    yield page
    settle(tasks)


def test_the_list_says_whom_it_is_about_and_by_whom_and_rings_for_a_step(
    qtbot: QtBot, house: House, tasks: Tasks, page: StepsPage
) -> None:
    case_id: CaseId = case_in(house, CaseState.READY)
    colleague = next(m.user for m in house.schedules.everybody(actor=house.actor) if m.user != house.actor)
    house.safety.look(case_id, SafetyColour.GREEN, actor=house.actor)
    house.safety.look(case_id, SafetyColour.ORANGE, actor=colleague)
    page.refresh()
    settle(tasks)
    name = house.casefiles.page(case_id, actor=house.actor, is_refresh=True).client.name.full
    line = page.table.current()
    assert line is not None
    assert (line.is_own, line.women, line.case_id) == (True, (name,), case_id)
    assert name in page.heading.text()
    assert page.take_back.text() == "Terugdraaien (Enter)"
    page.filter.step(1)
    settle(tasks)
    first = page.table.records()[0]
    assert (first.is_own, first.women) == (False, (name,))
    page.table.select(line.step.id)
    with qtbot.waitSignal(page.asked) as asked:
        QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    assert asked.args == [line.step.id]
    with qtbot.waitSignal(page.case_wanted) as wanted:
        page.open_page.click()
    assert wanted.args == [case_id]
    tasks.run(lambda: house.undo.undo_step(line.step.id, actor=house.actor))  # as the window does
    settle(tasks)
    assert page.table.records()[0].step.is_undone
    page.table.select_first()
    assert page.take_back.text() == "Opnieuw doen (Enter)"
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)
