from datetime import UTC, date, datetime
from uuid import UUID

from pytestqt.qtbot import QtBot

from ks_desktop.core.values import CaseId
from ks_desktop.today.domain import Asked, CallList, Neighbourhood, Next, NextKind
from ks_desktop.today.page.calls import CallsCard
from ks_desktop.widgets.parts import Prose
from tests.today.page.hands import CASE, DAY, button, calls, desk, entry, shown, words

AT_THREE = datetime(2026, 11, 21, 14, tzinfo=UTC)


def card_of(qtbot: QtBot, listed: CallList) -> CallsCard:
    card = CallsCard(desk())
    shown(qtbot, card)
    card.show_calls(listed)
    return card


def says(card: CallsCard) -> str:
    return " ".join(prose.accessibleName() for prose in card.findChildren(Prose) if prose.isVisible())


def test_a_name_opens_her_page_and_plan_plans(qtbot: QtBot) -> None:
    card = card_of(qtbot, calls(entry()))
    with qtbot.waitSignal(card.case_chosen) as opened:
        button(card, "call_name").click()
    with qtbot.waitSignal(card.plan_wanted) as planned:
        button(card, "call_plan").click()
    assert opened.args == planned.args == [CASE]


def test_who_may_not_be_called_now_stands_under_later_with_her_time(qtbot: QtBot) -> None:
    card = card_of(qtbot, calls(entry(), later=(entry(2, name="Bea", at=AT_THREE),)))
    assert "Later vandaag" in words(card)
    assert "vanaf 15:00" in words(card)
    assert card.row_of(CaseId(UUID(int=CASE.int + 1))) is not None
    card.show_calls(calls(entry()))
    assert "Later vandaag" not in words(card)


def test_all_are_reached_in_place_step_by_step(qtbot: QtBot) -> None:
    card = card_of(qtbot, calls(entry(), more=20))
    assert button(card, "call_more").text() == "Alles tonen (21)"
    with qtbot.waitSignal(card.extent_changed):
        button(card, "call_more").click()
    assert card.asked(Asked()).most_now == 25
    card.show_calls(calls(*map(entry, range(1, 4)), more=19_997))
    assert button(card, "call_more").text() == "Nog 22 tonen (van 20000)"
    button(card, "call_more").click()
    assert card.asked(Asked()).most_now == 50


def test_those_of_another_day_and_of_colleagues_are_named_and_opened_on_request(qtbot: QtBot) -> None:
    listed = CallList(day=DAY, another_day_count=2, of_colleagues=4, pressing_of_colleagues=1)
    card = card_of(qtbot, listed)
    assert button(card, "another_day_more").text() == "2 op een andere dag"
    assert button(card, "calls_colleagues").text() == "Van collega's: 4, waarvan 1 met haast"
    button(card, "another_day_more").click()
    button(card, "calls_colleagues").click()
    asked = card.asked(Asked())
    assert asked.most_another_day >= 2
    assert asked.with_colleagues


def test_by_neighbourhood_names_the_visit_that_is_there_already(qtbot: QtBot) -> None:
    part = Neighbourhood(postcode4="3511", place="Utrecht", to_call=(entry(),), visits=(date(2026, 11, 24),))
    nowhere = Neighbourhood(postcode4="", place="", to_call=(entry(2),))
    listed = CallList(day=DAY, now=(entry(), entry(2)), now_count=2, neighbourhoods=(part, nowhere))
    card = card_of(qtbot, listed)
    with qtbot.waitSignal(card.extent_changed):
        button(card, "calls_grouped").click()
    assert card.asked(Asked()).is_grouped
    most = card.asked(Asked()).most_now
    card.group(False)
    card.group(True)
    assert card.asked(Asked()).most_now == most  # to and fro makes no longer list
    card.show_calls(listed)
    assert "3511 Utrecht" in words(card)
    assert "in deze buurt is al een bezoek: di 24 nov" in words(card)
    assert "Adres geheim of niet bekend" in words(card)
    assert button(card, "calls_grouped").text() == "Eén lijst"


def test_nobody_to_call_says_what_comes_next_and_offers_a_referral(qtbot: QtBot) -> None:
    card = CallsCard(desk())
    shown(qtbot, card)
    card.show_calls(calls(), Next(kind=NextKind.WINDOW, day=date(2026, 11, 24), count=2))
    assert says(card).endswith("Eerstvolgende: di 24 nov, het venster van 2 zwangeren sluit.")
    with qtbot.waitSignal(card.referral_wanted):
        button(card, "enter_referral").click()
    card.show_calls(calls(later=(entry(at=AT_THREE),)))
    assert says(card) == "Niemand hoeft nu gebeld te worden."


def test_the_list_says_that_it_is_time_instead_of_moving(qtbot: QtBot) -> None:
    card = card_of(qtbot, calls(entry()))
    card.say_it_is_time()
    with qtbot.waitSignal(card.update_wanted):
        button(card, "calls_update").click()
    card.show_calls(calls(entry()))
    assert not any(one.isVisible() for one in card.findChildren(type(button(card, "call_name")), "calls_update"))
