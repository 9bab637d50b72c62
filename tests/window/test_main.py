import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ks_desktop.clients.domain import CaseState
from ks_desktop.coalition.domain import OfferQuestion
from ks_desktop.core.errors import StorageError, StorageProblem, UserError
from ks_desktop.core.texts import N_
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.window import MainWindow, Place
from ks_desktop.window.places import PLACES, WORDS
from tests.houses import TODAY, case_in, settle

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("number", range(1, len(PLACES) + 1))
def test_alt_and_a_figure_go_to_a_place(main: MainWindow, tasks: Tasks, number: int) -> None:
    QTest.keyClick(main, Qt.Key(Qt.Key.Key_0 + number), ALT)
    settle(tasks)
    assert main.place() == Place(PLACES[number - 1].word)
    assert main.stack.currentWidget() is main.pages.page(PLACES[number - 1].word)


def test_ctrl_k_letters_and_enter_open_her_page(main: MainWindow, tasks: Tasks, house: House, qtbot: QtBot) -> None:
    QTest.keyClick(main, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(main.search.line, "kaya")
    QTest.keyClick(main.search.line, Qt.Key.Key_Return)
    settle(tasks)
    assert main.place() == Place("women", case_in(house, CaseState.NEW))
    qtbot.waitUntil(lambda: main.pages.women().case.page is not None)
    assert main.pages.women().case.sheet.name_row.name.text() == "Aylin Kaya"


def test_ctrl_n_begins_a_referral(main: MainWindow, tasks: Tasks) -> None:
    QTest.keyClick(main, Qt.Key.Key_N, CTRL)
    settle(tasks)
    assert main.place().word == "referrals"


def test_ctrl_f_searches_in_the_list_or_in_everything(main: MainWindow, tasks: Tasks) -> None:
    main.activateWindow()
    main.show_page("women")
    settle(tasks)
    QTest.keyClick(main, Qt.Key.Key_F, CTRL)
    assert main.pages.women().line.editor.hasFocus()
    main.show_page("agenda")
    settle(tasks)
    QTest.keyClick(main, Qt.Key.Key_F, CTRL)
    assert main.search.line.hasFocus()


def test_f1_shows_the_help_of_the_page_and_takes_it_away(main: MainWindow) -> None:
    QTest.keyClick(main, Qt.Key.Key_F1)
    assert main.help.isVisible()
    assert "Nu bellen" in main.help.text()
    main.show_page("letters")
    assert "register" in main.help.text()
    QTest.keyClick(main, Qt.Key.Key_F1)
    assert not main.help.isVisible()


def test_ctrl_l_asks_for_the_lock(qtbot: QtBot, main: MainWindow) -> None:
    with qtbot.waitSignal(main.lock_wanted):
        QTest.keyClick(main, Qt.Key.Key_L, CTRL)


def test_bells_lead_to_the_agenda_and_the_letters(main: MainWindow, tasks: Tasks, house: House) -> None:
    case = case_in(house, CaseState.READY)
    main.open_case(case)
    settle(tasks)
    main.pages.women().case.do("plan")
    settle(tasks)
    assert main.place().word == "agenda"
    main.open_case(case_in(house, CaseState.FEEDBACK_DUE))
    settle(tasks)
    main.pages.women().case.do("feedback")
    settle(tasks)
    assert main.place().word == "letters"


@pytest.mark.parametrize(
    ("word", "place"), [("today", "today"), ("settings", "settings"), ("new_referral", "referrals"), ("week", "agenda")]
)
def test_actions_from_the_search_field_are_done(main: MainWindow, tasks: Tasks, word: str, place: str) -> None:
    main.do(word, TODAY)
    settle(tasks)
    assert main.place().word == place


def test_a_plan_is_shown_and_back_is_where_she_was(main: MainWindow, tasks: Tasks) -> None:
    main.show_page("agenda")
    main.do("print_day", None)
    settle(tasks)
    assert main.stack.currentWidget() is main.plans
    assert main.place() == Place("agenda")
    main.plans.left.emit()
    assert main.stack.currentWidget() is main.pages.agenda()


@pytest.mark.parametrize("word", ["print_team", "plans_out", "calendar"])
def test_what_comes_up_beside_the_pages_goes_back_with_escape(main: MainWindow, tasks: Tasks, word: str) -> None:
    main.show_page("agenda")
    main.do(word, None)
    settle(tasks)
    assert main.stack.currentWidget() is not main.pages.agenda()
    main.aside.left.emit()
    assert main.stack.currentWidget() is main.pages.agenda()


def test_setting_working_days_is_one_step_from_the_agenda(main: MainWindow, tasks: Tasks) -> None:
    main.pages.agenda().hours_wanted.emit()
    settle(tasks)
    assert main.place() == Place("settings")


def test_a_partner_opens_in_the_directory(main: MainWindow, tasks: Tasks, house: House) -> None:
    main.open_organisation(house.coalition.organisations(actor=house.actor)[0])
    settle(tasks)
    assert main.place().word == "directory"
    (service,) = house.services.find(OfferQuestion(text="eettafel"), actor=house.actor)
    main.open_service(service.id)
    settle(tasks)
    assert main.pages.directory().offer.card.offered is not None


def test_she_comes_back_to_the_woman_she_was_at(main: MainWindow, tasks: Tasks, house: House) -> None:
    place = Place("women", case_in(house, CaseState.PLANNED))
    main.go_to(place)
    settle(tasks)
    assert main.place() == place


def test_she_comes_back_to_the_form_she_was_typing_in(main: MainWindow, tasks: Tasks, house: House) -> None:
    place = Place("women", case_in(house, CaseState.READY), "call")
    main.go_to(place)
    settle(tasks)
    assert main.place() == place
    assert main.pages.women().case.calling.isVisible()


def test_what_is_missing_leads_to_the_referral(main: MainWindow, tasks: Tasks, house: House) -> None:
    main.open_case(case_in(house, CaseState.CONSENT_MISSING))
    settle(tasks)
    main.pages.women().case.sheet.needs.complete.click()
    settle(tasks)
    assert main.place().word == "referrals"


def test_flush_hands_over_what_is_typed(main: MainWindow, tasks: Tasks, house: House) -> None:
    case = case_in(house, CaseState.READY)
    main.open_case(case)
    settle(tasks)
    view = main.pages.women().case
    view.do("call")
    settle(tasks)
    assert view.calling.form is not None
    editor = view.calling.form.form.field("note").findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "half")
    main.flush()
    settle(tasks)
    assert house.drafts.find("contact_attempt", str(case), actor=house.actor) is not None


def test_a_failing_disk_is_said_in_the_bar(main: MainWindow) -> None:
    main.messages.show_problem(StorageError(StorageProblem.DISK_FULL, N_("The disk is full.")))
    assert main.messages.sentence()


def test_what_the_services_refuse_is_said_in_the_bar(main: MainWindow, tasks: Tasks) -> None:
    def refuse() -> None:
        raise UserError(N_("There is nothing to undo."), code="nothing_to_undo")

    tasks.run(refuse)
    settle(tasks)
    assert "niets" in main.messages.sentence().lower()


def test_a_message_goes_with_the_page_it_was_about_and_an_alarm_stays(main: MainWindow, tasks: Tasks) -> None:
    main.messages.warn("Er is geen printer gevonden.")
    main.show_page("today")
    assert main.messages.sentence()
    main.show_page("women")
    assert not main.messages.sentence()
    main.messages.alarm("De schijf is vol.")
    main.show_page("today")
    settle(tasks)
    assert main.messages.sentence() == "De schijf is vol."


@pytest.mark.parametrize("width", [900, 1800])
def test_help_never_makes_the_window_wider(main: MainWindow, tasks: Tasks, width: int) -> None:
    for word in WORDS:
        main.show_page(word)
    settle(tasks)
    main.resize(width, 700)
    QApplication.processEvents()
    before = main.width()
    for word in WORDS:
        main.show_page(word)
        main.help.show()
        settle(tasks)
        assert main.width() == main.minimumSizeHint().expandedTo(main.size()).width() == before
        assert main.help.geometry().right() == main.middle.width() - 1
        main.help.hide()
