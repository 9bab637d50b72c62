"""One proposed time as a button: when, and why in words."""

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.clock import local_day, local_time
from ks_desktop.visits.domain import Proposal
from ks_desktop.widgets.parts import Button, column, label
from ks_desktop.widgets.theme import Space
from ks_desktop.widgets.words import brief_day, clock_time


class Offer(QWidget):
    """A proposal; the first is the page's primary action. Enter or its number takes it.

    Attributes:
        taken: It is chosen: its place, from 0.
        looked_at: She is at it: its place, from 0.
    """

    taken = Signal(int)
    looked_at = Signal(int)

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._when = Button("", part="primary" if place == 0 else "")
        self._when.setObjectName(f"offer_{place + 1}")
        self._when.clicked.connect(self._on_clicked)
        self._when.installEventFilter(self)
        self._why = label("", "secondary", wrap=True)
        self.setFocusProxy(self._when)
        self.setLayout(column(self._when, self._why, gap=Space.HAIR))
        self.hide()

    def show_proposal(self, proposal: Proposal | None, nurse: str = "") -> None:
        """Show a proposal, or nothing; `nurse` names who goes when it is a colleague."""
        self.setVisible(proposal is not None)
        if proposal is None:
            return
        when = f"{brief_day(local_day(proposal.starts_at))}  {clock_time(local_time(proposal.starts_at))}"
        why = " · ".join(reason.text() for reason in proposal.reasons)
        self._when.setText("   ".join(filter(None, (str(self._place + 1), when, nurse.replace("&", "&&")))))
        self._when.setAccessibleDescription(why)
        self._why.setText(why)

    def has_focus(self) -> bool:
        """Tell whether she is at it."""
        return self._when.hasFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.looked_at.emit(self._place)
        return super().eventFilter(watched, event)

    @Slot()
    def _on_clicked(self) -> None:
        self.taken.emit(self._place)
