import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.actions import ACTIONS, ActionBar, to_report
from ks_desktop.clients.domain import CaseState, CloseReason
from ks_desktop.house import House
from ks_desktop.visits.domain import Outcome
from ks_desktop.widgets.parts import column
from tests.casefile.test_domain import make_visit
from tests.houses import case_in, part


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    around = QWidget()
    around.setLayout(column(ActionBar(around)))
    around.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(around)
    around.show()
    around.setFocus()
    return around


def bar_in(around: QWidget) -> ActionBar:
    bar = around.findChild(ActionBar)
    assert bar is not None
    return bar


def show(around: QWidget, house: House, state: CaseState) -> None:
    bar_in(around).show_page(house.casefiles.page(case_in(house, state), actor=house.actor))


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.word)
def test_each_letter_asks_for_its_action(qtbot: QtBot, around: QWidget, house: House, action: object) -> None:
    word, letter = action.word, action.letter  # type: ignore[attr-defined]  # one of ACTIONS
    state = CaseState.FEEDBACK_DUE if word in {"report", "feedback"} else CaseState.PLANNED
    show(around, house, state)
    bar = bar_in(around)
    with qtbot.waitSignal(bar.wanted) as rung:
        QTest.keyClicks(around, letter)
    assert rung.args == [word]


def test_what_cannot_be_done_is_not_offered(around: QWidget, house: House) -> None:
    show(around, house, CaseState.NEW)
    assert not part(around, "do_report").isEnabled()
    assert not part(around, "do_appointment_letter").isEnabled()
    assert part(around, "do_plan").isEnabled()


def test_a_closed_case_can_only_be_opened_again(qtbot: QtBot, around: QWidget, house: House) -> None:
    case = case_in(house, CaseState.NEW)
    house.clients.close_case(case, CloseReason.MOVED, actor=house.actor)
    bar = bar_in(around)
    bar.show_page(house.casefiles.page(case, actor=house.actor))
    enabled = [b.objectName() for b in bar.findChildren(QPushButton) if b.isEnabled() and b.isVisible()]
    assert "do_close" not in enabled
    with qtbot.waitSignal(bar.wanted) as rung:
        QTest.keyClicks(around, "s")
    assert rung.args == ["reopen"]


def test_letters_are_letters_while_a_form_is_open(qtbot: QtBot, around: QWidget, house: House) -> None:
    show(around, house, CaseState.NEW)
    bar = bar_in(around)
    bar.pause()
    with qtbot.assertNotEmitted(bar.wanted):
        QTest.keyClicks(around, "p")


def test_the_report_is_about_the_booked_visit_else_the_last_reported() -> None:
    booked, visited = make_visit(24), make_visit(-24, Outcome.VISITED)
    assert to_report((visited, booked)) is booked
    assert to_report((visited,)) is visited
    assert to_report(()) is None
