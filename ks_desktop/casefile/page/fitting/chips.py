"""What she wants help with, as buttons that are down or up: what is offered for those is shown."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.coalition.domain import Needs
from ks_desktop.core.texts import N_
from ks_desktop.widgets.parts import Button, Flow
from ks_desktop.widgets.theme import Size, Space, font


class Toggle(Button):
    """A button that is down or up; the one that is down is bold, and has that room before."""

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(text, part="segment", parent=parent)
        self.setObjectName(name)
        self.setCheckable(True)

    @override
    def sizeHint(self) -> QSize:
        bold = QFontMetrics(font(bold=True), self).horizontalAdvance(self.text())
        return super().sizeHint().expandedTo(QSize(bold + 2 * (Size.CELL_IN + Size.FOCUS), 0))


class NeedChips(QWidget):
    """All needs; those that are down are looked for. The others come when they are asked for.

    Attributes:
        changed: She put one down or up.
    """

    changed = Signal()

    def __init__(self, needs: Needs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("need_chips")
        self._buttons: dict[str, Toggle] = {}
        line = Flow(gap=Space.TIGHT)
        for need in needs.all:
            button = Toggle(need.name, f"need_{need.key}")
            button.clicked.connect(partial(self.changed.emit))
            self._buttons[need.key] = button
            line.addWidget(button)
        self.other = Button(N_("Something else"), part="link")
        self.other.setObjectName("other_needs")
        self.other.clicked.connect(self._on_other)
        line.addWidget(self.other)
        self.setLayout(line)

    def show_needs(self, keys: Iterable[str]) -> None:
        """Put these down and the others up, out of sight where there are any; it is no change of hers."""
        wanted = frozenset(keys)
        for key, button in self._buttons.items():
            button.setChecked(key in wanted)
            button.setVisible(key in wanted or not wanted)
        self.other.setVisible(bool(wanted))

    def needs(self) -> tuple[str, ...]:
        """Return those that are down, in the order of the list."""
        return tuple(key for key, button in self._buttons.items() if button.isChecked())

    def _on_other(self) -> None:
        for button in self._buttons.values():
            button.show()
        self.other.hide()
        first = next((button for button in self._buttons.values() if not button.isChecked()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
