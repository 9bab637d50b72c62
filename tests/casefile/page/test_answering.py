import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.case import CaseView
from ks_desktop.clients.domain import CaseState, ConsentPurpose, ConsentState
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.visits.domain import AppointmentState
from ks_desktop.widgets.parts import Tick
from ks_desktop.widgets.tasks import Tasks
from tests.houses import case_in, desk_of, settle


@pytest.fixture
def view(qtbot: QtBot, house: House, tasks: Tasks) -> CaseView:
    view = CaseView(desk_of(house, tasks), house.casefiles, house.clients, house.visits, house.coalition)
    tasks.changed.connect(view.refresh)
    qtbot.addWidget(view)
    view.resize(1100, 760)
    view.show()
    return view


def opened(view: CaseView, house: House, tasks: Tasks, state: CaseState) -> CaseId:
    case_id = case_in(house, state)
    view.open_case(case_id)
    settle(tasks)
    return case_id


def click(view: CaseView, name: str) -> None:
    button = view.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


def test_what_she_takes_back_is_asked_with_what_it_stops_and_stops(view: CaseView, house: House, tasks: Tasks) -> None:
    opened(view, house, tasks, CaseState.PLANNED)
    click(view, "withdraw_consent")
    dialog = view.window().findChild(QDialog)
    assert dialog is not None
    assert "zolang niemand het heeft gehoord" in "\n".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.accept()
    settle(tasks)
    assert view.page is not None
    assert AppointmentState.BOOKED not in {visit.state for visit in view.page.facts.appointments}
    assert not view.sheet.to_tell.isHidden()
    lines = view.page.to_tell
    assert lines
    for tick in view.sheet.to_tell.findChildren(Tick, "told"):
        tick.click()
    settle(tasks)
    assert view.page is not None
    assert all(line.told_on is not None for line in view.page.to_tell)


def test_the_list_on_paper_is_asked_for_with_her_case(qtbot: QtBot, view: CaseView, house: House, tasks: Tasks) -> None:
    case_id = opened(view, house, tasks, CaseState.READY)
    with qtbot.waitSignal(view.to_tell_wanted) as rung:
        view.sheet.to_tell.print_wanted.emit()
    assert rung.args == [case_id]


def test_an_answer_is_recorded_in_the_form_on_her_page(view: CaseView, house: House, tasks: Tasks) -> None:
    opened(view, house, tasks, CaseState.READY)
    click(view, "record_inform_gp")
    settle(tasks)
    assert view.open_panel_word() == "consent"
    form = view.panels["consent"].form
    assert form.field("purpose").raw() == "inform_gp"
    view.panels["consent"].submit()
    settle(tasks)
    assert form.field("agrees").error()
    form.field("agrees").set_value(value=False)
    form.field("asked_by").set_value("N. Proef")
    view.panels["consent"].submit()
    settle(tasks)
    assert view.page is not None
    said = {consent.purpose: consent.state for consent in view.page.facts.consents}
    assert said[ConsentPurpose.INFORM_GP] is ConsentState.REFUSED
    assert view.open_panel_word() == ""


def refuse_sign_up(view: CaseView, tasks: Tasks) -> QDialog:
    click(view, "record_sign_up")
    settle(tasks)
    form = view.panels["consent"].form
    form.field("agrees").set_value(value=False)
    form.field("asked_by").set_value("N. Proef")
    view.panels["consent"].submit()
    settle(tasks)
    dialog = view.window().findChild(QDialog)
    assert dialog is not None
    return dialog


def test_a_no_to_the_sign_up_is_asked_first_and_destroys_at_once(view: CaseView, house: House, tasks: Tasks) -> None:
    case_id = opened(view, house, tasks, CaseState.CONSENT_MISSING)
    left: list[bool] = []
    view.left.connect(lambda: left.append(True))
    dialog = refuse_sign_up(view, tasks)
    assert "vernietigd" in "\n".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()
    settle(tasks)
    assert view.page is not None
    assert not [consent for consent in view.page.facts.consents if consent.state is ConsentState.REFUSED]
    assert view.open_panel_word() == "consent"
    view.panels["consent"].submit()
    again = [question for question in view.window().findChildren(QDialog) if question.isVisible()]
    again[-1].accept()
    settle(tasks)
    assert left
    with house.database.reading(house.actor) as reading:
        assert case_id not in house.clients.cases([case_id], reading=reading)


def test_a_no_after_a_yes_says_what_it_stops_and_keeps_her_until_all_have_heard(
    view: CaseView, house: House, tasks: Tasks
) -> None:
    opened(view, house, tasks, CaseState.PLANNED)
    dialog = refuse_sign_up(view, tasks)
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "afgezegd" in said
    assert "gehoord" in said
    dialog.accept()
    settle(tasks)
    assert view.page is not None
    assert view.page.to_tell
    assert AppointmentState.BOOKED not in {visit.state for visit in view.page.facts.appointments}
