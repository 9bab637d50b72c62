"""The list of partners, searched and per domain, with the card of one beside it."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.coalition.domain import CareDomain, Organisation, ReferralCounts
from ks_desktop.coalition.page.card import CardPane, id_of
from ks_desktop.coalition.page.list_side import ListSide, search_line
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.table import COLUMNS, NARROW_COLUMNS
from ks_desktop.coalition.wording import DOMAINS
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes, OrganisationId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Tick, column, row
from ks_desktop.widgets.parts.segments import Segments
from ks_desktop.widgets.records import Column
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Size, Space

_ALL: Final = "all"


def _table(columns: tuple[Column[Organisation], ...]) -> RecordsTable[Organisation]:
    table: RecordsTable[Organisation] = RecordsTable(
        columns,
        key=lambda organisation: organisation.id,
        name=N_("Partners"),
        empty=N_("No partners yet. Add the first one, or read in a directory (Exchange)."),
        action=N_("Add a partner"),
    )
    return table


class PartnersView(QWidget):
    """The partners of the directory."""

    def __init__(
        self, desk: Desk, coalition: Coalition, counts: ReferralCounts | None = None, parent: QWidget | None = None
    ) -> None:
        """Take what tells how many women a partner referred; without it the cards say nothing of that."""
        super().__init__(parent)
        self.setObjectName("partners")
        self._desk, self._coalition = desk, coalition
        self._domain: CareDomain | None = None
        self._wanted: OrganisationId | None = None
        self._is_begun = False
        self.new_button = Button(N_("New partner"), Icon.ADD, part="primary")
        self.new_button.setObjectName("new")
        self.new_button.setToolTip("Ctrl+Shift+N")
        self.search_field = search_line(
            N_("Search by name, contact or place"), "search", least=Size.RAIL, most=Size.SEARCH
        )
        self.domains = Segments([(_ALL, N_("All")), *((d.value, text) for d, text in DOMAINS.items())], "domain")
        self.with_hidden = Tick(N_("Also who is no partner any more"))
        self.with_hidden.setObjectName("with_hidden")
        self.list: ListSide[Organisation] = ListSide(_table(COLUMNS), _table(NARROW_COLUMNS), ("list", "narrow_list"))
        self.card = CardPane(desk, coalition, counts)
        self.card.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.list.body.addWidget(self.with_hidden)
        both = row(gap=Space.BETWEEN)
        both.addWidget(self.list, 2)
        both.addWidget(self.card, 3)
        top = row(gap=Space.INSIDE)
        top.addWidget(self.search_field, 1)
        top.addStretch(1)
        top.addWidget(self.new_button)
        box = column(gap=Space.INSIDE)
        box.addLayout(top)
        box.addWidget(self.domains)
        box.addLayout(both, 1)
        self.setLayout(box)
        self.setFocusProxy(self.search_field)

    def _connect(self) -> None:
        self.new_button.clicked.connect(self.new)
        self.search_field.textChanged.connect(self.refresh)
        self.search_field.returnPressed.connect(self.list.enter)
        self.with_hidden.toggled.connect(self.refresh)
        self.domains.chosen.connect(self._on_domain_chosen)
        self.list.chosen.connect(self.open_card)
        self.list.acted.connect(self.new)
        self.card.closed.connect(self._on_card_closed)
        self.card.wanted.connect(self._on_card_wanted)
        QShortcut(QKeySequence("Ctrl+Shift+N"), self).activated.connect(self.new)
        shortcut = QShortcut(QKeySequence("F2"), self.list)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._on_card_asked)

    @property
    def table(self) -> RecordsTable[Organisation]:
        """The list as it is shown now, wide or narrow."""
        return self.list.table

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.search_field.selectAll()  # who comes back types what she looks for now
        if not self._is_begun:
            self._is_begun = True
            self.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room(has_card=not self.card.isHidden())

    @Slot()
    def refresh(self) -> None:
        """Look again, for what is typed in the search field and the chosen domain."""
        call = partial(
            self._coalition.organisations,
            actor=self._desk.actor,
            text=self.search_field.text(),
            domain=self._domain,
            with_hidden=self.with_hidden.isChecked(),
        )
        self._desk.tasks.run(call, done=self._on_organisations, owner=self, latest="partners")

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """Look again when a partner changed."""
        if changes.coalition:
            self.refresh()

    @Slot()
    def new(self) -> None:
        """Show an empty card, or the one that was begun before."""
        self._show_pane()
        self.card.show_card(None)
        self.card.form.focus_first()

    @Slot(object)
    def open_card(self, organisation: Organisation) -> None:
        """Show a partner's card."""
        self._show_pane()
        self.card.show_card(organisation)
        self.card.form.focus_first()

    def _on_organisations(self, organisations: tuple[Organisation, ...]) -> None:
        is_filtered = bool(self.search_field.text().strip()) or self._domain is not None
        self.list.show_empty(
            N_("No partner found.")
            if is_filtered
            else N_("No partners yet. Add the first one, or read in a directory (Exchange).")
        )
        self.list.set_records(organisations)
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            for organisation in organisations:
                if organisation.id == wanted:
                    self.open_card(organisation)

    @Slot(str)
    def _on_domain_chosen(self, word: str) -> None:
        self._domain = None if word == _ALL else CareDomain(word)
        self.refresh()

    @Slot()
    def _on_card_asked(self) -> None:
        organisation = self.table.current()
        if organisation is not None:
            self.open_card(organisation)

    @Slot(str)
    def _on_card_wanted(self, subject: str) -> None:
        if subject:
            self._wanted = id_of(subject)
            self.refresh()
        else:
            self.new()

    @Slot()
    def _on_card_closed(self) -> None:
        self.card.hide()
        self._share_room(has_card=False)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_pane(self) -> None:
        self._share_room(has_card=True)  # before it is shown, so that the window need not grow
        self.card.show()

    def _share_room(self, *, has_card: bool) -> None:
        """Give the card the room it needs; the list goes first when there is too little for both."""
        room = self.width() - Space.BETWEEN - self.card.minimumWidth()
        is_alone = has_card and room < Size.HELP
        for part in (self.list, self.search_field, self.domains):
            part.setHidden(is_alone)
        self.list.show_narrow(is_narrow=has_card)
