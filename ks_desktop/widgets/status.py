"""One sentence above the form, and at most one thing to do next."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import _
from ks_desktop.widgets.parts import Button, label, row, say
from ks_desktop.widgets.theme import Size, Tone


class StatusLine(QWidget):
    """Says what became of the form; its room stays when it is silent, so that the form does not jump."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], object] | None = None
        self.text = label("", wrap=True)
        self.text.setObjectName("status")
        self.button = Button("", part="link")
        self.button.setObjectName("offer")
        self.button.clicked.connect(self._on_clicked)
        line = row()
        line.addWidget(self.text, 1)
        line.addWidget(self.button)
        self.setLayout(line)
        self.setMinimumHeight(Size.CONTROL)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.tell("")

    def tell(self, sentence: str, tone: Tone = Tone.ACCENT) -> None:
        """Say this, with nothing to do; an empty sentence is silence."""
        self._act = None
        self.text.setText(sentence)
        self.text.setAccessibleName(sentence)
        say(self.text, tone=tone.value)
        self.button.hide()
        self.setVisible(bool(sentence))

    def offer(self, verb: str, act: Callable[[], object]) -> None:
        """Offer something to do, beside what is said."""
        self._act = act
        self.button.setText(_(verb))
        self.button.show()

    @Slot()
    def _on_clicked(self) -> None:
        if self._act is not None:
            self._act()
