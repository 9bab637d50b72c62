from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.referrals.domain import NotTakenUp, Tray
from ks_desktop.referrals.page.list_pane import ListPane
from tests.referrals.test_table import make_line
from tests.widgets.hands import bring_forward, child


@pytest.fixture
def pane(qtbot: QtBot) -> ListPane:
    made = ListPane()
    qtbot.addWidget(made)
    bring_forward(made)
    return made


def test_the_first_line_is_chosen_and_can_be_planned_by_key(pane: ListPane, qtbot: QtBot) -> None:
    line = make_line()
    pane.show_lines((line, make_line(phone="", bsn="999910425")), Tray.NEW)
    assert pane.table.current() == line
    pane.table.setFocus()
    with qtbot.waitSignal(pane.plan_wanted) as rung:
        QTest.keyClick(pane.table.view, Qt.Key.Key_P)
    assert rung.args == [line]
    with qtbot.waitSignal(pane.opened) as rung:
        QTest.keyClick(pane.table.view, Qt.Key.Key_Return)
    assert rung.args == [line]
    with qtbot.waitSignal(pane.form_wanted) as rung:
        QTest.keyClick(pane.table.view, Qt.Key.Key_F2)
    assert rung.args == [line]


def test_without_consent_nothing_can_be_planned(pane: ListPane, qtbot: QtBot) -> None:
    pane.show_lines((make_line(has_consent=False),), Tray.CONSENT_MISSING)
    assert not child(pane, QPushButton, "plan").isEnabled()
    pane.table.setFocus()
    with qtbot.assertNotEmitted(pane.plan_wanted):
        QTest.keyClick(pane.table.view, Qt.Key.Key_P)


def test_a_referral_is_put_aside_with_a_reason_and_taken_back(pane: ListPane, qtbot: QtBot) -> None:
    line = make_line()
    pane.show_lines((line,), Tray.NEW)
    menu = child(pane, QPushButton, "put_aside").menu()
    action = next(action for action in menu.actions() if action.data() == NotTakenUp.OUTSIDE_AREA.value)
    with qtbot.waitSignal(pane.put_aside) as rung:
        action.trigger()
    assert rung.args == [line, NotTakenUp.OUTSIDE_AREA]
    aside = replace(line, tray=Tray.NOT_TAKEN_UP)
    pane.show_lines((aside,), Tray.NOT_TAKEN_UP)
    assert child(pane, QPushButton, "put_aside").isHidden()
    with qtbot.waitSignal(pane.taken_back) as rung:
        child(pane, QPushButton, "take_back").click()
    assert rung.args == [aside]


def test_a_narrow_list_keeps_the_chosen_line(pane: ListPane) -> None:
    lines = (make_line(), make_line(bsn="999910425", given_name="Roos"))
    pane.show_lines(lines, Tray.NEW)
    pane.table.select(lines[1].referral.id)
    wide = pane.table
    pane.set_narrow(True)
    assert pane.table is not wide
    assert pane.table.current() == lines[1]
    assert child(pane, QPushButton, "fill_in").isHidden()
    pane.set_narrow(False)
    assert pane.table is wide


def test_an_empty_tray_says_so_and_offers_a_new_referral(pane: ListPane, qtbot: QtBot) -> None:
    pane.show_lines((), Tray.READY)
    with qtbot.waitSignal(pane.new_wanted):
        pane.table.empty_state.button.click()
    assert not child(pane, QPushButton, "plan").isEnabled()
    assert not child(pane, QPushButton, "fill_in").isEnabled()
