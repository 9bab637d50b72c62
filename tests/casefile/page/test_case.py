from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.case import CaseView
from ks_desktop.clients.domain import CaseState, CloseReason, ConsentState
from ks_desktop.house import House
from ks_desktop.visits.domain import ContactResult, Outcome
from ks_desktop.widgets.form import Form
from ks_desktop.widgets.tasks import Tasks
from tests.houses import TODAY, case_in, desk_of, part, settle


@pytest.fixture
def view(qtbot: QtBot, house: House, tasks: Tasks) -> CaseView:
    view = CaseView(desk_of(house, tasks), house.casefiles, house.clients, house.visits, house.coalition)
    qtbot.addWidget(view)
    view.resize(1100, 900)
    view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    view.show()
    tasks.changed.connect(lambda _changes: view.refresh())
    return view


def opened(view: CaseView, house: House, tasks: Tasks, state: CaseState) -> CaseView:
    view.open_case(case_in(house, state))
    settle(tasks)
    view.setFocus()
    return view


def reading_page(view: CaseView, house: House) -> CaseState:
    assert view.case_id is not None
    return house.casefiles.page(view.case_id, actor=house.actor).state


def calling(view: CaseView) -> Form:
    assert view.calling.form is not None
    return view.calling.form.form


def test_b_records_a_call(view: CaseView, house: House, tasks: Tasks) -> None:
    opened(view, house, tasks, CaseState.READY)
    QTest.keyClicks(view, "b")
    settle(tasks)
    assert view.open_panel_word() == "call"
    form = calling(view)
    form.set_values({"result": ContactResult.NOT_REACHED, "note": "voicemail vol"})
    QTest.keyClick(form.field("note"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(tasks)
    assert view.open_panel_word() == ""
    assert view.page is not None
    assert view.page.attempts[-1].note == "voicemail vol"
    assert "Gebeld: niet bereikt" in [event.text() for event in view.page.timeline]


def test_p_a_and_t_ring_bells(qtbot: QtBot, view: CaseView, house: House, tasks: Tasks) -> None:
    opened(view, house, tasks, CaseState.PLANNED)
    with qtbot.waitSignal(view.plan_wanted) as planned:
        QTest.keyClicks(view, "p")
    assert planned.args == [view.case_id]
    with qtbot.waitSignal(view.letter_wanted) as letter:
        QTest.keyClicks(view, "a")
    assert letter.args == [view.case_id, "appointment"]
    for domain in ("medical", "social"):
        with qtbot.waitSignal(view.letter_wanted) as letter:
            view.do(f"refer_{domain}")
        assert letter.args == [view.case_id, f"referral_{domain}"]


def test_v_reports_and_the_state_moves_on(view: CaseView, house: House, tasks: Tasks) -> None:
    opened(view, house, tasks, CaseState.PLANNED)
    QTest.keyClicks(view, "v")
    settle(tasks)
    assert view.open_panel_word() == "report"
    view.report.form.set_values({"outcome": Outcome.VISITED, "held_on": TODAY, "note": "goed gesprek"})
    part(view, "save_report").setFocus()
    button = view.findChild(QPushButton, "save_report")
    assert button is not None
    button.click()
    settle(tasks)
    assert view.open_panel_word() == ""
    assert reading_page(view, house) is CaseState.FEEDBACK_DUE


def test_s_closes_with_a_reason_and_opens_again(view: CaseView, house: House, tasks: Tasks) -> None:
    opened(view, house, tasks, CaseState.READY)
    QTest.keyClicks(view, "s")
    settle(tasks)
    panel = view.closing
    panel.submit()
    assert panel.form.field("reason").error()
    panel.form.set_values({"reason": CloseReason.NOT_REACHED})
    panel.submit()
    settle(tasks)
    assert reading_page(view, house) is CaseState.CLOSED
    view.setFocus()
    QTest.keyClicks(view, "s")
    settle(tasks)
    assert reading_page(view, house) is not CaseState.CLOSED


def test_the_due_date_is_corrected_and_the_old_one_kept(view: CaseView, house: House, tasks: Tasks) -> None:
    opened(view, house, tasks, CaseState.READY)
    view.sheet.dating.correct.click()
    settle(tasks)
    panel = view.panels["due_date"]
    panel.form.set_values({"due_date": date(2027, 3, 30)})
    panel.submit()
    settle(tasks)
    assert view.page is not None
    assert view.page.case.due_date == date(2027, 3, 30)
    assert len(view.page.due_dates) > 1
    panel.form.set_values({"due_date": date(2030, 1, 1)})


def test_her_record_is_changed_and_mistakes_stand_at_their_field(view: CaseView, house: House, tasks: Tasks) -> None:
    opened(view, house, tasks, CaseState.READY)
    view.sheet.name_row.edit.click()
    settle(tasks)
    panel = view.panels["client"]
    panel.form.set_values({"postcode": "0000", "phone": "06 12345678"})
    panel.submit()
    assert panel.form.field("postcode").error()
    panel.form.set_values({"postcode": "3512 JE"})
    panel.submit()
    settle(tasks)
    assert view.page is not None
    assert view.page.client.address.postcode == "3512 JE"
    assert view.page.client.contact.phone == "06 12345678"


def test_letters_typed_in_a_form_stay_letters(view: CaseView, house: House, tasks: Tasks) -> None:
    opened(view, house, tasks, CaseState.READY)
    QTest.keyClicks(view, "b")
    settle(tasks)
    editor = calling(view).field("note").findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "spv b")
    assert editor.text() == "spv b"
    assert view.open_panel_word() == "call"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    settle(tasks)
    assert view.open_panel_word() == ""


def test_escape_without_a_form_goes_back(qtbot: QtBot, view: CaseView, house: House, tasks: Tasks) -> None:
    opened(view, house, tasks, CaseState.NEW)
    with qtbot.waitSignal(view.left):
        QTest.keyClick(view, Qt.Key.Key_Escape)


def test_she_takes_her_consent_back_after_a_question(view: CaseView, house: House, tasks: Tasks) -> None:
    opened(view, house, tasks, CaseState.READY)
    button = view.findChild(QPushButton, "withdraw_consent")
    assert button is not None
    button.click()
    dialog = view.window().findChild(QDialog)
    assert dialog is not None
    dialog.accept()
    settle(tasks)
    assert view.page is not None
    assert ConsentState.WITHDRAWN in {consent.state for consent in view.page.facts.consents}
    assert reading_page(view, house) is CaseState.CONSENT_MISSING


@pytest.mark.parametrize("key", ["b", "v"])
def test_escape_closes_the_form_from_anywhere_on_her_page(view: CaseView, house: House, tasks: Tasks, key: str) -> None:
    opened(view, house, tasks, CaseState.PLANNED)
    QTest.keyClicks(view, key)
    settle(tasks)
    assert view.open_panel_word()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    settle(tasks)
    assert view.open_panel_word() == ""


@pytest.mark.parametrize("word", ["call", "report", "close", "due_date", "client"])
def test_the_button_stands_directly_under_the_form(view: CaseView, house: House, tasks: Tasks, word: str) -> None:
    opened(view, house, tasks, CaseState.PLANNED)
    view.do(word)
    settle(tasks)
    panel = view.sheet.panel()
    button = view.findChild(QPushButton, "save_contact_attempt" if word == "call" else f"save_{word}")
    others = {"report": view.report.form, "close": view.closing.form}
    form = calling(view) if word == "call" else others.get(word) or view.panels[word].form
    assert panel is not None
    assert button is not None
    last = next(field for name in reversed(form.names()) if (field := form.field(name)).isVisible())
    between = button.mapTo(panel, QPoint(0, 0)).y() - last.mapTo(panel, QPoint(0, last.height())).y()
    assert 0 < between < 3 * button.height()


def test_closing_says_who_must_still_hear_and_offers_to_tell_them_first(
    qtbot: QtBot, view: CaseView, house: House, tasks: Tasks
) -> None:
    opened(view, house, tasks, CaseState.FEEDBACK_DUE)
    assert view.page is not None
    who = view.page.facts.owed()[0].referrer
    view.do("close")
    status = view.closing.status
    assert status.text.text() == f"Moet nog horen hoe het ging: {who}."
    with qtbot.waitSignal(view.letter_wanted) as letter:
        status.button.click()
    assert letter.args == [view.case_id, "feedback"]


def test_o_and_a_link_write_to_the_referrer(qtbot: QtBot, view: CaseView, house: House, tasks: Tasks) -> None:
    opened(view, house, tasks, CaseState.CONSENT_MISSING)
    with qtbot.waitSignal(view.letter_wanted) as letter:
        QTest.keyClicks(view, "o")
    assert letter.args == [view.case_id, "receipt"]
    with qtbot.waitSignal(view.letter_wanted) as letter:
        view.sheet.needs.ask_referrer.click()
    assert letter.args == [view.case_id, "question"]
