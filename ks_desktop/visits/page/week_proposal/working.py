"""A plan is being made: how far it is, what there is already, and a way to stop."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.parts import Button, Card, Prose, column, label, row
from ks_desktop.widgets.theme import Size, Tone


class PlanWorking(QWidget):
    """The bar, and a sentence.

    Attributes:
        stopped: Enough: show the best so far.
    """

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(Size.BAR)
        self._bar.setAccessibleName(_("Making a proposal"))
        self.words = label("", wrap=True)
        self.words.setObjectName("plan_progress")
        self.stop = Button(N_("Stop and show the best so far"))
        self.stop.setObjectName("stop_plan")
        self.stop.clicked.connect(self.stopped)
        card = Card(N_("Making a proposal"))
        card.body.addWidget(self._bar)
        card.body.addWidget(self.words)
        go_on = N_("You can go on working meanwhile. The proposal waits here for you.")
        card.body.addWidget(Prose(go_on, tone=Tone.MUTED))
        line = row(self.stop)
        line.addStretch(1)
        card.body.addLayout(line)
        box = column(card)
        box.addStretch(1)
        self.setLayout(box)
        self.setFocusProxy(self.stop)

    def begin(self) -> None:
        """Show that it begins."""
        self._bar.setValue(0)
        self.words.setText(_("Collecting who waits and which hours are free …"))
        self.stop.setEnabled(True)

    def show_progress(self, percent: int, words: str) -> None:
        """Show how far it is, and what there is."""
        self._bar.setValue(percent)
        if self.stop.isEnabled() and words:
            self.words.setText(words)

    def show_stopping(self) -> None:
        """Show that it was heard; the focus stays here, else the next Enter is for another page."""
        if self.stop.hasFocus():
            self._bar.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stop.setEnabled(False)
        self.words.setText(_("Stopping …"))
