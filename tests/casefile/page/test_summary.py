from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.summary import SummaryCard
from ks_desktop.clients.domain import CaseState
from ks_desktop.house import House
from ks_desktop.widgets.clipboard import forget_copied
from ks_desktop.widgets.parts import column
from ks_desktop.widgets.tasks import Tasks
from tests.houses import case_in, desk_of, settle


@pytest.fixture
def card(qtbot: QtBot, house: House, tasks: Tasks) -> Iterator[SummaryCard]:
    around = QWidget()
    made = SummaryCard(desk_of(house, tasks), house.summaries, around)
    around.setLayout(column(made))
    qtbot.addWidget(around)
    around.show()
    yield made
    forget_copied()


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_the_summary_is_copied_shown_and_gone_again(card: SummaryCard, house: House, tasks: Tasks) -> None:
    visited = house.casefiles.page(case_in(house, CaseState.FEEDBACK_DUE), actor=house.actor)
    card.show_page(visited)
    assert card.isHidden()
    card.take()
    settle(tasks)
    assert clipboard().startswith("Prenataal huisbezoek op ")
    assert (card.text.text(), card.left.text()) == (clipboard(), "nog 60 seconden op het klembord")
    card.show_page(visited)  # looked at again: it is still hers
    assert card.isVisible()
    card.away.click()
    assert (card.isHidden(), card.text.text(), clipboard()) == (True, "", "")


def test_of_another_woman_nothing_copied_stays_to_be_read(card: SummaryCard, house: House, tasks: Tasks) -> None:
    card.show_page(house.casefiles.page(case_in(house, CaseState.FEEDBACK_DUE), actor=house.actor))
    card.take()
    settle(tasks)
    card.show_page(house.casefiles.page(case_in(house, CaseState.PLANNED), actor=house.actor))
    assert card.isHidden()
    card.take()
    settle(tasks)
    assert (card.left.text(), card.away.isHidden()) == ("Er is nog geen bezoek geweest: er is niets te kopiëren.", True)
