"""How a part of the screen shows what somebody typed: never as markup, no letter of it a key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as Rich
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ks_desktop.widgets.parts import Prose


def read_tip(tooltip: str) -> str:
    """Return what a reader sees of a tooltip."""
    return QTextDocumentFragment.fromHtml(tooltip).toPlainText() if Rich.mightBeRichText(tooltip) else tooltip


def read_button(button: QAbstractButton) -> str:
    """Return what a reader sees on a button; a single `&` would be taken for the mark of a key."""
    assert button.shortcut().isEmpty()
    return button.text().replace("&&", "&")


def labels_that_read_markup(parent: QWidget) -> list[str]:
    """Return the texts of labels that could read a name as markup; running text escapes by itself."""
    labels = [label for label in parent.findChildren(QLabel) if not isinstance(label, Prose)]
    return [label.text() for label in labels if label.textFormat() != Qt.TextFormat.PlainText]


def texts(parent: QWidget) -> list[str]:
    """Return what all plain labels say."""
    return [label.text() for label in parent.findChildren(QLabel)]
