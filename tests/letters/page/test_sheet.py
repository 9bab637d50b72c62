from PySide6.QtPdfWidgets import QPdfView
from pytestqt.qtbot import QtBot

from ks_desktop.letters.page.sheet import MakerSheet
from ks_desktop.widgets.parts import Scrolling
from tests.letters.page.desk import Sight
from tests.letters.people import TODAY


def test_what_is_chosen_scrolls_and_what_is_needed_and_done_does_not(qtbot: QtBot) -> None:
    sheet = MakerSheet(lambda: TODAY)
    qtbot.addWidget(sheet)
    (scrolling,) = [found for found in sheet.findChildren(Scrolling) if found.isAncestorOf(sheet.kind)]
    assert scrolling.isAncestorOf(sheet.ticks)
    assert scrolling.isAncestorOf(sheet.agreement)
    assert not scrolling.isAncestorOf(sheet.needed)
    assert not scrolling.isAncestorOf(sheet.finish)


def test_another_letter_is_looked_at_from_the_top(sight: Sight) -> None:
    case_id, _referral = sight.rooms.woman()
    sight.page.make(case_id, "referral_medical")
    sight.settle()
    view = sight.page.maker.view.findChild(QPdfView)
    assert isinstance(view, QPdfView)
    view.verticalScrollBar().setValue(200)
    sight.page.maker.look_again()
    sight.settle()
    assert view.verticalScrollBar().value() == 200  # the same letter follows her where she looks
    sight.page.make(case_id, "feedback")
    sight.settle()
    assert view.verticalScrollBar().value() == 0
