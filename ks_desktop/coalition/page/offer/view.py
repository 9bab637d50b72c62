"""The list of what is offered, searched and narrowed, with the card or the form of one beside it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.coalition.domain import Offered, Service, ServiceLine
from ks_desktop.coalition.page.list_side import ListSide, search_line
from ks_desktop.coalition.page.offer.card import ServiceCard
from ks_desktop.coalition.page.offer.changed import ChangedCards
from ks_desktop.coalition.page.offer.deeds import CardDeeds
from ks_desktop.coalition.page.offer.editor import ServiceEditor
from ks_desktop.coalition.page.offer.filters import NarrowButton, OfferFilters
from ks_desktop.coalition.page.offer.knowing import OfferKnown, look
from ks_desktop.coalition.page.offer.regions import RegionsPane
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.table import NARROW_SERVICES, services
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes, ServiceId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, column, label, row
from ks_desktop.widgets.records import Column
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Size, Space, Tone

MOST_LINES: Final = 400
_NOTHING: Final = N_("Nothing found. Look for less, or add it.")
LEAST_ROWS: Final = 7  # of the list, with its heading, beside the fields that narrow it


def _table(columns: tuple[Column[ServiceLine], ...]) -> RecordsTable[ServiceLine]:
    return RecordsTable(
        columns,
        key=lambda line: line.id,
        name=N_("What is offered"),
        empty="",  # said when something was looked for, not before
    )


class OfferView(QWidget):
    """What is offered.

    Attributes:
        calls_wanted: The list of what is to be asked again, on paper.
        partner_wanted: Show the card of a partner.
    """

    calls_wanted = Signal()
    partner_wanted = Signal(object)

    def __init__(self, desk: Desk, coalition: Coalition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("offer")
        self._desk, self._coalition = desk, coalition
        self._knows = OfferKnown()
        self._pane: QWidget | None = None
        self._is_begun = False
        self.search_field = search_line(
            N_("Search by a word, such as debts"), "search_offer", least=Size.DAY_COLUMN, most=Size.SEARCH
        )
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
        self.list: ListSide[ServiceLine] = ListSide(
            _table(services(desk.clock.today)), _table(NARROW_SERVICES), ("services", "narrow_services")
        )
        self.changed = ChangedCards()
        self.regions_button = Button(N_("Regions"), part="link")
        self.regions_button.setObjectName("open_regions")
        self.card = ServiceCard(desk.clock.today)
        self._deeds = CardDeeds(desk, coalition.services, self.card)
        self._editor: ServiceEditor | None = None
        self._regions: RegionsPane | None = None
        self._both = row(gap=Space.BETWEEN)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for part in (self.more, self.changed):
            self.list.body.addWidget(part)
        under = row(self.filters.with_hidden)
        under.addStretch(1)
        under.addWidget(self.regions_button)
        self.list.body.addLayout(under)
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
        self.search_field.returnPressed.connect(self.list.enter)
        self.filters.changed.connect(self._on_filtered)
        for folds in (self.narrow, self.filters.more):
            folds.toggled.connect(self._share_room)
        self.list.chosen.connect(self._on_chosen)
        self.changed.service_wanted.connect(self.open_service)
        self.regions_button.clicked.connect(self.open_regions)
        self.card.edit_wanted.connect(self.edit)
        self._deeds.done.connect(self.open_service)
        self.card.partner_wanted.connect(self.partner_wanted)
        self.card.closed.connect(self.close_card)
        QShortcut(QKeySequence("Ctrl+Shift+N"), self).activated.connect(self.new)

    @property
    def table(self) -> RecordsTable[ServiceLine]:
        """The list as it is shown now, wide or narrow."""
        return self.list.table

    @property
    def editor(self) -> ServiceEditor:
        """The form, made when it is first needed: its many fields would keep the page waiting."""
        if self._editor is None:
            self._editor = ServiceEditor(self._desk, self._coalition, self)
            self._editor.hide()
            self._both.addWidget(self._editor, 3)
            self._editor.saved.connect(self.open_service)
            self._editor.service_wanted.connect(self.open_service)
            self._editor.closed.connect(self.close_card)
        return self._editor

    @property
    def regions(self) -> RegionsPane:
        """The regions, made when they are first needed."""
        if self._regions is None:
            self._regions = RegionsPane(self._desk, self._coalition, self)
            self._regions.hide()
            self._both.addWidget(self._regions, 3)
            self._regions.closed.connect(self.close_card)
        return self._regions

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
        self.list.show_empty(_NOTHING)
        self.list.set_records(lines[:MOST_LINES])
        is_more = len(lines) > MOST_LINES
        self.more.setText(_("The first {count} are shown. Type a word or choose more above.", count=MOST_LINES))
        self.more.setVisible(is_more)

    def _learn(self) -> None:
        """Find the municipalities and the partners to choose from."""
        self._desk.tasks.run(
            partial(look, self._coalition, self._desk.actor), done=self._on_known, owner=self, latest="known"
        )

    @Slot(object)
    def _on_known(self, known: OfferKnown) -> None:
        self._knows = known
        self.filters.offer_municipalities(known.municipalities)
        self.filters.offer_regions(known.regions)
        self.changed.show_cards(known.below)

    @Slot()
    def _on_filtered(self) -> None:
        self.narrow.show_count(self.filters.chosen())
        self.refresh()
        if self.card.isVisible() and self.card.offered is not None:
            self._ask_for(self.card.offered.service.id, self._show_again)  # the focus stays where she types

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
    def _show_again(self, offered: Offered) -> None:
        self.card.show_service(offered, self._knows.below.get(offered.service.id))

    @Slot(object)
    def _on_shown(self, offered: Offered) -> None:
        self._show_again(offered)
        self._show(self.card)
        self.table.select(offered.service.id)
        self.card.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def new(self) -> None:
        """Show an empty form, or the one that was begun before."""
        self._show_editor(None)

    @Slot(object)
    def edit(self, service: Service) -> None:
        """Show a service in the form."""
        self._show_editor(service)

    def _show_editor(self, service: Service | None) -> None:
        self._show(self.editor)
        self.editor.show_service(service, self._knows.partners, self._knows.regions)

    @Slot()
    def open_regions(self) -> None:
        """Show the regions."""
        self._show(self.regions)
        self.regions.open()

    @Slot()
    def close_card(self) -> None:
        """Show the list alone."""
        self._show(None)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, pane: QWidget | None) -> None:
        self._pane = pane
        for part in (self.card, self._editor, self._regions):
            if part is not None and part is not pane:
                part.hide()
        self._share_room()  # before it is shown, so that the window need not grow
        if pane is not None:
            pane.show()

    @Slot()
    def _share_room(self) -> None:
        """Give the card the room it needs; the list goes first when there is too little for both.

        In a low window, and over an open card, the fields that narrow the list come on request: else they would leave
        it no room. Where even so no rows are left, the fields stand alone until she has chosen.
        """
        pane = self._pane
        room = self.width() - Space.BETWEEN - (pane.minimumWidth() if pane is not None else 0)
        is_alone = pane is not None and room < Size.HELP
        is_low = self.height() < Size.SHEET
        is_on_request = is_low or pane is not None
        is_narrowing = not is_on_request or self.narrow.isChecked()
        self.narrow.setHidden(is_alone or not is_on_request)
        self.filters.setHidden(is_alone or not is_narrowing)
        left = self.height() - 2 * Size.ROW - self.filters.height_in(self.width())
        is_crowded = is_on_request and is_narrowing and left < LEAST_ROWS * Size.ROW
        self.list.setHidden(is_alone or is_crowded)
        self.search_field.setHidden(is_alone)
        is_narrow = pane is not None or self.width() < Size.FORM
        self.filters.with_hidden.setHidden(is_low and is_narrowing)
        self.regions_button.setHidden(pane is not None or (is_low and is_narrowing))
        self.list.show_narrow(is_narrow=is_narrow)
