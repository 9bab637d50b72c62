from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.summary import SummaryCard
from ks_desktop.clients.domain import CaseState
from ks_desktop.house import House
from ks_desktop.widgets.clipboard import forget_copied
from ks_desktop.widgets.tasks import Tasks
from tests.houses import case_in, desk_of, settle


@pytest.fixture
def card(qtbot: QtBot, house: House, tasks: Tasks) -> Iterator[SummaryCard]:
    made = SummaryCard(desk_of(house, tasks), house.summaries)
    qtbot.addWidget(made)
    made.show()
    yield made
    forget_copied()


def test_the_summary_is_copied_shown_and_gone_again(card: SummaryCard, house: House, tasks: Tasks) -> None:
    visited = house.casefiles.page(case_in(house, CaseState.FEEDBACK_DUE), actor=house.actor)
    card.show_page(visited)
    card.copy.click()
    settle(tasks)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Prenataal huisbezoek op ")
    assert card.text.text() == copied
    assert card.left.text() == "nog 60 seconden op het klembord"
    card.show_page(visited)  # looked at again: it is still hers
    assert card.text.text() == copied
    forget_copied()
    assert card.left.text() == "Niet meer op het klembord."
    assert (card.text.text(), QGuiApplication.clipboard().text()) == ("", "")


def test_of_another_woman_nothing_copied_stays_to_be_read(card: SummaryCard, house: House, tasks: Tasks) -> None:
    card.show_page(house.casefiles.page(case_in(house, CaseState.FEEDBACK_DUE), actor=house.actor))
    card.copy.click()
    settle(tasks)
    planned = house.casefiles.page(case_in(house, CaseState.PLANNED), actor=house.actor)
    card.show_page(planned)
    assert card.text.text() == ""
    assert card.isHidden()
    card.take()
    settle(tasks)
    assert card.left.text() == ""
