"""Keys that work as long as the focus is somewhere in a pane."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def give_keys(pane: QWidget, acts: Mapping[str, Callable[[], object]]) -> None:
    """Let each key sequence (`Alt+P`) do something in a pane, and nowhere else."""
    for keys, act in acts.items():
        shortcut = QShortcut(QKeySequence(keys), pane)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
