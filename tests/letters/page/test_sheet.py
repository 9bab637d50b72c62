from pytestqt.qtbot import QtBot

from ks_desktop.letters.page.sheet import MakerSheet
from ks_desktop.widgets.parts import Scrolling
from tests.letters.people import TODAY


def test_what_is_chosen_scrolls_and_what_is_needed_and_done_does_not(qtbot: QtBot) -> None:
    sheet = MakerSheet(lambda: TODAY)
    qtbot.addWidget(sheet)
    (scrolling,) = [found for found in sheet.findChildren(Scrolling) if found.isAncestorOf(sheet.kind)]
    assert scrolling.isAncestorOf(sheet.ticks)
    assert scrolling.isAncestorOf(sheet.agreement)
    assert not scrolling.isAncestorOf(sheet.needed)
    assert not scrolling.isAncestorOf(sheet.finish)
