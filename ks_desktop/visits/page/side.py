"""The right of the agenda: one thing at a time, each on a sheet that scrolls."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from ks_desktop.widgets.parts import Scrolling
from ks_desktop.widgets.theme import Size


class Side(QStackedWidget):
    """A stack of panes; a pane that is shown for the first time is taken in then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets: dict[QWidget, Scrolling] = {}
        self.setMinimumWidth(Size.HELP)
        self.setMaximumWidth(Size.DIALOG)

    @Slot(bool)
    def make_room(self, wanted: bool) -> None:
        """Be as narrow as can be, or as wide as is usual."""
        self.setMaximumWidth(Size.HELP if wanted else Size.DIALOG)

    def turn_to(self, pane: QWidget) -> None:
        """Show a pane."""
        if pane not in self._sheets:
            self._sheets[pane] = Scrolling(pane)
            self.addWidget(self._sheets[pane])
        self.setCurrentWidget(self._sheets[pane])

    def shows(self, pane: QWidget) -> bool:
        """Tell whether a pane is shown."""
        return pane in self._sheets and self.currentWidget() is self._sheets[pane]
