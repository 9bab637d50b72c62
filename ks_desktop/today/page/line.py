"""A row of the morning page: one name to go by, letters that act, and a key by which it is found again."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from typing_extensions import override

from ks_desktop.widgets.parts import NameButton


class Line(QWidget):
    """A row. The first letter of a button is its key while the focus is in the row.

    Attributes:
        key: what tells it from every other row, also after the page looked again.
        name: where the focus comes when arrows reach the row; a mere text leaves it to the first button.
    """

    def __init__(self, key: Hashable, name: QWidget) -> None:
        super().__init__()
        self.key = key
        self.name = name

    def when_opened(self, act: Callable[..., object]) -> None:
        """Do this when its name is chosen; a mere text is never chosen."""
        if isinstance(self.name, QPushButton):
            self.name.clicked.connect(act)

    def is_busy(self) -> bool:
        """Tell whether something is being typed in it."""
        return False

    def letters(self) -> list[QPushButton]:
        """Return the buttons whose first letter is a key; of two with one letter the first counts."""
        return [b for b in self.findChildren(QPushButton) if b is not self.name and not isinstance(b, NameButton)]

    def has_focus(self) -> bool:
        """Tell whether the focus is in it."""
        focused = QApplication.focusWidget()
        return isinstance(focused, QWidget) and (focused is self or self.isAncestorOf(focused))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not (plain and self._act(event.text())):
            super().keyPressEvent(event)

    def _act(self, typed: str) -> bool:
        letter = typed.casefold()
        if self.is_busy() or not letter.strip():
            return False
        shown = [b for b in self.letters() if b.isVisible() and b.isEnabled()]
        found = next((b for b in shown if b.text().casefold().startswith(letter)), None)
        if found is not None:
            found.click()
        return found is not None

    def go_along(self, by: int) -> None:
        """Go to the next button of the row (1) or the one before (-1); it ends at its ends."""
        stops = [b for b in self.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]
        focused = QApplication.focusWidget()
        at = stops.index(focused) + by if isinstance(focused, QPushButton) and focused in stops else -1
        if 0 <= at < len(stops):
            stops[at].setFocus(Qt.FocusReason.TabFocusReason)
