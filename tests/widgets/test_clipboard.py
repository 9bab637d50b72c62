from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.clipboard import SECONDS, Copied, OwnCopies, copy_for_a_minute, forget_copied

TEXT = "Prenataal huisbezoek op 23 november 2026."


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    assert qapp is not None
    found = QGuiApplication.clipboard()
    yield found
    forget_copied()
    found.clear()


def test_it_is_gone_after_its_seconds_which_are_counted_down(qtbot: QtBot, clipboard: QClipboard) -> None:
    owner = QObject()
    said: list[int] = []
    copied = Copied(TEXT, owner, seconds=3, tick_ms=1)
    copied.counted.connect(said.append)
    assert clipboard.text() == TEXT
    qtbot.waitUntil(lambda: said[-1:] == [0])
    assert said == [2, 1, 0]
    assert clipboard.text() == ""


def test_what_somebody_copied_since_is_left_alone(qtbot: QtBot, clipboard: QClipboard) -> None:
    owner = QObject()
    copied = Copied(TEXT, owner, tick_ms=1)
    clipboard.setText("iets anders")
    qtbot.waitUntil(lambda: copied.left == 0)
    assert clipboard.text() == "iets anders"


def test_a_lock_takes_it_away_and_a_second_copy_the_first(clipboard: QClipboard) -> None:
    owner = QObject()
    first = copy_for_a_minute(TEXT, owner)
    second = copy_for_a_minute("tweede", owner)
    assert (first.left, second.left, clipboard.text()) == (0, SECONDS, "tweede")
    forget_copied()
    assert (second.left, clipboard.text()) == (0, "")
    forget_copied()


def test_a_history_of_the_clipboard_is_asked_to_leave_it_out(clipboard: QClipboard) -> None:
    owner = QObject()
    copy_for_a_minute(TEXT, owner)
    mime = clipboard.mimeData()
    assert mime.data("x-kde-passwordManagerHint").data() == b"secret"
    words = 'application/x-qt-windows-mime;value="{}"'
    assert mime.hasFormat(words.format("ExcludeClipboardContentFromMonitorProcessing"))
    assert mime.data(words.format("CanIncludeInClipboardHistory")).data() == b"\x00\x00\x00\x00"


def test_what_she_copied_from_a_field_goes_too_and_what_others_copied_stays(qtbot: QtBot) -> None:
    owner = QObject()
    copies = OwnCopies(owner)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("van een ander programma")  # no window of ours has the focus
    forget_copied()
    assert clipboard.text() == "van een ander programma"
    field = QLineEdit("Mw. Proef")
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is not None)
    field.selectAll()
    field.copy()
    assert clipboard.text() == "Mw. Proef"
    forget_copied()
    assert clipboard.text() == ""
    assert copies.parent() is owner
