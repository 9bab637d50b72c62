"""What one partner offers, under its card: each a line that leads to the service."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.domain import Organisation, ServiceLine
from ks_desktop.coalition.service.services import Services
from ks_desktop.coalition.wording.services import standing_word
from ks_desktop.core.texts import N_
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import Card, NameButton, column, row, typed
from ks_desktop.widgets.theme import Space, Tone


class OfferedPane(QWidget):
    """Shows what a partner offers; it hides while there is nothing.

    Attributes:
        service_wanted: Show this service: its id.
    """

    service_wanted = Signal(object)

    def __init__(self, desk: Desk, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("offered")
        self._desk, self._services = desk, services
        self._lines = column(gap=Space.TIGHT)
        card = Card(N_("What is offered"))
        card.body.addLayout(self._lines)
        self.setLayout(column(card))
        self.hide()

    def show_organisation(self, organisation: Organisation | None) -> None:
        """Show what a stored partner offers; a new one offers nothing yet."""
        self.hide()
        if organisation is not None:
            call = partial(self._services.of_organisation, organisation.id, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_lines, owner=self, latest="offered")

    @Slot(object)
    def _on_lines(self, lines: tuple[ServiceLine, ...]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()
        for line in lines:
            self._lines.addWidget(self._line(line))
        self.setVisible(bool(lines))

    def _line(self, line: ServiceLine) -> QWidget:
        name = NameButton(line.name)
        name.setObjectName("open_offered")
        name.clicked.connect(partial(self.service_wanted.emit, line.id))
        beside = row(name, gap=Space.RELATED)
        beside.addWidget(typed(standing_word(line), "secondary", tone=Tone.MUTED), 1)
        holder = QWidget()
        holder.setLayout(beside)
        return holder
