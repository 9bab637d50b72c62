from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import CareDomain, Service
from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import CaseId, Changes, ServiceId, new_id
from ks_desktop.house import House
from ks_desktop.referrals.service import DRAFT_FORM
from ks_desktop.today.domain import MOST_CALLS, WaitingKind
from ks_desktop.today.page import PAGES, TRAYS, TodayPage
from ks_desktop.today.page.trying import TryStrip
from ks_desktop.visits.domain import ContactAttempt, ContactResult
from ks_desktop.visits.service.contacts import Tried
from ks_desktop.widgets.parts import Prose
from ks_desktop.widgets.tasks import Tasks
from tests.families import sign_up
from tests.houses import TODAY, desk_of, new_house, settle
from tests.today.conftest import services_of
from tests.widgets.hands import bring_forward, focused


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
    assert "Hanna van Dam" in [button.text() for button in buttons(page, "call_name")]
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


def attempts_of(house: House, case: CaseId) -> tuple[ContactAttempt, ...]:
    with house.database.reading(house.actor) as reading:
        return house.visits.attempts([case], reading=reading)[case]


def test_one_click_records_that_she_was_spoken_to(house: House, tasks: Tasks, page: TodayPage) -> None:
    assert page.morning is not None
    case = page.morning.to_call[0].case_id
    tasks.changed.connect(page.on_changes)
    buttons(page, "attempt_spoken")[0].click()
    settle(tasks)
    assert attempts_of(house, case)[-1].result is ContactResult.SPOKEN
    assert page.morning.to_call[-1].case_id == case
    assert len(buttons(page, "call_name")) == len(page.morning.to_call)


def test_not_reached_goes_down_with_the_next_try_and_the_focus_to_the_next(
    house: House, tasks: Tasks, page: TodayPage
) -> None:
    assert page.morning is not None
    first, second = page.morning.to_call[:2]
    tasks.changed.connect(page.on_changes)
    bring_forward(page)
    buttons(page, "attempt_not_reached")[0].click()
    settle(tasks)
    row = page.calls.row_of(first.case_id)
    assert row is not None
    assert row.is_busy()
    (strip,) = row.findChildren(TryStrip)
    assert strip.again.value().startswith(("ma", "di", "wo", "do", "vr"))
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    settle(tasks)
    (attempt,) = attempts_of(house, first.case_id)
    assert attempt.result is ContactResult.NOT_REACHED
    assert attempt.next_try is not None
    assert first.case_id not in [entry.case_id for entry in page.morning.to_call]
    assert focused().text() == second.name  # type: ignore[attr-defined]  # the focus went to the next row


def test_a_moment_that_cannot_be_is_said_at_its_place_and_nothing_is_lost(
    house: House, tasks: Tasks, page: TodayPage
) -> None:
    assert page.morning is not None
    case = sign_up(house, "Nacht", phone_note="alleen op di na 13 uur, za na 8 uur")
    page.refresh()
    settle(tasks)
    row = page.calls.row_of(case)
    assert row is not None
    row.findChild(QPushButton, "attempt_later").click()  # type: ignore[union-attr]
    settle(tasks)
    (strip,) = row.findChildren(TryStrip)
    strip.again.editor.setText("wo 15:30")
    strip.save.click()
    settle(tasks)
    assert strip.again.error()
    assert strip.again.value() == "wo 15:30"
    page.refresh()
    settle(tasks)
    assert page.calls.row_of(case) is row


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


def test_a_quiet_morning_is_one_sentence_and_one_thing_to_do(qtbot: QtBot, quiet: House, tasks: Tasks) -> None:
    page = page_of(qtbot, quiet, tasks)
    assert says(page, "Niets dat vandaag moet.")
    assert not page.calls.isVisible()
    with qtbot.waitSignal(page.referral_wanted):
        buttons(page, "quiet_referral")[0].click()


def test_an_empty_day_says_what_comes_next(qtbot: QtBot, quiet: House, tasks: Tasks) -> None:
    quiet.contacts.record(sign_up(quiet), Tried(result=ContactResult.NOT_REACHED), actor=quiet.actor)
    page = page_of(qtbot, quiet, tasks)
    assert page.morning is not None
    assert page.morning.ahead is not None
    assert any("Eerstvolgende: " in prose.accessibleName() for prose in page.findChildren(Prose))


def test_a_quiet_day_has_time_for_the_directory(qtbot: QtBot, quiet: House, tasks: Tasks) -> None:
    quiet.services.save(Service(id=ServiceId(new_id()), name="Eettafel", domain=CareDomain.SOCIAL), actor=quiet.actor)
    page = page_of(qtbot, quiet, tasks)
    assert not page.waiting.isVisible()
    assert says(page, "Niets dat vandaag moet. Tijd voor de Sociale kaart: 1 kaart controleren.")


def test_more_is_shown_in_place_and_stays_open_when_it_looks_again(house: House, tasks: Tasks, page: TodayPage) -> None:
    for number in range(9):
        sign_up(house, f"Meer{'abcdefghi'[number]}", birth_date=f"199{number}-01-01")
    page.refresh()
    settle(tasks)
    assert len(buttons(page, "call_name")) == MOST_CALLS
    buttons(page, "call_more")[0].click()
    settle(tasks)
    page.on_changes(Changes(visits=True))
    settle(tasks)
    assert page.morning is not None
    assert len(buttons(page, "call_name")) == page.morning.call_list.now_count > MOST_CALLS


def test_g_shows_the_calls_by_neighbourhood_and_back(tasks: Tasks, page: TodayPage) -> None:
    bring_forward(page)
    page.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_G)
    settle(tasks)
    assert says(page, "3531 Utrecht")
    QTest.keyClick(focused(), Qt.Key.Key_G)
    settle(tasks)
    assert not says(page, "3531 Utrecht")


def test_who_may_be_called_by_now_moves_up_unless_somebody_stands_in_a_row(
    house: House, tasks: Tasks, page: TodayPage
) -> None:
    sign_up(house, "Later", phone_note="za na 15 uur")
    page.refresh()
    settle(tasks)
    assert says(page, "vanaf 15:00")
    before = page.morning
    page.look_at_clock()
    settle(tasks)
    assert page.morning is before
    house.clock._real._source = lambda: instant_of(TODAY, time(15, 1))  # type: ignore[attr-defined]  # noqa: SLF001
    bring_forward(page)
    buttons(page, "call_name")[0].setFocus()
    page.look_at_clock()
    settle(tasks)
    assert page.morning is before
    assert [button.text() for button in buttons(page, "calls_update")]
    page.setFocus()
    page.look_at_clock()
    settle(tasks)
    assert page.morning is not before
    assert not says(page, "vanaf 15:00")
    assert says(page, "al 1 dag open")
    buttons(page, "call_name")[0].setFocus()
    house.clock._real._source = lambda: instant_of(TODAY + timedelta(days=2), time(8, 30))  # type: ignore[attr-defined]  # noqa: SLF001
    page.look_at_clock()  # on a new day nothing of yesterday stays
    settle(tasks)
    assert says(page, "maandag 23 november")
    assert says(page, "al 3 dagen open")
    assert not says(page, "al 1 dag open")


def test_a_report_that_waits_opens_in_her_form(qtbot: QtBot, page: TodayPage) -> None:
    with qtbot.waitSignal(page.panel_wanted) as wanted:
        page.road.report_wanted.emit("case")
    assert wanted.args == ["case", "report"]


def test_only_what_is_shown_makes_it_look_again(tasks: Tasks, page: TodayPage) -> None:
    before = page.morning
    page.on_changes(Changes(users=True))
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
