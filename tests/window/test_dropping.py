from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.window.dropping import FileDrop


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def drop(window: QWidget, mime: QMimeData) -> bool:
    """Drag something over a window and let it go; tell whether the window took it."""
    actions, buttons, keys = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDropEvent(QPointF(1, 1), actions, mime, buttons, keys, QEvent.Type.DragEnter)
    QApplication.sendEvent(window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(1, 1), actions, mime, buttons, keys))
    return entering.isAccepted()


def test_files_that_are_dropped_are_handed_on(window: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    filter_ = FileDrop(window)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.pdf", "b.csv")])
    with qtbot.waitSignal(filter_.dropped) as rung:
        assert drop(window, mime)
    assert rung.args == [(tmp_path / "a.pdf", tmp_path / "b.csv")]


def test_a_text_or_a_page_of_the_web_is_not_taken(window: QWidget, qtbot: QtBot) -> None:
    filter_ = FileDrop(window)
    text, address = QMimeData(), QMimeData()
    text.setText("Kaya")
    address.setUrls([QUrl("https://example.nl/form.pdf")])
    with qtbot.assertNotEmitted(filter_.dropped):
        assert not drop(window, text)
        assert not drop(window, address)
