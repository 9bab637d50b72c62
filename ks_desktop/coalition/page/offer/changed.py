"""What an update changed below an own card: both stand here, to take or to keep one's own."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.catalogue.below import Below
from ks_desktop.coalition.domain import Service
from ks_desktop.coalition.wording.stating import STATED
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.core.values import ServiceId
from ks_desktop.widgets.parts import Button, Card, Flow, NameButton, Prose, Tick, column, label
from ks_desktop.widgets.theme import Space, Tone

MOST_NAMED: Final = 3


class ChangedBelow(QWidget):
    """Shows each field that the sample card has otherwise now; a tick takes it over.

    Attributes:
        taken: These fields are to be taken over: their names.
        kept: The own card stays as it is.
    """

    taken = Signal(object)
    kept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("changed_below")
        self.ticks: dict[str, Tick] = {}
        self._lines = column(gap=Space.TIGHT)
        self.take = _button(N_("Take what is ticked"), "take_below")
        self.keep = _button(N_("Keep my own"), "keep_own")
        card = Card(N_("The sample card changed since you made this one"))
        holder = QWidget()
        holder.setLayout(self._lines)
        card.body.addWidget(holder)
        card.body.addLayout(Flow(self.take, self.keep))
        self.setLayout(column(card))
        self.take.clicked.connect(self._on_take)
        self.keep.clicked.connect(self.kept)
        self.hide()

    def show_below(self, own: Service, below: Below | None) -> None:
        """Show what changed below a card; None: nothing did."""
        while (item := self._lines.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        self.ticks = {}
        for name in below.changed if below is not None else ():
            if below is not None:
                self._add(name, own, below)
        self.setVisible(bool(self.ticks))
        self._on_ticked()

    def _add(self, name: str, own: Service, below: Below) -> None:
        caption, said = STATED.get(name, (name, lambda _service: ""))
        tick = self.ticks[name] = Tick(caption)
        tick.setObjectName(f"take_{name}")
        tick.toggled.connect(self._on_ticked)
        self._lines.addWidget(tick)
        for words, service in ((N_("It was"), below.before), (N_("It is now"), below.now), (N_("Yours"), own)):
            self._lines.addWidget(label(words, "secondary", tone=Tone.MUTED))
            self._lines.addWidget(Prose(said(service) or _("nothing")))

    @Slot()
    def _on_ticked(self) -> None:
        self.take.setEnabled(any(tick.isChecked() for tick in self.ticks.values()))

    @Slot()
    def _on_take(self) -> None:
        self.taken.emit(tuple(name for name, tick in self.ticks.items() if tick.isChecked()))


class ChangedCards(QWidget):
    """Names the own cards under which the sample card changed; it hides while there are none.

    Attributes:
        service_wanted: Show this card.
    """

    service_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("changed_cards")
        self._lines = column(gap=Space.TIGHT)
        self.setLayout(self._lines)
        self.hide()

    def show_cards(self, changed: Mapping[ServiceId, Below]) -> None:
        """Name these."""
        while (item := self._lines.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        self.setVisible(bool(changed))
        if not changed:
            return
        said = n_(
            "An update changed the sample card below {count} card of yours:",
            "An update changed the sample cards below {count} cards of yours:",
            len(changed),
        )
        self._lines.addWidget(label(said, "secondary", tone=Tone.ATTENTION, wrap=True))
        for service_id, below in list(changed.items())[:MOST_NAMED]:
            name = NameButton(below.now.name)
            name.setObjectName("open_changed")
            name.clicked.connect(partial(self.service_wanted.emit, service_id))
            self._lines.addWidget(name)


def _button(text: str, name: str) -> Button:
    made = Button(text)
    made.setObjectName(name)
    return made
