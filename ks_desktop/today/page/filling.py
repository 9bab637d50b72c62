"""Puts new content in a card of the morning page, in place of what it showed."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ks_desktop.widgets.parts import Card

MOST_SHOWN: Final = 5  # lines of a card, before "show all"
_CONTENT: Final = "content"


def put(card: Card, body: QVBoxLayout) -> None:
    """Show this in a card, in place of what it showed."""
    before = card.findChild(QWidget, _CONTENT, Qt.FindChildOption.FindDirectChildrenOnly)
    if before is not None:
        before.setObjectName("")
        before.hide()
        card.body.removeWidget(before)
        before.deleteLater()
    content = QWidget()
    content.setObjectName(_CONTENT)
    content.setLayout(body)
    card.body.addWidget(content)
