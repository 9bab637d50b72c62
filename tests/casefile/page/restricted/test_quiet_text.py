from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.restricted.quiet_text import QuietText

WORDS = "Xqzvw staat hier. " * 12


def test_it_is_read_and_not_copied_and_shows_all_of_it(qtbot: QtBot) -> None:
    text = QuietText(WORDS)
    qtbot.addWidget(text)
    text.resize(300, 20)
    text.show()
    qtbot.waitUntil(lambda: text.height() > 3 * text.fontMetrics().lineSpacing())
    wide = text.height()
    text.resize(900, 20)
    qtbot.waitUntil(lambda: text.height() < wide)
    text.selectAll()
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        QTest.keyClick(text, key, Qt.KeyboardModifier.ControlModifier)
    assert "Xqzvw" not in QGuiApplication.clipboard().text()
    assert "Xqzvw" not in text.accessibleName() + text.toolTip()
    assert text.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu
    assert text.toPlainText() == WORDS
