from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page import CaseView
from ks_desktop.clients.domain import CloseReason
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.casefile.page.life.shown import her_page
from tests.families import sign_up
from tests.houses import TODAY


def test_the_card_offers_what_can_be_and_is_not_there_when_a_pregnancy_ended(
    qtbot: QtBot, house: House, tasks: Tasks
) -> None:
    case = sign_up(house, "Kaart", given_name="Kaat")
    with her_page(qtbot, house, tasks, case) as card:
        assert len(card.forms) == 6
        offered = {name for name, link in card.links.items() if link.isVisibleTo(card)}
        assert offered == {"birth", "moved", "partner"}
    house.endings.end(case, CloseReason.PREGNANCY_ENDED.value, actor=house.actor)
    with her_page(qtbot, house, tasks, case) as card:
        assert card.isHidden()


def test_from_34_weeks_on_g_records_a_birth(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    due = (TODAY + timedelta(days=42)).isoformat()
    case = sign_up(house, "Bijna", due_date=due, received_on="2026-06-20", consent_on="2026-06-20")
    with her_page(qtbot, house, tasks, case) as card:
        view = card.window().findChild(CaseView) or card.window()
        assert isinstance(view, CaseView)
        view.when("birth", lambda _page: card.open("birth"))
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_G)
        assert card.birth.isVisible()
        card.birth.leave()


def test_before_a_case_is_shown_nothing_opens(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case = sign_up(house, "Niets", given_name="Nel")
    with her_page(qtbot, house, tasks, case) as card:
        card._page = None  # noqa: SLF001 - as it is before the first case
        card.open("birth")
        assert card.birth.isHidden()
