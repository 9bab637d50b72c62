import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.today.domain import ToCall
from ks_desktop.today.page.calls import CallsCard
from ks_desktop.visits.domain import ContactResult
from tests.today.page.hands import CASE, DAY, button, morning, shown, words


def to_call(phone: str = "06 12345678") -> ToCall:
    return ToCall(
        case_id=CASE,
        name="Aylin <Kaya>",
        age=None,
        closes_on=DAY,
        why=("weken sluiten vandaag", "met tolk"),
        phone=phone,
        is_pressing=True,
        tried_today=False,
    )


def test_a_call_says_who_why_and_which_number(qtbot: QtBot) -> None:
    card = CallsCard()
    shown(qtbot, card)
    card.show_calls(morning(to_call()))
    assert button(card, "call_name").text() == "Aylin <Kaya>"
    assert "weken sluiten vandaag · met tolk" in words(card)
    assert "06 12345678" in words(card)
    with qtbot.waitSignal(card.case_chosen) as opened:
        button(card, "call_name").click()
    with qtbot.waitSignal(card.plan_wanted) as planned:
        button(card, "call_plan").click()
    assert opened.args == planned.args == [CASE]


@pytest.mark.parametrize("result", list(ContactResult))
def test_one_click_says_what_came_of_it(qtbot: QtBot, result: ContactResult) -> None:
    card = CallsCard()
    shown(qtbot, card)
    card.show_calls(morning(to_call()))
    with qtbot.waitSignal(card.attempted) as rung:
        button(card, f"attempt_{result.value}").click()
    assert rung.args == [CASE, result]


def test_more_leads_to_all_and_nobody_to_a_referral(qtbot: QtBot) -> None:
    card = CallsCard()
    shown(qtbot, card)
    card.show_calls(morning(to_call(), more=True))
    with qtbot.waitSignal(card.everybody_wanted):
        button(card, "call_more").click()
    card.show_calls(morning())
    with qtbot.waitSignal(card.referral_wanted):
        button(card, "enter_referral").click()
