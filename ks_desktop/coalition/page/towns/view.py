"""The list of municipalities, our own first, with the card or a form of one beside it."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.coalition.domain import Alliance, Organisation, TownCard, TownLine
from ks_desktop.coalition.page.list_side import ListSide, search_line
from ks_desktop.coalition.page.towns.card import TownPane
from ks_desktop.coalition.page.towns.editor import StateEditor
from ks_desktop.coalition.page.towns.editors import AllianceEditor, LocalEditor, MunicipalityEditor
from ks_desktop.coalition.page.towns.updating import UpdatePane
from ks_desktop.coalition.service import Coalition
from ks_desktop.coalition.table import NARROW_TOWNS, TOWNS
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, column, label, row
from ks_desktop.widgets.records import Column
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.table import RecordsTable
from ks_desktop.widgets.theme import Size, Space, Tone


def _table(columns: tuple[Column[TownLine], ...]) -> RecordsTable[TownLine]:
    return RecordsTable(
        columns,
        key=lambda line: line.id,
        name=N_("Municipalities"),
        empty=N_("No municipality found. Type part of its name, also of one of before."),
    )


class TownsView(QWidget):
    """The municipalities.

    Attributes:
        paper_wanted: What was agreed with a municipality, on paper: its CBS code.
        terms_wanted: Change the terms of a municipality: its CBS code.
    """

    paper_wanted = Signal(str)
    terms_wanted = Signal(str)

    def __init__(self, desk: Desk, coalition: Coalition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("towns")
        self._desk, self._coalition = desk, coalition
        self._partners: tuple[Organisation, ...] = ()
        self._pane: QWidget | None = None
        self._is_begun = False
        text = N_("Search a municipality, also of before")
        self.search_field = search_line(text, "search_towns", least=Size.DAY_COLUMN, most=Size.SEARCH)
        self.new_button = Button(N_("New municipality"), Icon.ADD)
        self.new_button.setObjectName("new_town")
        self.update_button = Button(N_("Bring the list up to date"))
        self.update_button.setObjectName("update_towns")
        self.status = StatusLine()
        self.status.give_room_back()
        self.list = ListSide(_table(TOWNS), _table(NARROW_TOWNS), ("municipality_list", "narrow_municipality_list"))
        self.card = TownPane()
        self.alliance = AllianceEditor(desk, coalition, self)
        self.local = LocalEditor(desk, coalition, self)
        self.town = MunicipalityEditor(desk, coalition, self)
        self.updating = UpdatePane(desk, coalition, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = row(gap=Space.INSIDE)
        top.addWidget(self.search_field, 9)
        top.addStretch(1)
        top.addWidget(self.update_button)
        top.addWidget(self.new_button)
        both = row(gap=Space.BETWEEN)
        both.addWidget(self.list, 2)
        self.card.setMinimumWidth(Size.DIALOG)
        for part in self._panes():
            part.hide()
            both.addWidget(part, 3)
        self.hint = label(
            N_("Shown: where we work, and where a coalition or an agreement is known. Type to find others."),
            "secondary",
            tone=Tone.MUTED,
            wrap=True,
        )
        self.list.body.addWidget(self.hint)
        box = column(gap=Space.INSIDE)
        box.addLayout(top)
        box.addWidget(self.status)
        box.addLayout(both, 1)
        self.setLayout(box)
        self.setFocusProxy(self.search_field)

    def _panes(self) -> tuple[QWidget, ...]:
        return (self.card, *self._editors())

    def _editors(self) -> tuple[StateEditor, ...]:
        return self.alliance, self.local, self.town, self.updating

    def _connect(self) -> None:
        self.search_field.textChanged.connect(self.refresh)
        self.search_field.returnPressed.connect(self.list.enter)
        self.new_button.clicked.connect(self.new)
        self.update_button.clicked.connect(self.updating.ask)
        self.updating.told.connect(self._on_told)
        self.updating.begun.connect(self._on_update_begun)
        self.list.chosen.connect(self._on_chosen)
        self.card.closed.connect(self.close_card)
        self.card.paper_wanted.connect(self.paper_wanted)
        self.card.terms_wanted.connect(self.terms_wanted)
        self.card.alliance_wanted.connect(self._on_alliance_wanted)
        self.card.local_wanted.connect(self._on_local_wanted)
        self.card.town_wanted.connect(self._on_town_wanted)
        self.card.day_wanted.connect(self._on_day_wanted)
        self.card.take_over_wanted.connect(self._on_take_over_wanted)
        for editor in self._editors():
            editor.saved.connect(self._on_saved)
            editor.closed.connect(self._on_left)
            editor.stale.connect(self._on_stale)
        escape = QShortcut(QKeySequence("Esc"), self.card)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_card)

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
            if self._pane is self.card and self.card.card is not None:
                self._ask_for(self.card.card.agreed.municipality.code)

    @Slot()
    def refresh(self) -> None:
        """Look again for what is typed."""
        text = self.search_field.text()
        call = partial(self._coalition.towns.find, text, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_found, owner=self, latest="towns")

    @Slot(object)
    def _on_found(self, lines: tuple[TownLine, ...]) -> None:
        self.list.set_records(lines)
        self.hint.setVisible(not self.search_field.text().strip())

    def _learn(self) -> None:
        call = partial(self._coalition.organisations, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_partners, owner=self, latest="partners")

    @Slot(object)
    def _on_partners(self, partners: tuple[Organisation, ...]) -> None:
        self._partners = partners

    @Slot(object)
    def _on_chosen(self, line: TownLine) -> None:
        self.open_town(line.municipality.code)

    @Slot(str)
    def open_town(self, code: str) -> None:
        """Show the card of a municipality."""
        self._show(self.card)
        self._ask_for(code)

    def _ask_for(self, code: str, day: date | None = None) -> None:
        call = partial(self._coalition.towns.card, code, actor=self._desk.actor, on=day)
        self._desk.tasks.run(call, done=self._on_card, failed=self._on_failed, owner=self, latest="town")

    @Slot(object)
    def _on_card(self, card: TownCard) -> None:
        self.card.show_town(card, self._desk.clock.today())
        self.list.table.select(card.agreed.municipality.code)
        if self._pane is self.card and not self.search_field.hasFocus():
            self.card.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_day_wanted(self, day: date | None) -> None:
        if self.card.card is not None:
            self._ask_for(self.card.card.agreed.municipality.code, day)

    @Slot()
    def new(self) -> None:
        """Show an empty form for a municipality, or the one that was begun before."""
        self._show(self.town)
        self.town.show_municipality(None)

    @Slot(object)
    def _on_alliance_wanted(self, alliance: Alliance | None) -> None:
        if self.card.card is not None:
            self._show(self.alliance)
            self.alliance.show_alliance(self.card.card, alliance, self._partners)

    @Slot()
    def _on_local_wanted(self) -> None:
        if self.card.card is not None:
            self._show(self.local)
            self.local.show_agreements(self.card.card)

    @Slot()
    def _on_town_wanted(self) -> None:
        if self.card.card is not None:
            self._show(self.town)
            self.town.show_municipality(self.card.card.agreed.municipality)

    @Slot(str)
    def _on_take_over_wanted(self, before: str) -> None:
        if self.card.card is not None:
            code = self.card.card.agreed.municipality.code
            call = partial(self._coalition.towns.take_over, code, before, actor=self._desk.actor)
            self._desk.tasks.run(call, done=self._on_taken_over, failed=self._on_failed, owner=self)

    @Slot(object)
    def _on_taken_over(self, _changes: Changes) -> None:
        self.status.tell(_("Taken over. Look whether it is right for the new municipality."))

    @Slot(str)
    def _on_told(self, sentence: str) -> None:
        self.status.tell(sentence)

    @Slot()
    def _on_update_begun(self) -> None:
        self._show(self.updating)

    @Slot(object)
    def _on_failed(self, error: KsError) -> None:
        self.status.tell(error.text(), Tone.ATTENTION)

    @Slot()
    def _on_saved(self) -> None:
        self.status.tell(_("Saved."))
        self._on_left()

    @Slot()
    def _on_left(self) -> None:
        if self.card.card is None:
            self.close_card()
        else:
            self.open_town(self.card.card.agreed.municipality.code)

    @Slot()
    def _on_stale(self) -> None:
        """Show the card anew: what was typed is kept as a draft and stands in the form when it is opened again."""
        self._on_left()
        sentence = _("Somebody else changed this meanwhile. Open it again: what you typed is still there.")
        self.status.tell(sentence, Tone.ATTENTION)

    @Slot()
    def close_card(self) -> None:
        """Show the list alone."""
        self._show(None)
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, pane: QWidget | None) -> None:
        self.status.tell("")
        self._pane = pane
        for part in self._panes():
            if part is not pane:
                part.hide()
        self._share_room()  # before it is shown, so that the window need not grow
        if pane is not None:
            pane.show()

    def _share_room(self) -> None:
        """Give the card the room it needs; the list goes first when there is too little for both."""
        pane = self._pane
        room = self.width() - Space.BETWEEN - (pane.minimumWidth() if pane is not None else 0)
        is_alone = pane is not None and room < Size.HELP
        for part in (self.list, self.search_field, self.update_button, self.new_button):
            part.setHidden(is_alone)
        self.list.show_narrow(is_narrow=pane is not None or self.width() < Size.FORM)
