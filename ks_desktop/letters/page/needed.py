"""What a letter still needs before it can be final, in words."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.widgets.parts import Card, label
from ks_desktop.widgets.theme import Tone


class NeededCard(Card):
    """A sentence for each hindrance; it is away when nothing hinders."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("Before it can be final"), parent)
        self._sentences = label("", tone=Tone.ATTENTION, wrap=True)
        self._sentences.setObjectName("hindrances")
        self.body.addWidget(self._sentences)

    def text(self) -> str:
        """Return what is said."""
        return self._sentences.text()

    def show_hindrances(self, hindrances: Iterable[UserError]) -> None:
        """Say these."""
        text = "\n".join(error.text() for error in hindrances)
        self._sentences.setText(text)
        self.setVisible(bool(text))
