from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.referrals.page.keys import give_keys
from ks_desktop.widgets.parts import column
from tests.widgets.hands import bring_forward


def test_keys_work_in_their_pane_and_nowhere_else(qtbot: QtBot) -> None:
    outside, inside, pane, page = QLineEdit(), QLineEdit(), QWidget(), QWidget()
    pane.setLayout(column(inside))
    page.setLayout(column(outside, pane))
    qtbot.addWidget(page)
    pressed: list[str] = []
    give_keys(pane, {"Alt+P": lambda: pressed.append("p"), "Ctrl+D": lambda: pressed.append("d")})
    bring_forward(page)
    outside.setFocus()
    QTest.keyClick(outside, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert pressed == []
    inside.setFocus()
    QTest.keyClick(inside, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(inside, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert pressed == ["d", "p"]
