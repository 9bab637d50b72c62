import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from ks_desktop.letters.page.scanning import ScannerKeys


def listening(qtbot: QtBot) -> tuple[QListWidget, ScannerKeys, list[str]]:
    part = QListWidget()
    qtbot.addWidget(part)
    scanner = ScannerKeys(part)
    heard: list[str] = []
    scanner.read.connect(heard.append)
    scanner.listen(part)
    return part, scanner, heard


@pytest.mark.parametrize("code", ["KSH:2026-0001", "KSV:X7K2", "2026-0001-K"])
def test_a_code_and_enter_are_heard(qtbot: QtBot, code: str) -> None:
    part, _scanner, heard = listening(qtbot)
    QTest.keyClicks(part, code)
    QTest.keyClick(part, Qt.Key.Key_Return)
    assert heard == [code]
    QTest.keyClick(part, Qt.Key.Key_Return)
    assert heard == [code]  # once


def test_what_is_typed_slowly_or_is_no_code_is_for_the_part_itself(qtbot: QtBot) -> None:
    part, scanner, heard = listening(qtbot)
    entered: list[object] = []
    part.addItems(["kaya", "ksh"])
    part.setCurrentRow(0)
    part.itemActivated.connect(entered.append)
    QTest.keyClicks(part, "kaya")
    QTest.keyClick(part, Qt.Key.Key_Return)
    QTest.keyClicks(part, "KSH:2026-0001")
    scanner._pause.timeout.emit()  # noqa: SLF001 - the pause is over
    QTest.keyClick(part, Qt.Key.Key_Return)
    assert heard == []
    assert len(entered) == 2
