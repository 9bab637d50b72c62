"""Agenda: the week at the left; who waits for a visit, and what is done with a visit, at the right."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ks_desktop.core.clock import local_day
from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId, Changes
from ks_desktop.visits.domain import Appointment, DayStop, Proposal, WeekPlan
from ks_desktop.visits.form import ReportForm
from ks_desktop.visits.page.plan import PlanPane
from ks_desktop.visits.page.visit import VisitPane
from ks_desktop.visits.page.week import WeekPane
from ks_desktop.visits.service import Visits
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Scrolling, label, page_column, row
from ks_desktop.widgets.theme import Size, Space


class AgendaPage(QWidget):
    """The agenda of the nurse who is at work.

    Attributes:
        case_chosen: Open this woman's page: her case.
        letter_wanted: Make a letter: the case, and the kind.
        print_day: Print the day plan of a day.
        print_week: Print the week plan of the week with this day.
        hours_wanted: Set working days.
    """

    case_chosen = Signal(object)
    letter_wanted = Signal(object, str)
    print_day = Signal(object)
    print_week = Signal(object)
    hours_wanted = Signal()

    def __init__(self, desk: Desk, visits: Visits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("agenda")
        self._desk = desk
        self._visits = visits
        self._stop: DayStop | None = None
        self._is_opening = True
        self.week = WeekPane(desk.clock.today())
        self.plan = PlanPane(desk, visits)
        self.visit = VisitPane()
        self.report = ReportForm(desk, visits)
        self._side = QStackedWidget()
        self._sheets: dict[QWidget, Scrolling] = {
            pane: Scrolling(pane) for pane in (self.plan, self.visit, self.report)
        }
        for sheet in self._sheets.values():
            self._side.addWidget(sheet)
        self._side.setMinimumWidth(Size.HELP)
        self._side.setMaximumWidth(Size.DIALOG)
        panes = row(gap=Space.BETWEEN)
        panes.addWidget(self.week, 7)
        panes.addWidget(self._side, 5)  # so that a name of usual length is whole at the smallest width
        self.setLayout(page_column(self._top(), panes))
        self.setFocusProxy(self.plan.table)
        self._connect()

    def _top(self) -> QWidget:
        holder = QWidget()
        line = row(label(N_("Agenda"), "title"), self.week.caption, gap=Space.INSIDE)
        line.setAlignment(self.week.caption, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        for name, text, slot in (
            ("print_day", N_("Print day plan"), self._on_print_day_clicked),
            ("print_week", N_("Print week plan"), self._on_print_week_clicked),
        ):
            button = Button(text, Icon.PRINT)
            button.setObjectName(name)
            button.clicked.connect(slot)
            line.addWidget(button)
        holder.setLayout(line)
        return holder

    def _connect(self) -> None:
        self.week.moved.connect(self._on_moved)
        self.week.visit_chosen.connect(self._on_visit_chosen)
        self.week.proposal_chosen.connect(self.plan.take)
        self.plan.proposed.connect(self._on_proposed)
        self.plan.booked.connect(self._on_booked)
        self.plan.hours_wanted.connect(self.hours_wanted)
        self.visit.page_wanted.connect(self._on_page_wanted)
        self.visit.letter_wanted.connect(self._on_letter_wanted)
        self.visit.report_wanted.connect(self._on_report_wanted)
        self.visit.cancelled.connect(self._on_cancelled)
        self.visit.left.connect(self.to_list)
        self.report.saved.connect(self.to_list)
        self.report.left.connect(self.to_list)

    def refresh(self) -> None:
        """Fetch the week and the list anew."""
        self._fetch_week(self.week.day)
        self.plan.refresh()

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """Look again when something on this page may have changed."""
        if changes.visits or changes.clients or changes.referrals:
            self.refresh()

    @Slot(object)
    def plan_for(self, case_id: CaseId) -> None:
        """Show proposals for this woman and go to the first."""
        self._turn_to(self.plan)
        self.refresh()
        self.plan.choose(case_id)

    def flush_draft(self) -> None:
        """Save what is typed and not yet saved, before a lock or a close."""
        self.report.flush_draft()

    @Slot()
    def to_list(self) -> None:
        """Show again who waits for a visit."""
        self._turn_to(self.plan)
        self.plan.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, pane: QWidget) -> None:
        self._side.setCurrentWidget(self._sheets[pane])

    def _fetch_week(self, day: date) -> None:
        year, week, _weekday = day.isocalendar()
        self._desk.tasks.run(
            partial(self._visits.week_plan, year, week, actor=self._desk.actor), done=self._on_week, latest="week"
        )

    @Slot(object)
    def _on_week(self, plan: WeekPlan) -> None:
        today = self._desk.clock.today()
        self.week.show_plan(plan, today)
        # In the weekend the week she opens on may be over: then the coming one is what she plans in.
        if self._is_opening and self.week.day == today and plan.is_over(today):
            self.week.show_day(today + timedelta(days=8 - today.isoweekday()), week=self.week.shows_week)
        self._is_opening = False

    @Slot(object)
    def _on_moved(self, day: date) -> None:
        self._is_opening = False
        self._fetch_week(day)

    @Slot(object)
    def _on_proposed(self, proposals: tuple[Proposal, ...]) -> None:
        self.week.show_proposals(proposals)
        if proposals:
            self.week.show_day(local_day(proposals[0].starts_at), week=self.week.shows_week)

    @Slot(object)
    def _on_booked(self, day: date) -> None:
        self.week.show_day(day, week=self.week.shows_week)

    @Slot(object)
    def _on_visit_chosen(self, stop: DayStop) -> None:
        self._stop = stop
        self._turn_to(self.visit)
        self.visit.show_stop(stop)

    @Slot()
    def _on_page_wanted(self) -> None:
        if self._stop is not None:
            self.case_chosen.emit(self._stop.appointment.case_id)

    @Slot()
    def _on_letter_wanted(self) -> None:
        if self._stop is not None:
            self.letter_wanted.emit(self._stop.appointment.case_id, "appointment")

    @Slot()
    def _on_report_wanted(self) -> None:
        if self._stop is not None:
            self.report_on(self._stop.appointment)

    def report_on(self, visit: Appointment) -> None:
        """Show the report form for a visit."""
        self._turn_to(self.report)
        self.report.show_visit(visit)

    @Slot(str)
    def _on_cancelled(self, reason: str) -> None:
        if self._stop is not None:
            self._desk.tasks.run(
                partial(self._visits.cancel, self._stop.appointment.id, reason, actor=self._desk.actor),
                done=self._on_cancel_done,
                failed=self._on_cancel_failed,
            )

    @Slot(object)
    def _on_cancel_done(self, changes: Changes) -> None:
        del changes  # announced by the tasks themselves
        self.to_list()

    @Slot(object)
    def _on_cancel_failed(self, error: KsError) -> None:
        self.visit.show_error(error.text())

    @Slot()
    def _on_print_day_clicked(self) -> None:
        self.print_day.emit(self.week.day)

    @Slot()
    def _on_print_week_clicked(self) -> None:
        self.print_week.emit(self.week.day)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_T: self.week.to_today,
            Qt.Key.Key_D: partial(self.week.show_day, self.week.day, week=False),
            Qt.Key.Key_W: partial(self.week.show_day, self.week.day, week=True),
            Qt.Key.Key_Left: self.week.back,
            Qt.Key.Key_Right: self.week.forth,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            act()
