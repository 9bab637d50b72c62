from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.threads import ThreadCard, left_words
from ks_desktop.clients.domain import CaseState
from ks_desktop.house import House
from ks_desktop.widgets.parts import Pill
from tests.houses import case_in


def test_a_thread_says_where_each_partner_stands_or_that_there_is_none(qtbot: QtBot, house: House) -> None:
    page = house.casefiles.page(case_in(house, CaseState.FEEDBACK_DUE), actor=house.actor)
    card = ThreadCard("Medisch", "leeg", lambda shown: shown.medical)
    qtbot.addWidget(card)
    card.show_page(page)
    said = [label.text() for label in card.findChildren(QLabel)]
    assert "terugkoppelen vóór ma 23 nov, nog 2 dagen" in said
    assert [pill.accessibleName() for pill in card.findChildren(Pill)] == [f"{page.medical[0].who}: terugkoppelen"]
    card.show_page(replace(page, medical=()))
    assert [label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card)] == ["Medisch", "leeg"]


def test_of_news_can_be_said_that_the_referrer_need_not_hear_it(qtbot: QtBot, house: House) -> None:
    page = house.casefiles.page(case_in(house, CaseState.FEEDBACK_DUE), actor=house.actor)
    news = replace(page.medical[0], news_of=page.facts.referrals[0].id)
    card = ThreadCard("Medisch", "leeg", lambda shown: shown.medical)
    qtbot.addWidget(card)
    card.show_page(page)
    assert card.findChild(QPushButton, "onward_enough") is None
    card.show_page(replace(page, medical=(news,)))
    link = card.findChild(QPushButton, "onward_enough")
    assert link is not None
    with qtbot.waitSignal(card.wanted) as wanted:
        link.click()
    assert wanted.args == ["enough", news]
    assert link.text() == "Hoeft niets meer te horen"


@pytest.mark.parametrize(
    ("days", "said"),
    [(2, "nog 2 dagen"), (1, "nog 1 dag"), (0, "vandaag"), (-1, "1 dag te laat"), (-9, "9 dagen te laat")],
)
def test_how_many_days_are_left_is_said_in_words(days: int, said: str) -> None:
    assert left_words(days) == said
