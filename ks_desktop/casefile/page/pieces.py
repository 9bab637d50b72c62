"""Small pieces every card of a woman's page is made of."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Card, Flow, column, label
from ks_desktop.widgets.theme import Space, Tone


def put(card: Card, body: QVBoxLayout) -> None:
    """Show this in a card, in place of what it showed."""
    refill(card.body, body)


def refill(box: QVBoxLayout, body: QVBoxLayout) -> None:
    """Show this in a layout, in place of what it showed."""
    clear(box)
    content = QWidget()
    content.setLayout(body)
    box.addWidget(content)


def clear(box: QVBoxLayout) -> None:
    """Take away what a layout shows."""
    while (item := box.takeAt(0)) is not None:
        if (before := item.widget()) is not None:
            before.hide()
            before.deleteLater()


def quiet(name: str) -> QLabel:
    """Return a line that asks for attention without shouting."""
    made = label("", tone=Tone.ATTENTION, wrap=True)
    made.setObjectName(name)
    return made


def link(text: str, name: str, drawing: Icon | None = None) -> Button:
    """Return a button that looks like a link."""
    made = Button(text, drawing, part="link")
    made.setObjectName(name)
    return made


class Folded(QWidget):
    """What is only read now and then: folded away until it is asked for."""

    def __init__(self, *lines: QWidget, about: str, parent: QWidget | None = None) -> None:
        """Take the lines, and what they are about, for who hears the screen."""
        super().__init__(parent)
        self._content = QWidget(self)
        self._content.setLayout(column(*lines, gap=Space.NONE))
        self.fold = link(N_("Read all"), "read_all")
        self.fold.setAccessibleDescription(about)
        self.fold.clicked.connect(self._on_fold)
        self._content.hide()
        self.setLayout(column(self._content, Flow(self.fold), gap=Space.NONE))

    def _on_fold(self) -> None:
        is_open = not self._content.isHidden()
        self._content.setVisible(not is_open)
        self.fold.setText(_(N_("Read all") if is_open else N_("Read less")))


def nothing(sentence: str) -> QLabel:
    """Return the one grey sentence of a card that has nothing to show."""
    return label(sentence, tone=Tone.MUTED, wrap=True)


def show_text(shown: QLabel, text: str) -> None:
    """Show a line; without a text it takes no room."""
    shown.setText(text)
    shown.setVisible(bool(text))
