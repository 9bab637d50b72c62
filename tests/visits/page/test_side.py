from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.visits.page.side import Side


def test_one_pane_is_shown_at_a_time_and_taken_in_once(qtbot: QtBot) -> None:
    side = Side()
    qtbot.addWidget(side)
    first, second = QLabel("a"), QLabel("b")
    side.turn_to(first)
    side.turn_to(second)
    assert (side.shows(first), side.shows(second)) == (False, True)
    side.turn_to(first)
    assert side.shows(first)
    assert side.count() == 2
    side.make_room(True)
    narrow = side.maximumWidth()
    side.make_room(False)
    assert narrow < side.maximumWidth()
