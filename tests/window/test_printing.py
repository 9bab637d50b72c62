import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.paper.documents import MARK
from ks_desktop.widgets.messages import MessageBar
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.window.printing import PlanPage
from tests.houses import TODAY, desk_of, settle

MONDAY = TODAY + timedelta(days=2)


@pytest.fixture
def messages(qtbot: QtBot) -> MessageBar:
    messages = MessageBar()
    qtbot.addWidget(messages)
    return messages


@pytest.fixture
def page(qtbot: QtBot, house: House, tasks: Tasks, messages: MessageBar) -> PlanPage:
    page = PlanPage(desk_of(house, tasks), house.plans, messages)
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_day_is_looked_at_before_it_is_printed(qtbot: QtBot, tasks: Tasks, page: PlanPage) -> None:
    with qtbot.waitSignal(page.shown):
        page.show_day(MONDAY)
        settle(tasks)
    assert page.pdf.startswith(b"%PDF")
    assert page.view.page_count() >= 1
    assert "Ruth" not in page.view.text()


def test_a_week_is_that_of_the_day(qtbot: QtBot, tasks: Tasks, page: PlanPage) -> None:
    with qtbot.waitSignal(page.shown):
        page.show_week(MONDAY)
        settle(tasks)
    assert "48" in page.view.text()


def test_what_cannot_be_printed_is_said_with_the_plan(
    house: House, tasks: Tasks, page: PlanPage, messages: MessageBar
) -> None:
    page.show_day(MONDAY)
    settle(tasks)
    assert messages.sentence() == ""
    user = house.users.get(house.actor, actor=house.actor)
    house.users.change(replace(user, full_name="🌹"), actor=house.actor)
    page.show_day(MONDAY)
    settle(tasks)
    assert "🌹" in messages.sentence()
    assert MARK in page.view.text()


def test_a_saved_plan_is_for_its_owner_only_and_names_nobody(
    tmp_path: Path, tasks: Tasks, page: PlanPage, messages: MessageBar
) -> None:
    page.show_day(MONDAY)
    settle(tasks)
    page.view.save_asked.emit()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "dagplan-2026-11-23.pdf"
    target = tmp_path / "plan.pdf"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    settle(tasks)
    assert target.read_bytes() == page.pdf
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert "plan.pdf" in messages.sentence()


def test_a_plan_is_out_once_it_is_saved_and_not_while_it_is_looked_at(
    qtbot: QtBot, tmp_path: Path, house: House, tasks: Tasks, page: PlanPage, messages: MessageBar
) -> None:
    page.show_team(MONDAY)
    settle(tasks)
    assert "plan nr 1/2026-11-21" in page.view.text()
    assert house.printed_plans.out(actor=house.actor) == ()
    page.save_to(tmp_path / "plan.pdf")
    settle(tasks)
    (plan,) = house.printed_plans.out(actor=house.actor)
    assert plan.label == "1/2026-11-21"
    with qtbot.waitSignal(page.list_wanted):
        button = messages.findChild(QPushButton)
        assert button is not None
        button.click()


def test_a_form_is_no_plan(tmp_path: Path, house: House, tasks: Tasks, page: PlanPage) -> None:
    page.show_week(MONDAY)
    settle(tasks)
    page.show_form(lambda: house.papers.blank_form(actor=house.actor))
    settle(tasks)
    page.save_to(tmp_path / "form.pdf")
    settle(tasks)
    assert house.printed_plans.out(actor=house.actor) == ()


def test_escape_goes_back(qtbot: QtBot, page: PlanPage) -> None:
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)
