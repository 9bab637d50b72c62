"""The morning page: three short lists, no charts, calm when empty."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, Changes
from ks_desktop.today.domain import Morning
from ks_desktop.today.page.calls import CallsCard
from ks_desktop.today.page.road import RoadCard
from ks_desktop.today.page.waiting import PAGES, TRAYS, WaitingCard
from ks_desktop.today.service import Mornings
from ks_desktop.visits.domain import ContactResult
from ks_desktop.visits.service import Visits
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import PageTitle, Scrolling, column, label, page_column, say
from ks_desktop.widgets.theme import Size, Space, Tone
from ks_desktop.widgets.words import long_day

__all__ = ["PAGES", "TRAYS", "TodayPage"]


class TodayPage(QWidget):
    """Whom to call now, where to go today, what waits.

    Attributes:
        case_chosen: Open this woman's page.
        plan_wanted: Plan a visit for this case.
        page_wanted: Go to the page of this word.
        tray_wanted: Show this tray of the referrals.
        referral_wanted: Begin a new referral, or go on with the one that was begun.
        print_day: Save the plan of this day.
    """

    case_chosen = Signal(object)
    plan_wanted = Signal(object)
    page_wanted = Signal(str)
    tray_wanted = Signal(object)
    referral_wanted = Signal()
    print_day = Signal(object)

    def __init__(self, desk: Desk, mornings: Mornings, visits: Visits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today")
        say(self, part="page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk = desk
        self._mornings = mornings
        self._visits = visits
        self._was_shown = False
        self.morning: Morning | None = None
        self._title = PageTitle(N_("Today"))
        self.calls = CallsCard()
        self.road = RoadCard()
        self.waiting = WaitingCard()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(Space.BETWEEN)
        for card, stretch in ((self.calls, 6), (self.road, 3), (self.waiting, 4)):
            self._columns.addWidget(card, stretch, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        inner = column(gap=Space.NONE)
        inner.addLayout(self._columns)
        inner.addStretch(1)
        holder.setLayout(inner)
        self.told = label("", tone=Tone.MUTED, wrap=True)
        self.told.setObjectName("told_today")
        self.told.hide()
        box = page_column(self._title, self.told)
        box.addWidget(Scrolling(holder), 1)
        self.setLayout(box)
        self._connect()

    def _connect(self) -> None:
        for card in (self.calls, self.road, self.waiting):
            card.case_chosen.connect(self.case_chosen)
        self.calls.plan_wanted.connect(self.plan_wanted)
        self.calls.everybody_wanted.connect(self._on_everybody_wanted)
        self.calls.referral_wanted.connect(self.referral_wanted)
        self.calls.attempted.connect(self._attempt)
        self.road.print_day.connect(self.print_day)
        self.waiting.page_wanted.connect(self.page_wanted)
        self.waiting.tray_wanted.connect(self.tray_wanted)
        self.waiting.referral_wanted.connect(self.referral_wanted)

    def refresh(self) -> None:
        """Look again."""
        mornings, actor, again = self._mornings, self._desk.actor, self._was_shown
        self._desk.tasks.run(
            lambda: mornings.morning(actor=actor, is_refresh=again), done=self._on_morning, owner=self, latest="morning"
        )

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """Look again when something on the page may have changed."""
        if changes.clients or changes.referrals or changes.visits or changes.letters:
            self.refresh()

    def _on_morning(self, morning: Morning) -> None:
        self._was_shown = True
        self.morning = morning
        self._title.set_subtitle(long_day(morning.day))
        self.told.setText(morning.told)
        self.told.setVisible(bool(morning.told))
        focused = self.focusWidget()
        had_focus = bool(focused) and self.isAncestorOf(focused)
        self.calls.show_calls(morning)
        self.road.show_road(morning.on_the_road)
        self.waiting.show_waiting(morning.waiting)
        if had_focus:
            self.setFocus()

    @Slot()
    def _on_everybody_wanted(self) -> None:
        self.page_wanted.emit("agenda")

    @Slot(object, object)
    def _attempt(self, case_id: CaseId, result: ContactResult) -> None:
        visits, actor = self._visits, self._desk.actor
        self._desk.tasks.run(lambda: visits.attempt(case_id, result, actor=actor))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < Size.FORM
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != wanted:
            self._columns.setDirection(wanted)
