from pytestqt.qtbot import QtBot

from ks_desktop.today.domain import Waiting, WaitingKind
from ks_desktop.today.page.waiting import PAGES, TRAYS, WaitingCard
from tests.today.page.hands import CASE, DAY, button, shown, words


def test_every_kind_leads_somewhere(qtbot: QtBot) -> None:
    card = WaitingCard()
    shown(qtbot, card)
    card.show_waiting(tuple(Waiting(kind=kind, count=2) for kind in WaitingKind))
    assert set(PAGES) == set(WaitingKind)
    for kind in WaitingKind:
        bell = card.tray_wanted if kind in TRAYS else card.page_wanted
        if kind is WaitingKind.BEGUN_REFERRALS:
            bell = card.referral_wanted
        with qtbot.waitSignal(bell):
            button(card, f"waiting_{kind.value}").click()


def test_names_lead_to_her_and_the_oldest_is_told(qtbot: QtBot) -> None:
    card = WaitingCard()
    shown(qtbot, card)
    entry = Waiting(kind=WaitingKind.TO_CLOSE, count=1, oldest=DAY, cases=((CASE, "Aylin Kaya"),))
    card.show_waiting((entry,))
    assert "sinds za 21 nov" in words(card)
    with qtbot.waitSignal(card.case_chosen) as opened:
        button(card, "waiting_name").click()
    assert opened.args == [CASE]


def test_nothing_waits_is_said(qtbot: QtBot) -> None:
    card = WaitingCard()
    shown(qtbot, card)
    card.show_waiting(())
    assert "Er wacht niets" in words(card)
