"""One sentence above the form, and what may be done next."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLayout, QWidget

from ks_desktop.core.texts import _
from ks_desktop.widgets.parts import Button, Flow, column, label, row, say
from ks_desktop.widgets.theme import Size, Space, Tone


class StatusLine(QWidget):
    """Says what became of the form; its room stays when it is silent, so that the form does not jump."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts: list[Callable[[], object]] = []
        self.text = label("", wrap=True)
        self.text.setObjectName("status")
        self.buttons = tuple(self._button(name) for name in ("offer", "offer_2", "offer_3"))
        self.button = self.buttons[0]
        self._line = row(gap=Space.INSIDE)
        self._line.addWidget(self.text, 1)
        self._line.addWidget(self.button)
        self._below = Flow(*self.buttons[1:])
        self.setLayout(column(self._line, self._below, gap=Space.NONE))
        self.setMinimumHeight(Size.CONTROL)
        self._keep_room(True)
        self.tell("")

    def give_room_back(self) -> None:
        """Take no room while it is silent: what stands above it is a list, which may grow and shrink."""
        self._keep_room(False)

    def _keep_room(self, wanted: bool) -> None:
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(wanted)
        self.setSizePolicy(policy)

    def _button(self, name: str) -> Button:
        button = Button("", part="link")
        button.setObjectName(name)
        button.clicked.connect(self._on_clicked)
        return button

    def tell(self, sentence: str, tone: Tone = Tone.ACCENT) -> None:
        """Say this, with nothing to do; an empty sentence is silence."""
        self._acts.clear()
        self.text.setText(sentence)
        self.text.setAccessibleName(sentence)
        say(self.text, tone=tone.value)
        for button in self.buttons:
            button.hide()
        self._put_first(self._line)
        self.setVisible(bool(sentence))

    def offer(self, verb: str, act: Callable[[], object]) -> None:
        """Offer something to do, beside what is said; at most three things."""
        button = self.buttons[len(self._acts)]
        self._acts.append(act)
        if len(self._acts) == 2:  # noqa: PLR2004 - one stands beside the sentence, several under it
            self._put_first(self._below)
        button.setText(_(verb))
        button.show()

    def _put_first(self, line: QLayout) -> None:
        """Put the first button beside the sentence, or under it before the others."""
        self._line.removeWidget(self.button)
        for button in self.buttons:
            self._below.removeWidget(button)
        for button in self.buttons:
            (line if button is self.button else self._below).addWidget(button)

    @Slot()
    def _on_clicked(self) -> None:
        number = next(at for at, button in enumerate(self.buttons) if button is self.sender())
        if number < len(self._acts):
            self._acts[number]()
