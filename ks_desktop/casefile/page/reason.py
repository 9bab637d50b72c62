"""Asks why somebody opens what is not hers to see: her own words, or one of a few that lie ready."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.clients.domain.emergency import READY_REASONS
from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.parts import Button, Flow, column, label, row
from ks_desktop.widgets.theme import Space

WRITTEN_DOWN: Final = N_(
    "It is written down: your name, the moment and your reason. Her nurse and the privacy officer see it."
)


class ReasonForm(QWidget):
    """The reason, with the buttons that open or leave.

    Attributes:
        given: Open it, for this reason as it was typed.
        left: She does not open it.
    """

    given = Signal(str)
    left = Signal()

    def __init__(self, words: str, *, go: tuple[str, str], stay: str, parent: QWidget | None = None) -> None:
        """Take what is said first, the text and name of the button that opens, and the name of the other."""
        super().__init__(parent)
        self.reason = LineField("reason", N_("Why do you open it?"))
        self.ready: list[Button] = []
        for place, words_ready in enumerate(READY_REASONS, start=1):
            button = Button(words_ready, part="link")
            button.setObjectName(f"ready_reason_{place}")
            button.clicked.connect(partial(self._take, _(words_ready)))
            self.ready.append(button)
        self.go = Button(go[0])
        self.go.setObjectName(go[1])
        self.stay = Button(N_("Do not open"), part="link")
        self.stay.setObjectName(stay)
        buttons = row(self.go, self.stay, gap=Space.INSIDE)
        buttons.addStretch(1)
        said = (label(words, wrap=True), label(WRITTEN_DOWN, wrap=True))
        body = column(*said, self.reason, Flow(*self.ready), gap=Space.RELATED)
        body.addLayout(buttons)
        self.setLayout(body)
        self.go.clicked.connect(self._on_go)
        self.reason.editor.returnPressed.connect(self._on_go)
        self.stay.clicked.connect(self.left)

    def ask(self) -> None:
        """Ask anew."""
        self.reason.set_raw("")
        self.reason.show_error("")
        self.reason.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say at the field what is wrong with it."""
        self.reason.show_error(sentence)
        self.reason.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, words: str) -> None:
        self.reason.set_raw(words)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_go(self) -> None:
        self.given.emit(str(self.reason.raw()))
