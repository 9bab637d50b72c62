"""The line that says what somebody does not see of a woman's page, so that she does not think it is not there."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ks_desktop.casefile.domain import CasePage
from ks_desktop.core.texts import N_
from ks_desktop.security.rights import Right
from ks_desktop.widgets.parts import column, label
from ks_desktop.widgets.theme import Space, Tone


class ClosedLine(QWidget):
    """One grey sentence under her name; hidden for who sees everything."""

    def __init__(self, may: Callable[[str], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_closed = not may(Right.SEE_REPORTS)
        line = label(
            N_("Reports, goals and agreements are not shown: your role does not give that right."),
            tone=Tone.MUTED,
            wrap=True,
        )
        line.setObjectName("not_shown")
        self.setLayout(column(line, gap=Space.NONE))
        self.setVisible(False)

    def show_page(self, _page: CasePage) -> None:
        """Say it with each page."""
        self.setVisible(self._is_closed)
