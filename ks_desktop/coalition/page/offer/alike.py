"""What is called nearly so already, while a name is typed: perhaps it need not be made again."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain import Alike
from ks_desktop.core.texts import N_
from ks_desktop.widgets.parts import Flow, NameButton, column, label
from ks_desktop.widgets.theme import Space, Tone


class AlikeNames(QWidget):
    """Names what is nearly called so; it hides while there is nothing.

    Attributes:
        service_wanted: Show this one: its id.
    """

    service_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("alike")
        self._names = Flow()
        box = column(label(N_("Already there, and called nearly so:"), "secondary", tone=Tone.ATTENTION, wrap=True))
        box.setSpacing(Space.TIGHT)
        box.addLayout(self._names)
        self.setLayout(box)
        self.hide()

    def show_names(self, found: tuple[Alike, ...]) -> None:
        """Name these."""
        while (item := self._names.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        for each in found:
            said = ", ".join(part for part in (each.name, each.organisation) if part)
            name = NameButton(said)
            name.setObjectName("open_alike")
            name.clicked.connect(partial(self.service_wanted.emit, each.id))
            self._names.addWidget(name)
        self.setVisible(bool(found))
