"""The card of one service: what it states, how far that can be counted on, asking for a place, and what changed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ks_desktop.coalition.catalogue.below import Below
from ks_desktop.coalition.domain import Offered
from ks_desktop.coalition.page.offer.capacity import CapacityPanel
from ks_desktop.coalition.page.offer.changed import ChangedBelow
from ks_desktop.coalition.page.offer.sheet import ServiceSheet
from ks_desktop.coalition.wording.capacity import question_text
from ks_desktop.core.texts import N_
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Flow, Scrolling, column
from ks_desktop.widgets.theme import Space


class ServiceCard(QWidget):
    """What is known of one service, to read.

    Attributes:
        edit_wanted: Change this service.
        checked: Somebody asked, and this service is right as it stands.
        partner_wanted: Show the card of who offers it.
        closed: She is done with it.
        capacity: Asking for a place; it rings when there is an answer.
        below: What changed below an own card; it rings when she decided.
    """

    edit_wanted = Signal(object)
    checked = Signal(object)
    partner_wanted = Signal(object)
    closed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """Take what tells today."""
        super().__init__(parent)
        self.setObjectName("service_card")
        self.offered: Offered | None = None
        self.edit = _button(N_("Change"), "edit_service")
        self.ask = _button(N_("Ask for a place"), "ask_for_place", Icon.PHONE)
        self.ask.setToolTip("P")
        self.right = _button(N_("Asked today: it is right"), "service_right", Icon.CHECK)
        self.close_button = _button(N_("Close"), "close_service")
        self.capacity = CapacityPanel(today)
        self.below = ChangedBelow()
        self._sheet: ServiceSheet | None = None
        self._parts = column(self.capacity, self.below, gap=Space.INSIDE)
        self._lay_out()
        self.edit.clicked.connect(self._on_edit)
        self.right.clicked.connect(self._on_right)
        self.ask.clicked.connect(self.ask_for_place)
        self.capacity.left.connect(self.ask.setFocus)
        self.close_button.clicked.connect(self.closed)
        for key, done in (("P", self.ask_for_place), ("Esc", self._leave)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(done)

    def _lay_out(self) -> None:
        whole = QWidget()
        self._parts.addStretch(1)
        whole.setLayout(self._parts)
        box = column(gap=Space.INSIDE)
        box.addWidget(Scrolling(whole), 1)
        box.addLayout(Flow(self.edit, self.ask, self.right, self.close_button))
        self.setLayout(box)

    def show_service(self, offered: Offered, below: Below | None = None) -> None:
        """Show a service, and what an update changed below it; an answer that was begun stays with its own service."""
        if self.offered is not None and self.offered.service.id != offered.service.id:
            self.capacity.hide()
        self.offered = offered
        before, self._sheet = self._sheet, ServiceSheet(offered)
        self._sheet.partner_wanted.connect(self.partner_wanted)
        self._parts.insertWidget(self._parts.count() - 1, self._sheet)
        if before is not None:
            self._parts.removeWidget(before)
            before.hide()
            before.deleteLater()
        self.below.show_below(offered.service, below)

    @Slot()
    def ask_for_place(self) -> None:
        """Show what to ask about places, and wait for the answer."""
        if self.offered is not None:
            service = self.offered.service
            self.capacity.ask(service.id, question_text(service))

    @Slot()
    def _leave(self) -> None:
        """Put away what is open on the card, then the card: one key for both, since two of the same do nothing."""
        if self.capacity.isVisible():
            self.capacity.leave()
        else:
            self.closed.emit()

    @Slot()
    def _on_edit(self) -> None:
        if self.offered is not None:
            self.edit_wanted.emit(self.offered.service)

    @Slot()
    def _on_right(self) -> None:
        if self.offered is not None:
            self.checked.emit(self.offered.service)


def _button(text: str, name: str, drawing: Icon | None = None) -> Button:
    made = Button(text, drawing)
    made.setObjectName(name)
    return made
