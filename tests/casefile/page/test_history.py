from dataclasses import replace

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.history import MOST_EVENTS, HistoryCard
from ks_desktop.clients.domain import CaseState
from ks_desktop.house import House
from tests.houses import case_in


def lines(card: HistoryCard, words: str) -> int:
    return sum(words in label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))


def test_a_long_time_line_offers_the_rest_and_another_case_begins_short(qtbot: QtBot, house: House) -> None:
    page = house.casefiles.page(case_in(house, CaseState.FEEDBACK_DUE), actor=house.actor)
    visit = next(event for event in page.timeline if event.text() == "Bezocht")
    card = HistoryCard()
    qtbot.addWidget(card)
    card.show_page(replace(page, timeline=(visit,) * 3 * MOST_EVENTS))
    assert lines(card, "Bezocht") == MOST_EVENTS
    more = card.findChild(QPushButton, "show_everything")
    assert more is not None
    more.click()
    assert lines(card, "Bezocht") == 3 * MOST_EVENTS
