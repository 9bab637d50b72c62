import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.actions import ACTIONS, ActionBar, reasons, to_report
from ks_desktop.clients.domain import CaseState, CloseReason
from ks_desktop.core.texts import _
from ks_desktop.house import House
from ks_desktop.security.domain import Role
from ks_desktop.security.rights import rights_of
from ks_desktop.visits.domain import AppointmentState, Outcome
from ks_desktop.widgets.fields import QuietComboBox
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


ONE_LETTER = [a for a in ACTIONS if a.letter not in {"N", "G"} and a.word not in {"cancellation", "onward"}]


@pytest.mark.parametrize("action", ONE_LETTER, ids=lambda action: action.word)
def test_each_letter_asks_for_its_action(qtbot: QtBot, around: QWidget, house: House, action: object) -> None:
    word, letter = action.word, action.letter  # type: ignore[attr-defined]  # one of ACTIONS
    state = CaseState.FEEDBACK_DUE if word in {"report", "feedback", "summary"} else CaseState.PLANNED
    show(around, house, state)
    bar = bar_in(around)
    with qtbot.waitSignal(bar.wanted) as rung:
        QTest.keyClicks(around, letter)
    assert rung.args == [word]


def test_a_visit_that_is_off_can_be_told_to_her_until_another_one_stands(
    qtbot: QtBot, around: QWidget, house: House
) -> None:
    case_id = case_in(house, CaseState.PLANNED)
    before = house.casefiles.page(case_id, actor=house.actor)
    assert "ander bezoek" in _(reasons(before)["cancellation"])
    (visit,) = (one for one in before.facts.appointments if one.state is AppointmentState.BOOKED)
    house.visits.cancel(visit.id, "Ziek", actor=house.actor)
    bar_in(around).show_page(house.casefiles.page(case_id, actor=house.actor))
    with qtbot.waitSignal(bar_in(around).wanted) as rung:
        QTest.keyClicks(around, "A")
    assert rung.args == ["cancellation"]


def test_what_cannot_be_done_now_says_why(qtbot: QtBot, around: QWidget, house: House) -> None:
    show(around, house, CaseState.NEW)
    report = part(around, "do_report")
    assert not report.isEnabled()
    assert report.isVisibleTo(around)
    assert report.toolTip() == report.accessibleDescription() == "Er is geen bezoek om te verslaan."
    assert part(around, "do_appointment_letter").isHidden()
    assert part(around, "do_plan").isEnabled()
    bar = bar_in(around)
    with qtbot.assertNotEmitted(bar.wanted):
        QTest.keyClicks(around, "v")
    assert bar.why.text() == report.toolTip()
    show(around, house, CaseState.NEW)
    assert bar.why.isHidden()


def test_a_letter_typed_in_any_field_is_a_letter(qtbot: QtBot, around: QWidget, house: House) -> None:
    show(around, house, CaseState.NEW)
    choice = QuietComboBox(around)
    choice.addItems(["a", "b"])
    choice.show()
    choice.setFocus()
    with qtbot.assertNotEmitted(bar_in(around).wanted):
        QTest.keyClicks(choice, "b")


def test_a_quiet_case_is_taken_back_and_not_opened_again(around: QWidget, house: House) -> None:
    case_id = case_in(house, CaseState.NEW)
    house.endings.end(case_id, CloseReason.PREGNANCY_ENDED, actor=house.actor)
    bar_in(around).show_page(house.casefiles.page(case_id, actor=house.actor))
    assert part(around, "do_reopen").isHidden()
    assert not part(around, "do_call").isEnabled()


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


def test_what_her_role_does_not_give_has_no_button_and_no_letter(qtbot: QtBot, around: QWidget, house: House) -> None:
    bar = bar_in(around)
    bar.keep_to(lambda right: right in rights_of([Role.PLANNER]))
    show(around, house, CaseState.PLANNED)
    shown = {button.objectName() for button in bar.findChildren(QPushButton) if button.isVisible()}
    assert shown == {"do_call", "do_plan", "do_close"}
    with qtbot.assertNotEmitted(bar.wanted):
        QTest.keyClicks(around, "V")


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


def test_where_there_is_little_room_the_labels_are_brief_and_the_letters_work(
    qtbot: QtBot, around: QWidget, house: House
) -> None:
    show(around, house, CaseState.NEW)
    bar, call = bar_in(around), part(around, "do_call")
    assert isinstance(call, QPushButton)
    around.resize(2000, 100)
    qtbot.waitUntil(lambda: (call.text(), call.icon().isNull()) == ("Bellen (B)", False))
    around.resize(300, 100)
    qtbot.waitUntil(lambda: (call.text(), call.icon().isNull()) == ("Bellen", True))
    assert call.accessibleName() == "Bellen (B)"
    with qtbot.waitSignal(bar.wanted):
        QTest.keyClicks(around, "b")
    around.resize(2000, 100)
    qtbot.waitUntil(lambda: (call.text(), call.icon().isNull()) == ("Bellen (B)", False))
