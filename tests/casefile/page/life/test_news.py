from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.clients.domain import CloseReason
from ks_desktop.clients.domain.birth import News
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.casefile.page.life.shown import her_page
from tests.families import sign_up
from tests.houses import TODAY, settle


@pytest.fixture
def late(house: House) -> CaseId:
    due = TODAY - timedelta(days=22)
    return sign_up(
        house,
        "Laat",
        due_date=due.isoformat(),
        received_on="2026-06-20",
        consent_on="2026-06-20",
        referrer_phone="030 1234567",
    )


def news_of(house: House, case: CaseId) -> list[News]:
    with house.database.reading(house.actor) as reading:
        return [each.news for each in house.births.asked([case], reading=reading).get(case, ())]


def test_the_midwife_is_asked_by_key_and_never_the_woman_first(
    qtbot: QtBot, house: House, tasks: Tasks, late: CaseId
) -> None:
    with her_page(qtbot, house, tasks, late) as card:
        assert card.links["news"].isVisibleTo(card)
        card.open("news")
        said = card.news.heading.text()
        assert "030-1234567" in said
        assert "Bel niet eerst haarzelf" in said
        QTest.keyClick(card.news.buttons[News.BORN], Qt.Key.Key_N)
        settle(tasks)
        assert news_of(house, late) == [News.STILL_PREGNANT]
        assert card.news.isHidden()
        assert not card.links["news"].isVisibleTo(card)
    house.clients.close_case(late, CloseReason.OTHER, actor=house.actor)


def test_born_and_otherwise_lead_to_their_forms(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    due = (TODAY - timedelta(days=23)).isoformat()
    case = sign_up(house, "Later", due_date=due, received_on="2026-06-20", consent_on="2026-06-20")
    with her_page(qtbot, house, tasks, case) as card:
        card.open("news")
        card.news.buttons[News.BORN].click()
        settle(tasks)
        assert card.birth.isVisible()
        card.birth.leave()
        card.open("news")
        with qtbot.waitSignal(card.otherwise):
            card.news.buttons[News.OTHERWISE].click()
        settle(tasks)
        card.open("news")
        QTest.keyClick(card.news, Qt.Key.Key_Escape)
        assert card.news.isHidden()
        house.clients.close_case(case, CloseReason.OTHER, actor=house.actor)
        card.open("news")
        card.news.buttons[News.UNKNOWN].click()
        settle(tasks)
        assert "gesloten" in card.news.status.text.text()
