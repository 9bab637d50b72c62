import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.visits.page import AgendaPage
from ks_desktop.visits.page.safety import SafetyCard
from ks_desktop.visits.page.stopping import StoppingPane
from ks_desktop.visits.page.wishes import WishesForm
from ks_desktop.widgets.desk import Desk
from tests.visits.conftest import Room
from tests.visits.page.seen import press, settle, show_week


@pytest.fixture
def chosen(page: AgendaPage, desk: Desk, room: Room) -> AgendaPage:
    """A woman of the list is chosen, and the focus is there."""
    room.waiting()
    show_week(page, desk)
    page.activateWindow()
    page.to_list()
    page.plan.table.select_first()
    settle(desk)
    return page


def _note(page: AgendaPage) -> str:
    found = page.findChild(QLabel, "offers_note")
    assert found is not None
    return "" if found.isHidden() else found.text()


def test_nobody_looked_yet_is_said_and_one_key_leads_there(chosen: AgendaPage, desk: Desk) -> None:
    settle(desk)
    assert "(V)" in _note(chosen)
    press(Qt.Key.Key_V)
    settle(desk)
    card = chosen.findChild(SafetyCard)
    assert card is not None
    assert card.isVisible()
    card.setFocus()
    press(Qt.Key.Key_G)
    settle(desk)
    assert chosen.side.shows(chosen.plan)
    chosen.plan.table.select_first()
    settle(desk)
    settle(desk)
    assert _note(chosen) == ""


@pytest.mark.parametrize(("key", "form"), [(Qt.Key.Key_S, StoppingPane), (Qt.Key.Key_H, WishesForm)])
def test_a_key_opens_a_form_and_escape_leads_back(
    chosen: AgendaPage, desk: Desk, key: Qt.Key, form: type[QWidget]
) -> None:
    press(key)
    settle(desk)
    assert chosen.findChild(form) is not None
    assert not chosen.side.shows(chosen.plan)
    press(Qt.Key.Key_Escape)
    settle(desk)
    assert chosen.side.shows(chosen.plan)


def test_o_asks_for_her_page(chosen: AgendaPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chosen.case_chosen):
        press(Qt.Key.Key_O)
