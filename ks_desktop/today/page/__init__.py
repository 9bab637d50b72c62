"""The morning page: whom to call, where to go, what waits; no charts, calm when empty."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes
from ks_desktop.today.domain import Asked, CallList, Morning
from ks_desktop.today.page.acts import Acts
from ks_desktop.today.page.calls import CallsCard
from ks_desktop.today.page.interpreters import InterpretersCard
from ks_desktop.today.page.missed import MissedCard
from ks_desktop.today.page.opened import OpenedLine
from ks_desktop.today.page.reasons import next_text
from ks_desktop.today.page.reminders import RemindersCard
from ks_desktop.today.page.road import RoadCard
from ks_desktop.today.page.services import Services
from ks_desktop.today.page.waiting import PAGES, TRAYS, WaitingCard
from ks_desktop.today.page.walking import Arrows, place_of, put_back
from ks_desktop.visits.page.printed.line import PrintedLine
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, EmptyState, PageTitle, Scrolling, column, label, page_column, row, say
from ks_desktop.widgets.theme import Size, Space, Tone
from ks_desktop.widgets.words import long_day

__all__ = ["PAGES", "TRAYS", "Services", "TodayPage"]

_LOOK_AT_CLOCK_MS = 60_000


class TodayPage(QWidget):
    """Whom to call now, where to go today, what waits.

    Attributes:
        case_chosen: Open this woman's page.
        panel_wanted: Open this woman's page with a form open: the case and the form's word.
        plan_wanted: Plan a visit for this case.
        page_wanted: Go to the page of this word.
        tray_wanted: Show this tray of the referrals.
        referral_wanted: Begin a new referral, or go on with the one that was begun.
        print_day: Show the plan of this day.
        print_calls: Show the list of calls about the visits of this day.
        printed_wanted: Show the plans that are out.
        check_list_wanted: Show the list of cards of the directory to check again.
        team_wanted: Show what each nurse has.
    """

    case_chosen = Signal(object)
    panel_wanted = Signal(object, str)
    plan_wanted = Signal(object)
    page_wanted = Signal(str)
    tray_wanted = Signal(object)
    referral_wanted = Signal()
    print_day = Signal(object)
    print_calls = Signal(object)
    printed_wanted = Signal()
    check_list_wanted = Signal()
    team_wanted = Signal()

    def __init__(self, desk: Desk, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today")
        say(self, part="page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk = desk
        self._services = services
        self._acts = Acts(desk, services, self)
        self._was_shown = False
        self.morning: Morning | None = None
        self._call_list: CallList | None = None
        self._title = PageTitle(N_("Today"))
        self.calls = CallsCard(desk)
        self.road = RoadCard()
        self.waiting = WaitingCard(desk)
        self.reminders = RemindersCard()
        self.interpreters = InterpretersCard()
        self.missed = MissedCard()
        self.plans_out = PrintedLine(desk, services.printed)
        self.quiet = EmptyState("", N_("Enter a referral"), drawing=Icon.ADD)
        self._cards = (self.calls, self.missed, self.road, self.reminders, self.interpreters, self.waiting)
        self._lay_out()
        self._connect()
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_AT_CLOCK_MS)
        self._clock.timeout.connect(self.look_at_clock)
        self._clock.start()

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
        self._full = Scrolling(holder)
        self.told = label("", tone=Tone.MUTED, wrap=True)
        self.told.setObjectName("told_today")
        self.told.hide()
        self.opened = OpenedLine()
        self.team = Button(N_("Team"), Icon.WOMEN)
        self.team.setObjectName("to_team")
        self.team.setToolTip(self.team.text() + " (Alt+T)")
        head = row(self._title)
        head.addStretch(1)
        head.addWidget(self.team)
        box = page_column(head, self.told)
        box.addWidget(self.opened, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._full, 1)
        box.addWidget(self.quiet, 1)
        box.addWidget(self.plans_out, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(box)
        self.quiet.button.setObjectName("quiet_referral")
        self.quiet.hide()

    def _connect(self) -> None:
        for card in self._cards:
            card.case_chosen.connect(self.case_chosen)
        self.opened.case_chosen.connect(self.case_chosen)
        for planned in (self.calls, self.missed):
            planned.plan_wanted.connect(self.plan_wanted)
        for extended in (self.calls, self.missed, self.waiting):
            extended.extent_changed.connect(self.refresh)
        for begun in (self.calls.referral_wanted, self.waiting.referral_wanted, self.quiet.acted):
            begun.connect(self.referral_wanted)
        self.calls.update_wanted.connect(self.refresh)
        self.calls.tried.connect(self._acts.record)
        self.calls.proposal_wanted.connect(self._acts.propose)
        self.road.print_day.connect(self.print_day)
        self.road.report_wanted.connect(self._on_report_wanted)
        self.plans_out.wanted.connect(self.printed_wanted)
        self.team.clicked.connect(self.team_wanted)
        self.reminders.called.connect(self._acts.mark)
        self.reminders.print_calls.connect(self.print_calls)
        self.interpreters.arranged.connect(self._acts.arrange)
        self.missed.reason_said.connect(self._acts.say_why)
        self.waiting.panel_wanted.connect(self.panel_wanted)
        self.waiting.page_wanted.connect(self.page_wanted)
        self.waiting.check_list_wanted.connect(self.check_list_wanted)
        self.waiting.tray_wanted.connect(self.tray_wanted)
        self._arrows = Arrows(self, self._cards)
        grouped = QShortcut(QKeySequence("Ctrl+G"), self)
        grouped.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        grouped.activated.connect(self._on_grouped)

    def asked(self) -> Asked:
        """Return how much of the page is open."""
        return self.waiting.asked(self.missed.asked(self.calls.asked(Asked())))

    @Slot()
    def refresh(self) -> None:
        """Look again: whom to call first, then all that waits."""
        mornings, actor, again, asked = self._services.mornings, self._desk.actor, self._was_shown, self.asked()
        tasks = self._desk.tasks
        tasks.run(
            partial(mornings.call_list, actor=actor, asked=asked), done=self._on_calls, owner=self, latest="calls"
        )
        morning = partial(mornings.morning, actor=actor, asked=asked, is_refresh=again)
        tasks.run(morning, done=self._on_morning, owner=self, latest="morning")
        self.plans_out.refresh()

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """Look again when something on the page may have changed."""
        seen = (changes.clients, changes.referrals, changes.visits, changes.letters, changes.onward, changes.coalition)
        if any(seen):
            self.refresh()

    @Slot()
    def look_at_clock(self) -> None:
        """Bring in who may be called by now; who types or stands in a row is only told so, until the day ends."""
        shown = self._call_list
        if shown is None or not self.isVisible():
            return
        due = shown.changes_at is not None and shown.changes_at <= self._desk.clock.now()
        is_today = shown.day == self._desk.clock.today()
        if is_today and not due:
            return
        if is_today and self.calls.is_at_work():
            self.calls.say_it_is_time()
        else:
            self.refresh()

    def _on_calls(self, calls: CallList) -> None:
        self._title.set_subtitle(long_day(calls.day))
        place = place_of(self._cards, self)
        self._call_list = calls
        self.calls.show_calls(calls, self.morning.ahead if self.morning is not None else None)
        if place is not None:
            put_back(place, self._cards, self)

    def _on_morning(self, morning: Morning) -> None:
        self._was_shown = True
        place = place_of(self._cards, self)
        self.morning = morning
        self._on_calls(morning.call_list)
        self.told.setText(morning.told)
        self.told.setVisible(bool(morning.told))
        self.opened.show_cases(morning.opened)
        self.road.show_road(morning.on_the_road, morning.now)
        self.waiting.show_waiting(morning.waiting)
        self.reminders.show_calls(morning.calls)
        self.interpreters.show_tasks(morning.interpreters)
        self.missed.show_missed(morning)
        self._show_quiet(morning)
        if place is not None:
            put_back(place, self._cards, self)

    def _show_quiet(self, morning: Morning) -> None:
        said = [_("Nothing that must be done today.")]
        if morning.ahead is not None:
            said.append(_("Next: {what}", what=next_text(morning.ahead, morning.day)))
        if morning.waiting:
            said.append(_("Time for the directory: {what}.", what=morning.waiting[0].text()))
        self.quiet.show_sentence(" ".join(said))
        nothing = morning.is_empty and not morning.call_list.of_colleagues and not morning.call_list.another_day
        self.quiet.setVisible(nothing)
        self._full.setVisible(not nothing)

    @Slot(object)
    def _on_report_wanted(self, case_id: object) -> None:
        self.panel_wanted.emit(case_id, "report")

    @Slot()
    def _on_grouped(self) -> None:
        self.calls.group(not self.calls.is_grouped)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_G and not event.modifiers():
            self._on_grouped()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < Size.FORM
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != wanted:
            self._columns.setDirection(wanted)
