"""The list of what is offered, searched and narrowed, with the card or the form of one beside it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ks_desktop.coalition.domain import Municipality, Offered, Organisation, Service, ServiceLine
from ks_desktop.coalition.page.offer.card import ServiceCard
from ks_desktop.coalition.page.offer.editor import ServiceEditor
from ks_desktop.coalition.page.offer.filters import NarrowButton, OfferFilters
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.table import NARROW_SERVICES, SERVICES
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes, ServiceId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Card, column, label, row
from ks_desktop.widgets.records import Column
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Size, Space, Tone

MOST_LINES: Final = 400

_Known = tuple[tuple[Municipality, ...], tuple[Organisation, ...]]


def _table(columns: tuple[Column[ServiceLine], ...], name: str) -> RecordsTable[ServiceLine]:
    table: RecordsTable[ServiceLine] = RecordsTable(
        columns,
        key=lambda line: line.id,
        name=N_("What is offered"),
        empty=N_("Nothing found. Look for less, or add it."),
    )
    table.setObjectName(name)
    return table


class OfferView(QWidget):
    """What is offered.

    Attributes:
        calls_wanted: The list of what is to be asked again, on paper.
        partner_wanted: Show the card of a partner.
        table: The list as it is shown now, wide or narrow.
    """

    calls_wanted = Signal()
    partner_wanted = Signal(object)

    def __init__(self, desk: Desk, coalition: Coalition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("offer")
        self._desk, self._coalition = desk, coalition
        self._partners: tuple[Organisation, ...] = ()
        self._pane: QWidget | None = None
        self._is_begun = False
        self.search_field = QLineEdit()
        self.search_field.setAcceptDrops(False)  # a dropped file is for the window
        self.search_field.setObjectName("search_offer")
        self.search_field.setPlaceholderText(_("Search by a word, such as debts"))
        self.search_field.setAccessibleName(_("Search by a word, such as debts"))
        self.search_field.setClearButtonEnabled(True)
        self.new_button = Button(N_("New service"), Icon.ADD, part="primary")
        self.new_button.setObjectName("new_service")
        self.new_button.setToolTip("Ctrl+Shift+N")
        self.calls_button = Button(N_("Check list"), Icon.PRINT)
        self.calls_button.setObjectName("check_list")
        self.calls_button.setToolTip(_("What is to be asked again, on paper"))
        self.filters = OfferFilters()
        self.narrow = NarrowButton()
        self.more = label("", "secondary", tone=Tone.MUTED, wrap=True)
        self.more.hide()
        self._wide, self._narrow = _table(SERVICES, "services"), _table(NARROW_SERVICES, "narrow_services")
        self.table = self._wide
        self.list = Card()
        self.card = ServiceCard()
        self._editor: ServiceEditor | None = None
        self._both = row(gap=Space.BETWEEN)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.search_field.setMaximumWidth(Size.SEARCH)
        self.search_field.setMinimumWidth(Size.DAY_COLUMN)
        for part in (self._wide, self._narrow, self.more, self.filters.with_hidden):
            self.list.body.addWidget(part)
        self._narrow.hide()
        top = row(gap=Space.INSIDE)
        top.addWidget(self.search_field, 9)  # it gives way, the labels beside it do not
        top.addWidget(self.narrow)
        top.addStretch(1)
        top.addWidget(self.calls_button)
        top.addWidget(self.new_button)
        self._both.addWidget(self.list, 2)
        self._both.addWidget(self.card, 3)
        self.card.setMinimumWidth(Size.DIALOG)
        self.card.hide()
        box = column(gap=Space.INSIDE)
        box.addLayout(top)
        box.addWidget(self.filters)
        box.addLayout(self._both, 1)
        self.setLayout(box)
        self.setFocusProxy(self.search_field)

    def _connect(self) -> None:
        self.new_button.clicked.connect(self.new)
        self.calls_button.clicked.connect(self.calls_wanted)
        self.search_field.textChanged.connect(self.refresh)
        self.search_field.returnPressed.connect(self._on_search_entered)
        self.filters.changed.connect(self._on_filtered)
        self.narrow.toggled.connect(self._share_room)
        for table in (self._wide, self._narrow):
            table.chosen.connect(self._on_chosen)
        self.card.edit_wanted.connect(self.edit)
        self.card.checked.connect(self._on_checked)
        self.card.partner_wanted.connect(self.partner_wanted)
        self.card.closed.connect(self.close_card)
        QShortcut(QKeySequence("Ctrl+Shift+N"), self).activated.connect(self.new)
        escape = QShortcut(QKeySequence("Esc"), self.card)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_card)

    @property
    def editor(self) -> ServiceEditor:
        """The form, made when it is first needed: its many fields would keep the page waiting."""
        if self._editor is None:
            self._editor = ServiceEditor(self._desk, self._coalition.services, self)
            self._editor.hide()
            self._both.addWidget(self._editor, 3)
            self._editor.saved.connect(self.open_service)
            self._editor.closed.connect(self.close_card)
        return self._editor

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.search_field.selectAll()  # who comes back types what she looks for now
        if not self._is_begun:
            self._is_begun = True
            self.refresh()
            self._learn()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """Look again when the directory changed."""
        if changes.coalition and self._is_begun:
            self.refresh()
            self._learn()

    @Slot()
    def refresh(self) -> None:
        """Look again for what is typed and chosen."""
        question = self.filters.question(self.search_field.text())
        call = partial(self._coalition.services.find, question, actor=self._desk.actor, most=MOST_LINES + 1)
        self._desk.tasks.run(call, done=self._on_found, owner=self, latest="offer")

    @Slot(object)
    def _on_found(self, lines: tuple[ServiceLine, ...]) -> None:
        for table in (self._wide, self._narrow):
            table.set_records(lines[:MOST_LINES])
        is_more = len(lines) > MOST_LINES
        self.more.setText(_("The first {count} are shown. Type a word or choose more above.", count=MOST_LINES))
        self.more.setVisible(is_more)

    def _learn(self) -> None:
        """Find the municipalities and the partners to choose from."""
        self._desk.tasks.run(self._known, done=self._on_known, owner=self, latest="known")

    def _known(self) -> _Known:
        coalition, actor = self._coalition, self._desk.actor
        return coalition.own_municipalities(actor=actor), coalition.organisations(actor=actor)

    @Slot(object)
    def _on_known(self, known: _Known) -> None:
        municipalities, self._partners = known
        self.filters.offer_municipalities(municipalities)

    @Slot()
    def _on_filtered(self) -> None:
        self.narrow.show_count(self.filters.chosen())
        self.refresh()
        if self.card.isVisible() and self.card.offered is not None:
            self._ask_for(self.card.offered.service.id, self.card.show_service)  # the focus stays where she types

    @Slot()
    def _on_search_entered(self) -> None:
        if self.table.records():
            self.table.select_first()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_chosen(self, line: ServiceLine) -> None:
        self.open_service(line.id)

    @Slot(object)
    def open_service(self, service_id: ServiceId) -> None:
        """Show the card of a service."""
        self._ask_for(service_id, self._on_shown)

    def _ask_for(self, service_id: ServiceId, done: Callable[[Offered], object]) -> None:
        facts = self.filters.facts(self._desk.clock.today())
        call = partial(self._coalition.services.shown, service_id, facts, actor=self._desk.actor)
        self._desk.tasks.run(call, done=done, owner=self, latest="service")

    @Slot(object)
    def _on_shown(self, offered: Offered) -> None:
        self.card.show_service(offered)
        self._show(self.card)
        self.table.select(offered.service.id)
        self.card.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def new(self) -> None:
        """Show an empty form, or the one that was begun before."""
        self._show(self.editor)
        self.editor.show_service(None, self._partners)

    @Slot(object)
    def edit(self, service: Service) -> None:
        """Show a service in the form."""
        self._show(self.editor)
        self.editor.show_service(service, self._partners)

    @Slot(object)
    def _on_checked(self, service: Service) -> None:
        call = partial(self._coalition.services.checked, service, actor=self._desk.actor)
        self._desk.tasks.run(call, done=partial(self._on_right, service.id), owner=self)

    def _on_right(self, service_id: ServiceId, _changes: object) -> None:
        self.open_service(service_id)

    @Slot()
    def close_card(self) -> None:
        """Show the list alone."""
        self._show(None)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, pane: QWidget | None) -> None:
        self._pane = pane
        for part in (self.card, self._editor):
            if part is not None and part is not pane:
                part.hide()
        self._share_room()  # before it is shown, so that the window need not grow
        if pane is not None:
            pane.show()

    @Slot()
    def _share_room(self) -> None:
        """Give the card the room it needs; the list goes first when there is too little for both.

        In a low window the fields that narrow the list come on request, else they would leave it no room.
        """
        pane = self._pane
        room = self.width() - Space.BETWEEN - (pane.minimumWidth() if pane is not None else 0)
        is_alone = pane is not None and room < Size.HELP
        for part in (self.list, self.search_field):
            part.setHidden(is_alone)
        is_low = self.height() < Size.SHEET
        is_narrowing = not is_low or self.narrow.isChecked()
        self.narrow.setHidden(is_alone or not is_low)
        self.filters.setHidden(is_alone or not is_narrowing)
        self.filters.with_hidden.setHidden(is_low and is_narrowing)
        is_narrow = pane is not None or self.width() < Size.FORM
        shown, other = (self._narrow, self._wide) if is_narrow else (self._wide, self._narrow)
        if shown is self.table:
            return
        before, self.table = self.table.current(), shown
        other.hide()
        shown.show()
        if before is not None:
            shown.select(before.id)
