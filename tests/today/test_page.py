from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import Changes
from ks_desktop.house import House
from ks_desktop.referrals.service import DRAFT_FORM
from ks_desktop.today.domain import WaitingKind
from ks_desktop.today.page import PAGES, TRAYS, TodayPage
from ks_desktop.visits.domain import ContactResult
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, new_house, settle
from tests.today.conftest import services_of


def page_of(qtbot: QtBot, house: House, tasks: Tasks) -> TodayPage:
    page = TodayPage(desk_of(house, tasks), services_of(house))
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.refresh()
    settle(tasks)
    return page


@pytest.fixture
def page(qtbot: QtBot, house: House, tasks: Tasks) -> TodayPage:
    return page_of(qtbot, house, tasks)


@pytest.fixture
def quiet(tmp_path: Path) -> Iterator[House]:
    house, _code = new_house(tmp_path / "data")
    yield house
    house.close()


def buttons(page: TodayPage, name: str) -> list[QPushButton]:
    return [button for button in page.findChildren(QPushButton, name) if button.isVisible()]


def says(page: TodayPage, words: str) -> bool:
    return any(words in label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_whom_to_call_stands_with_why_and_number(page: TodayPage) -> None:
    assert "Aylin Kaya" in [button.text() for button in buttons(page, "call_name")]
    assert says(page, "beste weken")
    assert says(page, "zaterdag 21 november 2026")


def test_a_name_opens_her_page_and_plan_plans(qtbot: QtBot, page: TodayPage) -> None:
    assert page.morning is not None
    first = page.morning.to_call[0].case_id
    with qtbot.waitSignal(page.case_chosen) as opened:
        buttons(page, "call_name")[0].click()
    with qtbot.waitSignal(page.plan_wanted) as planned:
        buttons(page, "call_plan")[0].click()
    assert opened.args == planned.args == [first]


@pytest.mark.parametrize("result", list(ContactResult))
def test_one_click_records_a_call(house: House, tasks: Tasks, page: TodayPage, result: ContactResult) -> None:
    assert page.morning is not None
    case = page.morning.to_call[0].case_id
    tasks.changed.connect(page.on_changes)
    buttons(page, f"attempt_{result.value}")[0].click()
    settle(tasks)
    with house.database.reading(house.actor) as reading:
        attempts = house.visits.attempts([case], reading=reading)[case]
    assert attempts[-1].result is result
    assert page.morning.to_call[-1].case_id == case
    assert len(buttons(page, "call_name")) == len(page.morning.to_call)


def test_what_waits_leads_to_its_page_or_to_her(qtbot: QtBot, page: TodayPage) -> None:
    for kind, tray in TRAYS.items():
        for button in buttons(page, f"waiting_{kind.value}"):
            with qtbot.waitSignal(page.tray_wanted) as rung:
                button.click()
            assert rung.args == [tray]
    with qtbot.waitSignal(page.page_wanted) as rung:
        buttons(page, "waiting_draft_letters")[0].click()
    assert rung.args == ["letters"]
    with qtbot.waitSignal(page.case_chosen):
        buttons(page, "waiting_name")[0].click()
    assert set(PAGES) == set(WaitingKind)


def test_a_referral_that_was_begun_goes_on_from_here(qtbot: QtBot, quiet: House, tasks: Tasks) -> None:
    quiet.drafts.keep(DRAFT_FORM, "", {"initials": "A."}, actor=quiet.actor)
    page = page_of(qtbot, quiet, tasks)
    (begun,) = buttons(page, "waiting_begun_referrals")
    assert begun.text() == "1 aanmelding begonnen"
    with qtbot.waitSignal(page.referral_wanted):
        begun.click()


def test_a_quiet_morning_is_calm_and_offers_one_thing(qtbot: QtBot, quiet: House, tasks: Tasks) -> None:
    page = page_of(qtbot, quiet, tasks)
    assert says(page, "Niemand hoeft")
    assert says(page, "Vandaag geen bezoeken")
    assert says(page, "Er wacht niets op u")
    with qtbot.waitSignal(page.referral_wanted):
        buttons(page, "enter_referral")[0].click()


def test_only_what_is_shown_makes_it_look_again(tasks: Tasks, page: TodayPage) -> None:
    before = page.morning
    page.on_changes(Changes(coalition=True, users=True))
    settle(tasks)
    assert page.morning is before
    page.on_changes(Changes(visits=True))
    settle(tasks)
    assert page.morning is not before


def test_three_columns_become_one_when_narrow(qtbot: QtBot, page: TodayPage) -> None:
    page.resize(600, 700)
    qtbot.waitUntil(lambda: page._columns.direction() == QBoxLayout.Direction.TopToBottom)  # noqa: SLF001 - the layout


def test_a_plan_that_is_out_stands_at_the_foot_and_opens_the_list(
    qtbot: QtBot, house: House, tasks: Tasks, page: TodayPage
) -> None:
    assert not page.plans_out.isVisible()
    made = house.plans.week(2026, 48, actor=house.actor)
    house.plans.printed(made, actor=house.actor)
    page.on_changes(Changes(visits=True))
    settle(tasks)
    assert page.plans_out.text() == "1 plan nog buiten de deur."
    with qtbot.waitSignal(page.printed_wanted):
        page.plans_out.click()
