"""The list of a tray: who waits, how far she is, what is still needed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _
from ks_desktop.referrals.domain import NotTakenUp, ReferralLine, Tray
from ks_desktop.referrals.table import COLUMNS, NARROW_COLUMNS
from ks_desktop.referrals.wording import EMPTY_TRAYS, NOT_TAKEN_UP
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Card, Flow, column
from ks_desktop.widgets.table import Column, RecordsTable
from ks_desktop.widgets.theme import Space


def _table(columns: Sequence[Column[ReferralLine]], name: str) -> RecordsTable[ReferralLine]:
    table: RecordsTable[ReferralLine] = RecordsTable(
        columns,
        key=lambda line: line.referral.id,
        name=N_("Referrals"),
        empty=EMPTY_TRAYS[Tray.NEW],
        action=N_("Record a referral"),
    )
    table.setObjectName(name)
    return table


class ListPane(QWidget):
    """The referrals of one tray, and what can be done with the chosen one.

    Attributes:
        opened: Enter on a line (`ReferralLine`): her page.
        plan_wanted: A visit for this line.
        form_wanted: This line in the form.
        table: The list as it is shown now, wide or narrow.
        put_aside: This line is not taken up, with the reason.
        taken_back: This line was put aside and is taken up again.
        new_wanted: A new referral.
    """

    opened = Signal(object)
    plan_wanted = Signal(object)
    form_wanted = Signal(object)
    put_aside = Signal(object, object)
    taken_back = Signal(object)
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tray = Tray.NEW
        self._wide, self._narrow = _table(COLUMNS, "list"), _table(NARROW_COLUMNS, "narrow_list")
        self.table = self._wide
        self.plan = self._button("plan", N_("Plan a visit (P)"), Icon.AGENDA)
        self.form = self._button("fill_in", N_("Fill in (F2)"), Icon.REFERRALS)
        self.aside = self._button("put_aside", N_("Do not take up"), None)
        self.back = self._button("take_back", N_("Take up after all"), None)
        self.aside.setMenu(self._reasons())
        self._lay_out()
        self._connect()
        self.show_lines((), Tray.NEW)

    def _button(self, name: str, text: str, drawing: Icon | None) -> Button:
        button = Button(text, drawing)
        button.setObjectName(name)
        return button

    def _reasons(self) -> QMenu:
        menu = QMenu(self)
        for reason in NotTakenUp:
            menu.addAction(_(NOT_TAKEN_UP[reason])).setData(reason.value)
        menu.triggered.connect(self._on_reason_triggered)
        return menu

    def _lay_out(self) -> None:
        card = Card()
        card.body.addWidget(self._wide)
        card.body.addWidget(self._narrow)
        self._narrow.hide()
        actions = Flow(self.plan, self.form, self.aside, self.back)
        box = column(gap=Space.INSIDE)
        box.addWidget(card, 1)
        box.addLayout(actions)
        self.setLayout(box)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect(self) -> None:
        for table in (self._wide, self._narrow):
            table.chosen.connect(self.opened)
            table.selected.connect(self._on_selected)
            table.acted.connect(self.new_wanted)
        self.plan.clicked.connect(self._on_plan)
        self.form.clicked.connect(self._on_form)
        self.back.clicked.connect(self._on_back)
        for keys, slot in (("P", self._on_plan), ("F2", self._on_form)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_lines(self, lines: tuple[ReferralLine, ...], tray: Tray) -> None:
        """Show the referrals of a tray."""
        if tray is not self._tray:
            self._tray = tray
            self._wide.show_empty(EMPTY_TRAYS[tray])
            self._narrow.show_empty(EMPTY_TRAYS[tray])
        self._wide.set_records(lines)
        self._narrow.set_records(lines)
        if lines and self.table.current() is None:
            self.table.select_first()
        self._on_selected()

    def set_narrow(self, narrow: bool) -> None:
        """Show few columns and only what is done most, beside the open form; or everything."""
        shown, other = (self._narrow, self._wide) if narrow else (self._wide, self._narrow)
        if shown is self.table:
            return
        line = self.table.current()
        self.table = shown
        other.hide()
        shown.show()
        if line is not None:
            shown.select(line.referral.id)
        self._on_selected()

    @Slot()
    def _on_selected(self) -> None:
        line = self.table.current()
        is_aside = line is not None and line.tray is Tray.NOT_TAKEN_UP
        self.plan.setEnabled(line is not None and line.can_be_planned)
        self.form.setEnabled(line is not None)
        self.aside.setEnabled(line is not None and not line.referral.is_taken_up)
        is_wide = self.table is self._wide
        self.form.setVisible(is_wide)
        self.aside.setVisible(is_wide and not is_aside)
        self.back.setVisible(is_wide and is_aside)

    @Slot()
    def _on_plan(self) -> None:
        line = self.table.current()
        if line is not None and line.can_be_planned:
            self.plan_wanted.emit(line)

    @Slot()
    def _on_form(self) -> None:
        line = self.table.current()
        if line is not None:
            self.form_wanted.emit(line)

    @Slot()
    def _on_back(self) -> None:
        self.taken_back.emit(self.table.current())

    @Slot(QAction)
    def _on_reason_triggered(self, action: QAction) -> None:
        line = self.table.current()
        if line is not None:
            self.put_aside.emit(line, NotTakenUp(action.data()))
