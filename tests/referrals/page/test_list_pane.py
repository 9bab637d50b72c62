from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.referrals.domain import NotTakenUp, ReferralLine, Tray
from ks_desktop.referrals.page.gathering import Gathered
from ks_desktop.referrals.page.list_pane import ListPane
from ks_desktop.referrals.table import Entry, entry_of_line, entry_of_paper
from tests.referrals.makers import TODAY
from tests.referrals.test_table import make_line, make_paper
from tests.widgets.hands import bring_forward, child


@pytest.fixture
def pane(qtbot: QtBot) -> ListPane:
    made = ListPane()
    qtbot.addWidget(made)
    bring_forward(made)
    return made


def show(pane: ListPane, *lines: ReferralLine, tray: Tray = Tray.NEW, left: int = 0) -> tuple[Entry, ...]:
    """Show referrals as the page does; return their entries."""
    entries = tuple(entry_of_line(line) for line in lines)
    pane.show_gathered(Gathered(tray=tray, counts={tray: len(lines)}, entries=entries, left=left))
    return entries


def test_the_first_line_is_chosen_and_can_be_planned_by_key(pane: ListPane, qtbot: QtBot) -> None:
    first, _second = show(pane, make_line(), make_line(phone="", bsn="999910425"))
    assert pane.table.current() == first
    pane.table.setFocus()
    for key, bell in (
        (Qt.Key.Key_P, pane.plan_wanted),
        (Qt.Key.Key_Return, pane.opened),
        (Qt.Key.Key_F2, pane.form_wanted),
    ):
        with qtbot.waitSignal(bell) as rung:
            QTest.keyClick(pane.table.view, key)
        assert rung.args == [first]


def test_without_consent_nothing_can_be_planned_and_it_says_why(pane: ListPane, qtbot: QtBot) -> None:
    show(pane, make_line(has_consent=False), tray=Tray.CONSENT_MISSING)
    assert not child(pane, QPushButton, "plan").isEnabled()
    pane.table.setFocus()
    with qtbot.assertNotEmitted(pane.plan_wanted):
        QTest.keyClick(pane.table.view, Qt.Key.Key_P)
    assert pane.status.text.text() == "Plannen kan nog niet. Nog nodig: toestemming."
    show(pane, replace(make_line(), tray=Tray.DOUBT), tray=Tray.DOUBT)
    assert pane.status.text.text() == ""
    QTest.keyClick(pane.table.view, Qt.Key.Key_P)
    assert pane.status.text.text() == "Zeg eerst of zij al bekend is."


def test_a_referral_is_put_aside_with_a_reason_and_taken_back(pane: ListPane, qtbot: QtBot) -> None:
    line = make_line()
    (entry,) = show(pane, line)
    menu = child(pane, QPushButton, "put_aside").menu()
    action = next(action for action in menu.actions() if action.data() == NotTakenUp.OUTSIDE_AREA.value)
    with qtbot.waitSignal(pane.put_aside) as rung:
        action.trigger()
    assert rung.args == [entry, NotTakenUp.OUTSIDE_AREA]
    (aside,) = show(pane, replace(line, tray=Tray.NOT_TAKEN_UP), tray=Tray.NOT_TAKEN_UP)
    assert child(pane, QPushButton, "put_aside").isHidden()
    with qtbot.waitSignal(pane.taken_back) as rung:
        child(pane, QPushButton, "take_back").click()
    assert rung.args == [aside]


def test_the_reasons_open_by_key_with_the_first_one_chosen(pane: ListPane) -> None:
    show(pane, make_line())
    pane.table.setFocus()
    QTest.keyClick(pane.table.view, Qt.Key.Key_N)
    menu = child(pane, QPushButton, "put_aside").menu()
    assert isinstance(menu, QMenu)
    assert menu.isVisible()
    assert menu.activeAction().data() == NotTakenUp.NO_CONSENT.value
    menu.close()


def test_a_paper_is_opened_by_enter_and_put_aside_with_a_reason_of_its_own(pane: ListPane, qtbot: QtBot) -> None:
    entry = entry_of_paper(make_paper(), TODAY)
    pane.show_gathered(Gathered(tray=Tray.NEW, counts={}, entries=(entry,), left=0))
    pane.table.setFocus()
    with qtbot.waitSignal(pane.opened) as rung:
        QTest.keyClick(pane.table.view, Qt.Key.Key_Return)
    assert rung.args == [entry]
    assert child(pane, QPushButton, "plan").isHidden()
    menu = child(pane, QPushButton, "put_aside").menu()
    with qtbot.waitSignal(pane.paper_aside) as rung:
        menu.actions()[0].trigger()
    assert rung.args == [entry, "Dit is geen aanmelding"]


def test_a_narrow_list_keeps_the_chosen_line(pane: ListPane) -> None:
    entries = show(pane, make_line(), make_line(bsn="999910425", given_name="Roos"))
    pane.table.select(entries[1].key)
    wide = pane.table
    pane.set_narrow(True)
    assert pane.table is not wide
    assert pane.table.current() == entries[1]
    assert child(pane, QPushButton, "fill_in").isHidden()
    pane.set_narrow(False)
    assert pane.table is wide


def test_a_long_tray_says_how_many_more_there_are(pane: ListPane, qtbot: QtBot) -> None:
    show(pane, make_line())
    more = child(pane, QPushButton, "more")
    assert more.isHidden()
    show(pane, make_line(), left=19_800)
    assert not more.isHidden()
    with qtbot.waitSignal(pane.more_wanted):
        more.click()


def test_what_stands_after_an_entry_is_told_in_the_order_that_is_shown(pane: ListPane) -> None:
    first, second = show(pane, make_line(), make_line(bsn="999910425", given_name="Roos"))
    assert pane.after(first.key) == second
    assert pane.after(second.key) is None
    assert pane.after(None) is None
    assert pane.entry(second.key) == second


def test_the_empty_new_tray_offers_the_empty_form_on_paper(pane: ListPane, qtbot: QtBot) -> None:
    show(pane)
    with qtbot.waitSignal(pane.blank_wanted):
        pane.table.empty_state.button.click()
    assert not child(pane, QPushButton, "plan").isEnabled()
    assert not child(pane, QPushButton, "fill_in").isEnabled()
    show(pane, tray=Tray.READY)
    assert pane.table.empty_state.button.isHidden()
