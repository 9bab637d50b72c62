"""The morning page: three short lists, no charts, calm when empty."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.texts import N_
from ks_desktop.core.values import AppointmentId, CaseId, Changes
from ks_desktop.today.domain import Morning
from ks_desktop.today.page.calls import CallsCard
from ks_desktop.today.page.interpreters import InterpretersCard
from ks_desktop.today.page.missed import MissedCard
from ks_desktop.today.page.reminders import RemindersCard
from ks_desktop.today.page.road import RoadCard
from ks_desktop.today.page.waiting import PAGES, TRAYS, WaitingCard
from ks_desktop.today.service import Mornings
from ks_desktop.visits.domain import BookingState, ContactResult, InterpreterTask, MissedReason
from ks_desktop.visits.page.printed.line import PrintedLine
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.interpreters import Interpreters
from ks_desktop.visits.service.missed import MissedWindows
from ks_desktop.visits.service.printed_plans import PrintedPlans
from ks_desktop.visits.service.reminders import Reminders
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import PageTitle, Scrolling, column, label, page_column, say
from ks_desktop.widgets.theme import Size, Space, Tone
from ks_desktop.widgets.words import long_day

__all__ = ["PAGES", "TRAYS", "Services", "TodayPage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The services this page asks."""

    mornings: Mornings
    visits: Visits
    reminders: Reminders
    interpreters: Interpreters
    missed: MissedWindows
    printed: PrintedPlans


class TodayPage(QWidget):
    """Whom to call now, where to go today, what waits.

    Attributes:
        case_chosen: Open this woman's page.
        plan_wanted: Plan a visit for this case.
        page_wanted: Go to the page of this word.
        tray_wanted: Show this tray of the referrals.
        referral_wanted: Begin a new referral, or go on with the one that was begun.
        print_day: Show the plan of this day.
        print_calls: Show the list of calls about the visits of this day.
        printed_wanted: Show the plans that are out.
    """

    case_chosen = Signal(object)
    plan_wanted = Signal(object)
    page_wanted = Signal(str)
    tray_wanted = Signal(object)
    referral_wanted = Signal()
    print_day = Signal(object)
    print_calls = Signal(object)
    printed_wanted = Signal()

    def __init__(self, desk: Desk, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today")
        say(self, part="page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk = desk
        self._services = services
        self._was_shown = False
        self.morning: Morning | None = None
        self._title = PageTitle(N_("Today"))
        self.calls = CallsCard()
        self.road = RoadCard()
        self.waiting = WaitingCard()
        self.reminders = RemindersCard()
        self.interpreters = InterpretersCard()
        self.missed = MissedCard()
        self.plans_out = PrintedLine(desk, services.printed)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(Space.BETWEEN)
        columns = ((self.calls, self.missed), (self.road, self.reminders, self.interpreters), (self.waiting,))
        for cards, stretch in zip(columns, (6, 4, 4), strict=True):
            stack = column(*cards, gap=Space.BETWEEN)
            stack.addStretch(1)
            self._columns.addLayout(stack, stretch)
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
        box.addWidget(self.plans_out, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(box)

    def _connect(self) -> None:
        for card in (self.calls, self.road, self.waiting, self.reminders, self.interpreters, self.missed):
            card.case_chosen.connect(self.case_chosen)
        for called in (self.calls, self.missed):
            called.plan_wanted.connect(self.plan_wanted)
            called.everybody_wanted.connect(self._on_everybody_wanted)
        self.calls.referral_wanted.connect(self.referral_wanted)
        self.calls.attempted.connect(self._attempt)
        self.road.print_day.connect(self.print_day)
        self.plans_out.wanted.connect(self.printed_wanted)
        self.reminders.called.connect(self._on_called)
        self.reminders.print_calls.connect(self.print_calls)
        self.interpreters.arranged.connect(self._on_arranged)
        self.missed.reason_said.connect(self._on_reason_said)
        self.waiting.page_wanted.connect(self.page_wanted)
        self.waiting.tray_wanted.connect(self.tray_wanted)
        self.waiting.referral_wanted.connect(self.referral_wanted)

    def refresh(self) -> None:
        """Look again."""
        mornings, actor, again = self._services.mornings, self._desk.actor, self._was_shown
        self._desk.tasks.run(
            lambda: mornings.morning(actor=actor, is_refresh=again), done=self._on_morning, owner=self, latest="morning"
        )
        self.plans_out.refresh()

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
        self.reminders.show_calls(morning.calls)
        self.interpreters.show_tasks(morning.interpreters)
        self.missed.show_missed(morning)
        if had_focus:
            self.setFocus()

    @Slot()
    def _on_everybody_wanted(self) -> None:
        self.page_wanted.emit("agenda")

    @Slot(object, object)
    def _attempt(self, case_id: CaseId, result: ContactResult) -> None:
        visits, actor = self._services.visits, self._desk.actor
        self._desk.tasks.run(lambda: visits.attempt(case_id, result, actor=actor))

    @Slot(object, object, bool)
    def _on_called(self, appointment_id: AppointmentId, result: ContactResult, left_message: bool) -> None:
        reminders, actor = self._services.reminders, self._desk.actor
        self._desk.tasks.run(partial(reminders.mark, appointment_id, result, left_message=left_message, actor=actor))

    @Slot(object, object)
    def _on_arranged(self, task: InterpreterTask, state: BookingState) -> None:
        who = task.interpreter
        self._desk.tasks.run(
            partial(
                self._services.interpreters.arrange,
                task.appointment_id,
                state,
                name=who.name,
                reference=who.reference,
                is_by_phone=who.is_by_phone,
                actor=self._desk.actor,
                version=task.version,
            )
        )

    @Slot(object, object)
    def _on_reason_said(self, case_id: CaseId, reason: MissedReason) -> None:
        missed, actor = self._services.missed, self._desk.actor
        self._desk.tasks.run(partial(missed.say_why, case_id, FIRST_VISIT, reason, actor=actor))

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
