"""Puts the list and the form together, asks the services, and rings for what other pages do."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.coalition.domain import Organisation
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes, ReferralId
from ks_desktop.referrals.domain import NotTakenUp, ReferralLine, Tray
from ks_desktop.referrals.page.form_pane import FormPane
from ks_desktop.referrals.page.list_pane import ListPane
from ks_desktop.referrals.results import Recorded
from ks_desktop.referrals.service import Referrals
from ks_desktop.referrals.wording import TRAYS
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, PageTitle, column, row
from ks_desktop.widgets.parts.segments import Segments
from ks_desktop.widgets.theme import Size, Space


@dataclass(frozen=True, slots=True)
class _Edited:
    """A stored referral is open in the form; this one stands after it in the list."""

    following: ReferralId | None


class ReferralsPage(QWidget):
    """Aanmeldingen.

    Attributes:
        plan_wanted: A visit for a case (`CaseId`).
        case_chosen: A woman's page, by case (`CaseId`).
    """

    plan_wanted = Signal(object)
    case_chosen = Signal(object)

    def __init__(self, desk: Desk, referrals: Referrals, coalition: Coalition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("referrals")
        self._desk, self._referrals, self._coalition = desk, referrals, coalition
        self._tray = Tray.NEW
        self._edited: _Edited | None = None
        self._is_begun = False
        self.title = PageTitle(N_("Referrals"))
        self.new_button = Button(N_("New referral"), Icon.ADD, part="primary")
        self.new_button.setObjectName("new")
        self.new_button.setToolTip("Ctrl+N")
        self.trays = Segments([(tray.value, text) for tray, text in TRAYS.items()], "tray")
        self.list = ListPane()
        self.pane = FormPane(desk, referrals)
        self.pane.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = row(self.title, self.new_button, gap=Space.INSIDE)
        both = row(gap=Space.BETWEEN)
        both.addWidget(self.list, 2)
        both.addWidget(self.pane, 3)
        box = column(gap=Space.INSIDE, margin=Space.MARGIN)
        box.addLayout(head)
        box.addWidget(self.trays)
        box.addLayout(both, 1)
        self.setLayout(box)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.new_button.clicked.connect(self.new)
        self.trays.chosen.connect(self._on_tray_chosen)
        self.list.new_wanted.connect(self.new)
        self.list.opened.connect(self._on_list_opened)
        self.list.plan_wanted.connect(self._on_list_plan_wanted)
        self.list.form_wanted.connect(self._on_list_form_wanted)
        self.list.put_aside.connect(self._on_list_put_aside)
        self.list.taken_back.connect(self._on_list_taken_back)
        self.pane.wanted.connect(self._show_pane)
        self.pane.closed.connect(self._on_pane_closed)
        self.pane.saved.connect(self._on_pane_saved)
        self.pane.plan_wanted.connect(self.plan_wanted)
        self.pane.tray_wanted.connect(self._on_pane_tray_wanted)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_begun:
            self._is_begun = True
            self.refresh()
            self.pane.find_open()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room(has_form=not self.pane.isHidden())

    def _share_room(self, *, has_form: bool) -> None:
        """Give the form the room it needs; the list goes first when there is too little for both."""
        room = self.width() - 2 * Space.MARGIN - Space.BETWEEN - self.pane.minimumWidth()
        self.list.set_narrow(has_form)
        is_alone = has_form and room < Size.HELP
        self.list.setHidden(is_alone)
        self.trays.setHidden(is_alone)

    @Slot()
    def refresh(self) -> None:
        """Look again: the open tray, and the partners that are offered in the form."""
        tray, actor, referrals, coalition = self._tray, self._desk.actor, self._referrals, self._coalition
        self._desk.tasks.run(
            lambda: referrals.list(actor=actor, tray=tray), done=self._on_lines, owner=self, latest="lines"
        )
        self._desk.tasks.run(
            lambda: coalition.organisations(actor=actor), done=self._on_organisations, owner=self, latest="partners"
        )

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """Look again when something that stands here changed."""
        if changes.referrals or changes.clients or changes.visits or changes.coalition:
            self.refresh()

    @Slot()
    def new(self) -> None:
        """Begin a new referral, or go on with the one that was begun."""
        self._edited = None
        self._show_pane()
        self.pane.begin_new()

    @Slot(object)
    def show_tray(self, tray: Tray) -> None:
        """Open a tray."""
        self._tray = tray
        self.trays.show_word(tray.value)
        self.refresh()

    @Slot(str)
    def _on_tray_chosen(self, word: str) -> None:
        self.show_tray(Tray(word))

    def open_referral(self, referral_id: ReferralId, *, after: str = "") -> None:
        """Show a stored referral in the form; `after` is what was said of the one before it."""
        lines = self.list.table.records()
        at = next((number for number, line in enumerate(lines) if line.referral.id == referral_id), None)
        self._edited = _Edited(lines[at + 1].referral.id if at is not None and at + 1 < len(lines) else None)
        self._show_pane()
        self.pane.open(referral_id, None if at is None else lines[at], after=after)

    def _on_lines(self, lines: tuple[ReferralLine, ...]) -> None:
        self.list.show_lines(lines, self._tray)

    def _on_organisations(self, organisations: tuple[Organisation, ...]) -> None:
        self.pane.form.offer_organisations([organisation.name for organisation in organisations])

    @Slot()
    def _show_pane(self) -> None:
        self._share_room(has_form=True)  # before it is shown, so that the window need not grow
        self.pane.show()
        self.new_button.hide()

    @Slot()
    def _on_pane_closed(self) -> None:
        self.pane.hide()
        self.new_button.show()
        self._share_room(has_form=False)
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_pane_saved(self, recorded: Recorded) -> None:
        del recorded
        edited, self._edited = self._edited, None
        if edited is None:
            return
        if edited.following is not None:
            self.open_referral(edited.following, after=self.pane.status.text.text())
        else:
            self.pane.close_form()

    @Slot(object)
    def _on_pane_tray_wanted(self, tray: Tray) -> None:
        self.pane.close_form()
        self.show_tray(tray)

    @Slot(object)
    def _on_list_opened(self, line: ReferralLine) -> None:
        self._see(line)
        self.case_chosen.emit(line.referral.case_id)

    @Slot(object)
    def _on_list_plan_wanted(self, line: ReferralLine) -> None:
        self._see(line)
        self.plan_wanted.emit(line.referral.case_id)

    @Slot(object)
    def _on_list_form_wanted(self, line: ReferralLine) -> None:
        self.open_referral(line.referral.id)

    def _see(self, line: ReferralLine) -> None:
        if line.referral.seen_on is None:
            referrals, actor, referral_id = self._referrals, self._desk.actor, line.referral.id
            self._desk.tasks.run(lambda: referrals.mark_seen(referral_id, actor=actor), owner=self)

    @Slot(object, object)
    def _on_list_put_aside(self, line: ReferralLine, reason: NotTakenUp) -> None:
        referrals, actor, referral_id = self._referrals, self._desk.actor, line.referral.id
        self._desk.tasks.run(lambda: referrals.not_taken_up(referral_id, reason, actor=actor), owner=self)

    @Slot(object)
    def _on_list_taken_back(self, line: ReferralLine) -> None:
        referrals, actor, referral_id = self._referrals, self._desk.actor, line.referral.id
        self._desk.tasks.run(lambda: referrals.take_up_again(referral_id, actor=actor), owner=self)
