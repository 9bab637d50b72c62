"""The list of a tray: who waits, how far she is, what is still needed; and what can be done with the chosen one."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _, n_
from ks_desktop.referrals.domain import NotTakenUp, ReferralLine, Tray
from ks_desktop.referrals.page.gathering import Gathered
from ks_desktop.referrals.table import COLUMNS, NARROW_COLUMNS, Entry
from ks_desktop.referrals.wording import EMPTY_TRAYS, NOT_TAKEN_UP, missing_text
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Card, Flow, column, label, row
from ks_desktop.widgets.status import StatusLine
from ks_desktop.widgets.table import Column, RecordsTable
from ks_desktop.widgets.theme import Space, Tone

# Why a paper is not taken: it is kept aside with this sentence.
PAPER_ASIDE: Final = (N_("It is no referral"), N_("It was recorded already"), N_("It is for somebody else"))


def _table(columns: Sequence[Column[Entry]], name: str) -> RecordsTable[Entry]:
    table: RecordsTable[Entry] = RecordsTable(
        columns,
        key=lambda entry: entry.key,
        name=N_("Referrals"),
        empty=EMPTY_TRAYS[Tray.NEW],
        action=N_("Print the empty form"),
    )
    table.setObjectName(name)
    return table


class ListPane(QWidget):
    """The entries of one tray.

    Attributes:
        opened: Enter on an entry: her page, or the form of what is no referral yet.
        plan_wanted: A visit for this entry.
        form_wanted: This entry in the form.
        put_aside: This referral is not taken up, with the reason.
        paper_aside: This paper is no referral, with the reason.
        half_unwanted: What was kept halfway is thrown away.
        taken_back: This referral was put aside and is taken up again.
        blank_wanted: The empty form on paper.
        more_wanted: More of a long tray.
        table: The list as it is shown now, wide or narrow.
    """

    opened = Signal(object)
    plan_wanted = Signal(object)
    form_wanted = Signal(object)
    put_aside = Signal(object, object)
    paper_aside = Signal(object, str)
    half_unwanted = Signal(object)
    taken_back = Signal(object)
    blank_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tray: Tray | None = None
        self._entries: tuple[Entry, ...] = ()
        self._is_gathering = False
        self._wide, self._narrow = _table(COLUMNS, "list"), _table(NARROW_COLUMNS, "narrow_list")
        self.table = self._wide
        self.plan = self._button("plan", N_("Plan a visit (P)"), Icon.AGENDA)
        self.compare = self._button("compare", N_("Compare (Enter)"), None)
        self.form = self._button("fill_in", N_("Fill in (F2)"), Icon.REFERRALS)
        self.aside = self._button("put_aside", N_("Do not take up (N)"), None)
        self.drop = self._button("drop", N_("Throw away (N)"), None)
        self.back = self._button("take_back", N_("Take up after all"), None)
        self._reasons = self._menu([(_(text), reason.value) for reason, text in NOT_TAKEN_UP.items()])
        self._paper_reasons = self._menu([(_(text), text) for text in PAPER_ASIDE])
        self._reasons.triggered.connect(self._on_reason_triggered)
        self._paper_reasons.triggered.connect(self._on_paper_reason_triggered)
        self.status = StatusLine()
        self._left = label("", "secondary", tone=Tone.MUTED)
        self._more = Button(N_("Show more"), part="link")
        self._more.setObjectName("more")
        self._lay_out()
        self._connect()
        self.show_gathered(Gathered(tray=Tray.NEW, counts={}, entries=(), left=0))

    def _button(self, name: str, text: str, drawing: Icon | None) -> Button:
        button = Button(text, drawing)
        button.setObjectName(name)
        return button

    def _menu(self, items: Sequence[tuple[str, str]]) -> QMenu:
        menu = QMenu(self)
        for text, data in items:
            menu.addAction(text).setData(data)
        return menu

    def _lay_out(self) -> None:
        card = Card()
        card.body.addWidget(self._wide)
        card.body.addWidget(self._narrow)
        rest = row(self._left, self._more)
        rest.addStretch(1)
        card.body.addLayout(rest)
        self._narrow.hide()
        actions = Flow(self.plan, self.compare, self.form, self.aside, self.drop, self.back)
        box = column(gap=Space.RELATED)
        box.addWidget(card, 1)
        self.status.give_room_back()
        box.addWidget(self.status)
        box.addLayout(actions)
        self.setLayout(box)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect(self) -> None:
        for table in (self._wide, self._narrow):
            table.chosen.connect(self.opened)
            table.selected.connect(self._on_selected)
            table.acted.connect(self.blank_wanted)
        self.plan.clicked.connect(self._on_plan)
        self.compare.clicked.connect(self._on_compare)
        self.form.clicked.connect(self._on_form)
        self.drop.clicked.connect(self._on_drop)
        self.back.clicked.connect(self._on_back)
        self._more.clicked.connect(self.more_wanted)
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("P", self._on_plan),
            ("F2", self._on_form),
            ("N", self._on_aside),
            ("Del", self._on_aside),
        )
        for key, slot in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_gathered(self, gathered: Gathered) -> None:
        """Show what stands in a tray; the focus stays in the list if it was there."""
        focused = QApplication.focusWidget()
        has_focus = focused is not None and self.table.isAncestorOf(focused)
        if gathered.tray is not self._tray:
            self._tray = gathered.tray
            self.status.tell("")
            for table in (self._wide, self._narrow):
                table.show_empty(EMPTY_TRAYS[gathered.tray])
                table.empty_state.button.setVisible(gathered.tray is Tray.NEW)
        self._is_gathering = True  # what was just told stays: nobody chose another line
        if gathered.entries != self._entries:  # nothing is measured and painted anew for the same lines
            self._entries = gathered.entries
            self.table.set_records(gathered.entries)
        if gathered.entries and self.table.current() is None:
            self.table.select_first()
        self._is_gathering = False
        self._left.setText(n_("{count} more", "{count} more", gathered.left))
        self._left.setVisible(bool(gathered.left))
        self._more.setVisible(bool(gathered.left))
        self._show_acts()
        if has_focus:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """Show few columns and only what is done most, beside the open form; or everything."""
        shown, other = (self._narrow, self._wide) if narrow else (self._wide, self._narrow)
        if shown is self.table:
            return
        entry = self.table.current()
        self.table = shown
        shown.set_records(self._entries)
        other.hide()
        shown.show()
        if entry is not None:
            shown.select(entry.key)
        self._on_selected()

    def after(self, key: object) -> Entry | None:
        """Return what stands after an entry, in the order it is shown; None after the last."""
        entries = self.table.records()
        at = next((number for number, entry in enumerate(entries) if entry.key == key), None)
        return entries[at + 1] if at is not None and at + 1 < len(entries) else None

    def entry(self, key: object) -> Entry | None:
        """Return the entry of a key, if it is shown."""
        return next((entry for entry in self._entries if entry.key == key), None)

    @Slot()
    def _on_selected(self) -> None:
        if not self._is_gathering:
            self.status.tell("")
            self._show_acts()

    def _show_acts(self) -> None:
        """Offer what can be done with the chosen entry."""
        entry = self.table.current()
        line = entry.line if entry is not None else None
        is_half = entry is not None and entry.half is not None
        is_aside = line is not None and line.tray is Tray.NOT_TAKEN_UP
        is_doubt = line is not None and line.tray is Tray.DOUBT
        is_wide = self.table is self._wide
        self.plan.setEnabled(entry is not None and entry.can_be_planned)
        self.form.setEnabled(entry is not None)
        self.form.setText(_("Look and take (F2)") if entry is not None and line is None else _("Fill in (F2)"))
        self.aside.setEnabled(entry is not None and (line is None or not line.referral.is_taken_up))
        self.aside.setMenu(self._reasons if line is not None or entry is None else self._paper_reasons)
        self.plan.setVisible(not is_doubt and (line is not None or entry is None))
        self.compare.setVisible(is_doubt)
        self.form.setVisible(is_wide)
        self.aside.setVisible(is_wide and not is_aside and not is_half)
        self.drop.setVisible(is_wide and is_half)
        self.back.setVisible(is_wide and is_aside)

    @Slot()
    def _on_plan(self) -> None:
        entry = self.table.current()
        if entry is None or entry.line is None:
            return
        if entry.can_be_planned:
            self.plan_wanted.emit(entry)
        else:
            self.status.tell(_not_yet(entry.line), Tone.ATTENTION)

    @Slot()
    def _on_compare(self) -> None:
        self.opened.emit(self.table.current())

    @Slot()
    def _on_form(self) -> None:
        entry = self.table.current()
        if entry is not None:
            self.form_wanted.emit(entry)

    @Slot()
    def _on_aside(self) -> None:
        if self.drop.isVisible():
            self._on_drop()
            return
        menu = self.aside.menu()
        if self.aside.isVisible() and self.aside.isEnabled() and menu is not None:
            menu.popup(self.aside.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
            menu.setActiveAction(menu.actions()[0])

    @Slot()
    def _on_drop(self) -> None:
        self.half_unwanted.emit(self.table.current())

    @Slot()
    def _on_back(self) -> None:
        self.taken_back.emit(self.table.current())

    @Slot(QAction)
    def _on_reason_triggered(self, action: QAction) -> None:
        entry = self.table.current()
        if entry is not None and entry.line is not None:
            self.put_aside.emit(entry, NotTakenUp(action.data()))

    @Slot(QAction)
    def _on_paper_reason_triggered(self, action: QAction) -> None:
        entry = self.table.current()
        if entry is not None and entry.paper is not None:
            self.paper_aside.emit(entry, _(action.data()))


def _not_yet(line: ReferralLine) -> str:
    """Return why no visit can be planned, in words."""
    if line.missing:
        return _("No visit can be planned yet. Still needed: {missing}.", missing=missing_text(line.missing))
    if line.tray is Tray.DOUBT:
        return _("Say first whether she is on record already.")
    return _("A visit is planned already, or she is not taken up.")
