from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.agreed import AgreedCard
from ks_desktop.clients.domain import CaseState
from ks_desktop.house import House
from tests.houses import case_in


def test_what_was_agreed_last_stands_in_her_words(qtbot: QtBot, house: House) -> None:
    card = AgreedCard()
    qtbot.addWidget(card)
    card.show_page(house.casefiles.page(case_in(house, CaseState.FEEDBACK_DUE), actor=house.actor))
    assert any(label.text().startswith("•") for label in card.findChildren(QLabel))
