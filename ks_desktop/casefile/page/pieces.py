"""Small pieces every card of a woman's page is made of."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Card, label
from ks_desktop.widgets.theme import Tone
from ks_desktop.widgets.words import locale


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


def nothing(sentence: str) -> QLabel:
    """Return the one grey sentence of a card that has nothing to show."""
    return label(sentence, tone=Tone.MUTED, wrap=True)


def show_text(shown: QLabel, text: str) -> None:
    """Show a line; without a text it takes no room."""
    shown.setText(text)
    shown.setVisible(bool(text))


def language_name(code: str) -> str:
    """Return a language by its name in the user's language."""
    from babel import Locale  # only for a woman who speaks another language

    return str(Locale.parse(locale().name()).languages.get(code, code))
