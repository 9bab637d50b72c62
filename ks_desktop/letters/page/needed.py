"""What a letter still needs before it can be final, in words."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.letters.gate import MAY_NOT_REFER
from ks_desktop.widgets.parts import Button, Card, label, row, tip
from ks_desktop.widgets.theme import Tone

MOST: Final = 3  # sentences at once: on a low screen the form above must keep its room


class NeededCard(Card):
    """A sentence for each of the first hindrances; it is away when nothing hinders.

    Attributes:
        request_wanted: She makes a request to refer, where she may not refer herself.
    """

    request_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("Before it can be final"), parent)
        self._sentences = label("", tone=Tone.ATTENTION, wrap=True)
        self._sentences.setObjectName("hindrances")
        self.body.addWidget(self._sentences)
        self.request = Button(N_("Ask her GP or midwife to refer her"), part="link")
        self.request.setObjectName("request_instead")
        self.request.clicked.connect(self.request_wanted)
        self.request.hide()
        line = row(self.request)
        line.addStretch(1)
        self.body.addLayout(line)

    def text(self) -> str:
        """Return what is said."""
        return self._sentences.text()

    def show_hindrances(self, hindrances: Iterable[UserError]) -> None:
        """Say these."""
        found = tuple(hindrances)
        said = [error.text() for error in found]
        rest = [_("and {count} more", count=len(said) - MOST)] if len(said) > MOST else []
        text = "\n".join([*said[:MOST], *rest])
        self._sentences.setText(text)
        self._sentences.setToolTip(tip("\n".join(said)) if rest else "")
        self.request.setVisible(any(error.code == MAY_NOT_REFER for error in found))
        self.setVisible(bool(text))
