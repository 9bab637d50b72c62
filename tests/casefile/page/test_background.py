from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.background import BackgroundCard, lines
from ks_desktop.clients.domain import CaseState
from ks_desktop.house import House
from ks_desktop.referrals.domain import Reason
from tests.families import sign_up
from tests.houses import case_in


def page_of(house: House, **said: str) -> CasePage:
    return house.casefiles.page(sign_up(house, "Voorbeeld", seen=True, decision=None, **said), actor=house.actor)


def shown(qtbot: QtBot, page: CasePage) -> list[str]:
    card = BackgroundCard()
    qtbot.addWidget(card)
    card.show_page(page)
    return [label.text() for label in card.findChildren(QLabel) if label.text()][1:]  # without the heading


def test_reasons_explanation_and_question_stand_on_her_page(qtbot: QtBot, house: House) -> None:
    page = page_of(
        house,
        reasons="family_situation|lifestyle",
        reason_note="Woont bij haar zus.",
        own_question="Waar vind ik een box?",
        gravida="2",
        para="1",
    )
    said = shown(qtbot, page)
    for words in ("Woont bij haar zus.", "‘Waar vind ik een box?’", "G2 P1"):
        assert words in said
    assert said[said.index("Haar eigen vraag") + 1] == "‘Waar vind ik een box?’"


def test_only_what_is_known_is_said(qtbot: QtBot, house: House) -> None:
    page = page_of(house)
    assert not list(lines(page))
    assert shown(qtbot, page) == ["Niets vastgelegd."]


def test_each_reason_has_its_word(house: House) -> None:
    page = house.casefiles.page(case_in(house, CaseState.READY), actor=house.actor)
    for reason in Reason:
        referral = replace(page.facts.referrals[0], reasons=(reason,))
        first = next(lines(replace(page, facts=replace(page.facts, referrals=(referral,)))))
        assert first[1]
        assert first[1] != reason.value
