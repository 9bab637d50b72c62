from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.today.domain import Asked, MissedWeeks
from ks_desktop.today.page.missed import REASONS, MissedCard
from ks_desktop.visits.domain import MissedReason
from tests.today.page.hands import CASE, DAY, button, morning, shown, words

WOMAN = MissedWeeks(case_id=CASE, name="Aylin <Kaya>", closed_on=DAY)


def card_of(qtbot: QtBot, *missed: MissedWeeks, more: int = 0) -> MissedCard:
    card = MissedCard()
    shown(qtbot, card)
    card.show_missed(replace(morning(), missed=missed, more_missed=more))
    return card


@pytest.mark.parametrize("reason", list(REASONS))
def test_why_is_one_click(qtbot: QtBot, reason: MissedReason) -> None:
    card = card_of(qtbot, WOMAN)
    assert "venster sloot op za 21 nov" in words(card)
    with qtbot.waitSignal(card.reason_said) as rung:
        button(card, f"missed_{reason.value}").click()
    assert rung.args == [CASE, reason]


def test_she_can_be_opened_and_planned_all_the_same(qtbot: QtBot) -> None:
    card = card_of(qtbot, WOMAN)
    assert button(card, "missed_name").text() == "Aylin <Kaya>"
    with qtbot.waitSignal(card.case_chosen) as opened:
        button(card, "missed_name").click()
    with qtbot.waitSignal(card.plan_wanted) as planned:
        button(card, "missed_plan").click()
    assert opened.args == planned.args == [CASE]


def test_more_opens_all_in_place_and_none_is_no_card(qtbot: QtBot) -> None:
    card = card_of(qtbot, WOMAN, more=3)
    assert button(card, "missed_more").text() == "Alles tonen (4)"
    with qtbot.waitSignal(card.extent_changed):
        button(card, "missed_more").click()
    assert card.asked(Asked()).most_missed >= 4
    card.show_missed(morning())
    assert not card.isVisible()
