"""What a test does with its hands: find a part, and put a window in front."""

from typing import TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

W = TypeVar("W", bound=QWidget)


def child(parent: QWidget, kind: type[W], name: str = "") -> W:
    """Return the one part of this kind (and name) inside another."""
    found = parent.findChild(kind, name) if name else parent.findChild(kind)
    assert isinstance(found, kind)
    return found


def focused() -> QWidget:
    """Return the widget that gets the keys."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def bring_forward(window: QWidget) -> None:
    """Show a window and give it the keys."""
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)  # a real window manager takes its time
    QApplication.processEvents()
