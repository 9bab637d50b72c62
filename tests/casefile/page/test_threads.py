from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.threads import ThreadCard
from ks_desktop.clients.domain import CaseState
from ks_desktop.house import House
from tests.houses import case_in


def test_a_thread_says_where_each_partner_stands_or_that_there_is_none(qtbot: QtBot, house: House) -> None:
    page = house.casefiles.page(case_in(house, CaseState.FEEDBACK_DUE), actor=house.actor)
    card = ThreadCard("Medisch", "leeg", lambda shown: shown.medical)
    qtbot.addWidget(card)
    card.show_page(page)
    assert any("terugkoppelen vóór" in label.text() for label in card.findChildren(QLabel))
    card.show_page(replace(page, medical=()))
    assert [label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card)] == ["Medisch", "leeg"]
