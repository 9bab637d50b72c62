from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import CaseId
from ks_desktop.today.domain import Asked, Waiting, WaitingCase, WaitingKind
from ks_desktop.today.page.waiting import PAGES, TRAYS, WaitingCard, when_text
from tests.today.page.hands import CASE, DAY, button, desk, shown, words

OLD: Final = date(2026, 11, 9)


def test_every_kind_leads_somewhere(qtbot: QtBot) -> None:
    card = WaitingCard(desk())
    shown(qtbot, card)
    card.show_waiting(tuple(Waiting(kind=kind, count=2) for kind in WaitingKind))
    assert set(PAGES) == set(WaitingKind)
    for kind in WaitingKind:
        bell = card.tray_wanted if kind in TRAYS else card.page_wanted
        if kind is WaitingKind.BEGUN_REFERRALS:
            bell = card.referral_wanted
        elif kind is WaitingKind.STALE_CARDS:
            bell = card.check_list_wanted
        with qtbot.waitSignal(bell):
            button(card, f"waiting_{kind.value}").click()


def group(kind: WaitingKind, *cases: WaitingCase, **more: int) -> Waiting:
    return Waiting(kind=kind, count=len(cases) + sum(more.values()), oldest=OLD, cases=cases, **more)


def case(number: int = 1, **said: object) -> WaitingCase:
    made = WaitingCase(case_id=CaseId(UUID(int=CASE.int - 1 + number)), name=f"Aylin {number}", since=OLD)
    return replace(made, **said)  # type: ignore[arg-type]  # the test says what differs


def test_names_lead_to_her_and_how_long_it_is_open_is_told_without_blame(qtbot: QtBot) -> None:
    card = WaitingCard(desk())
    shown(qtbot, card)
    card.show_waiting((group(WaitingKind.INCOMPLETE, case(), case(2, since=DAY)),))
    assert "al 12 dagen open" in words(card)
    with qtbot.waitSignal(card.case_chosen) as opened:
        button(card, "waiting_name").click()
    assert opened.args == [CASE]


@pytest.mark.parametrize(
    ("kind", "panel"), [(WaitingKind.OUTCOME_MISSING, "report"), (WaitingKind.ONWARD_DUE, "onward")]
)
def test_what_is_done_in_a_form_opens_that_form(qtbot: QtBot, kind: WaitingKind, panel: str) -> None:
    card = WaitingCard(desk())
    shown(qtbot, card)
    card.show_waiting((group(kind, case()),))
    with qtbot.waitSignal(card.panel_wanted) as opened:
        button(card, "waiting_name").click()
    assert opened.args == [CASE, panel]


@pytest.mark.parametrize(
    ("kind", "waits", "text"),
    [
        (WaitingKind.FEEDBACK_DUE, case(by=date(2026, 11, 24)), "vóór di 24 nov"),
        (WaitingKind.FEEDBACK_DUE, case(by=date(2026, 11, 20)), "afgesproken vóór vr 20 nov"),
        (WaitingKind.CLOSING_WEEKS, case(since=date(2026, 11, 25)), "wo 25 nov"),
        (WaitingKind.INCOMPLETE, case(), "12 dagen"),
        (WaitingKind.INCOMPLETE, case(since=DAY), ""),
        (WaitingKind.INCOMPLETE, case(since=None, is_own=False), "van een collega"),
    ],
)
def test_each_says_until_when_or_how_long(qtbot: QtBot, kind: WaitingKind, waits: WaitingCase, text: str) -> None:
    del qtbot
    assert when_text(kind, waits, desk()) == text


def test_all_are_shown_in_place_and_a_colleagues_on_request(qtbot: QtBot) -> None:
    card = WaitingCard(desk())
    shown(qtbot, card)
    card.show_waiting((group(WaitingKind.INCOMPLETE, case(), more=7, of_colleagues=4),))
    assert button(card, "more_incomplete").text() == "Alles tonen (8)"
    assert button(card, "colleagues_incomplete").text() == "Van collega's: 4"
    with qtbot.waitSignal(card.extent_changed):
        button(card, "more_incomplete").click()
    with qtbot.waitSignal(card.extent_changed):
        button(card, "colleagues_incomplete").click()
    asked = card.asked(Asked())
    assert asked.most[WaitingKind.INCOMPLETE] >= 8
    assert asked.colleagues_of == {WaitingKind.INCOMPLETE}


def test_what_was_agreed_stands_under_the_name_as_it_was_typed(qtbot: QtBot) -> None:
    card = WaitingCard(desk())
    shown(qtbot, card)
    card.show_waiting((group(WaitingKind.AGREEMENTS_DUE, case(note="<b>folder</b> & kaart")),))
    assert "<b>folder</b> & kaart" in words(card)
    assert "folder" in button(card, "waiting_name").accessibleDescription()


def test_nothing_waits_is_said(qtbot: QtBot) -> None:
    card = WaitingCard(desk())
    shown(qtbot, card)
    card.show_waiting(())
    assert "Er wacht niets" in words(card)
