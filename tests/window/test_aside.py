from datetime import date

import pytest
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.visits.page.calendar_file import CalendarFilePage
from ks_desktop.visits.page.lost import LostPage
from ks_desktop.visits.page.printed import PrintedPage
from ks_desktop.visits.page.team import TeamPage
from ks_desktop.widgets.messages import MessageBar
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.window.aside import Aside
from tests.houses import desk_of, settle


@pytest.fixture
def stack(qtbot: QtBot) -> QStackedWidget:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    return stack


@pytest.fixture
def aside(qtbot: QtBot, house: House, tasks: Tasks, stack: QStackedWidget) -> Aside:
    messages = MessageBar()
    qtbot.addWidget(messages)
    made = Aside(desk_of(house, tasks), house, messages, stack)
    stack.show()
    return made


def test_each_comes_to_the_front_and_goes_back(qtbot: QtBot, tasks: Tasks, aside: Aside, stack: QStackedWidget) -> None:
    aside.plans.show_team(date(2026, 11, 23))
    settle(tasks)
    assert stack.currentWidget() is aside.plans
    aside.show_printed()
    settle(tasks)
    page = stack.currentWidget()
    assert isinstance(page, PrintedPage)
    with qtbot.waitSignal(aside.left):
        page.left.emit()
    aside.show_calendar_week(date(2026, 11, 25))
    settle(tasks)
    page = stack.currentWidget()
    assert isinstance(page, CalendarFilePage)
    assert page.file is not None
    assert page.file.span.first == date(2026, 11, 23)
    with qtbot.waitSignal(aside.left):
        page.left.emit()


def test_the_list_follows_what_is_printed(house: House, tasks: Tasks, aside: Aside, stack: QStackedWidget) -> None:
    aside.show_printed()
    settle(tasks)
    page = stack.currentWidget()
    assert isinstance(page, PrintedPage)
    assert page.table.records() == ()
    made = house.plans.week(2026, 48, actor=house.actor)
    tasks.run(lambda: house.plans.printed(made, actor=house.actor))
    settle(tasks)
    assert [plan.label for plan in page.table.records()] == [made.draft.label]


def test_the_calls_and_the_list_for_the_team_come_from_the_search_field(
    tasks: Tasks, aside: Aside, stack: QStackedWidget
) -> None:
    assert set(aside.acts()) >= {"team", "plans_out", "print_calls", "print_huddle"}
    for word in ("print_calls", "print_huddle"):
        aside.plans.pdf = b""
        aside.acts()[word]()
        settle(tasks)
        assert stack.currentWidget() is aside.plans
        assert aside.plans.pdf.startswith(b"%PDF")
    aside.plans.pdf = b""
    aside.show_check_calls()  # the bell of the directory
    settle(tasks)
    assert aside.plans.pdf.startswith(b"%PDF")


def test_a_list_of_the_team_leads_back_to_the_team(
    qtbot: QtBot, house: House, tasks: Tasks, aside: Aside, stack: QStackedWidget
) -> None:
    aside.show_team()
    settle(tasks)
    page = stack.currentWidget()
    assert isinstance(page, TeamPage)
    page.list_wanted.emit(house.actor, None)
    settle(tasks)
    assert stack.currentWidget() is aside.plans
    aside.plans.left.emit()
    assert stack.currentWidget() is page
    page.huddle_wanted.emit()
    settle(tasks)
    aside.plans.left.emit()
    with qtbot.waitSignal(aside.left):
        page.left.emit()
    aside.show_printed()
    aside.show_next_calls()
    settle(tasks)
    with qtbot.waitSignal(aside.left):  # not to the team: she did not come from there
        aside.plans.left.emit()


def test_lost_paper_comes_to_the_front_and_its_note_is_shown(
    house: House, tasks: Tasks, aside: Aside, stack: QStackedWidget
) -> None:
    made = house.plans.week(2026, 48, actor=house.actor)
    house.plans.printed(made, actor=house.actor)
    (plan,) = house.printed_plans.out(actor=house.actor)
    aside.show_printed()
    settle(tasks)
    page = stack.currentWidget()
    assert isinstance(page, PrintedPage)
    page.report_wanted.emit(plan.id)
    settle(tasks)
    lost = stack.currentWidget()
    assert isinstance(lost, LostPage)
    lost.form.submit()
    settle(tasks)
    lost.paper.click()
    settle(tasks)
    assert stack.currentWidget() is aside.plans
    assert b"%PDF" in aside.plans.pdf
    lost.left.emit()
    assert stack.currentWidget() is page


def test_what_was_done_and_the_team_have_a_help_of_their_own(tasks: Tasks, aside: Aside) -> None:
    assert aside.help_word() == ""
    for show, word in ((aside.show_steps, "steps"), (aside.show_team, "team"), (aside.show_printed, "")):
        show()
        settle(tasks)
        assert aside.help_word() == word
