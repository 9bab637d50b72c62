"""The pages that come up beside the seven, and go back with Esc: plans, what is out, a calendar file, the team."""

from collections.abc import Callable, Collection
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from ks_desktop.core.texts import _
from ks_desktop.core.values import CaseId, Changes, DaySpan, UserId
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.messages import MessageBar
from ks_desktop.window.printing import PlanPage

if TYPE_CHECKING:  # the pages are imported when they are first needed: the window comes sooner
    from ks_desktop.casefile.page.steps import StepsPage
    from ks_desktop.house import House
    from ks_desktop.visits.page.calendar_file import CalendarFilePage
    from ks_desktop.visits.page.lost import LostPage
    from ks_desktop.visits.page.printed import PrintedPage
    from ks_desktop.visits.page.team import TeamPage


class Aside(QObject):
    """Makes them when they are first needed and brings them to the front.

    Attributes:
        left: Back to the page she came from.
        step_asked: Take back what was done, or do it again: the id of the step.
        case_wanted: Open the page of a case.
    """

    left = Signal()
    step_asked = Signal(object)
    case_wanted = Signal(object)

    def __init__(self, desk: Desk, house: "House", messages: MessageBar, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._desk = desk
        self._house = house
        self._messages = messages
        self._stack = stack
        self.plans = PlanPage(desk, house.plans, messages)
        self.plans.shown.connect(self._on_plan_shown)
        self.plans.left.connect(self._on_plan_left)
        self.plans.list_wanted.connect(self.show_printed)
        stack.addWidget(self.plans)
        self._printed: PrintedPage | None = None
        self._lost: LostPage | None = None
        self._calendar: CalendarFilePage | None = None
        self._team: TeamPage | None = None
        self._steps: StepsPage | None = None
        self._came_from_team = False
        desk.tasks.changed.connect(self._on_changed)

    def acts(self) -> dict[str, Callable[[], object]]:
        """Return what can be chosen in the search field, by its word."""
        return {
            "team": self.show_team,
            "plans_out": self.show_printed,
            "lost_paper": partial(self.show_lost, None),
            "steps": self.show_steps,
            "print_calls": self.show_next_calls,
            "print_huddle": self.show_huddle,
            "print_checks": self.show_check_calls,
        }

    def of_a_day(self) -> dict[str, Callable[[date], object]]:
        """Return what can be chosen in the search field for a day, by its word."""
        return {
            "print_day": self.plans.show_day,
            "print_week": self.plans.show_week,
            "print_team": self.plans.show_team,
            "calendar": self.show_calendar_week,
        }

    def help_word(self) -> str:
        """Return the help of the page in front, "" where it is not one of these or has none of its own."""
        front = self._stack.currentWidget()
        words = {"team": self._team, "steps": self._steps}
        return next((word for word, page in words.items() if page is not None and page is front), "")

    @Slot(object)
    def show_calls(self, day: date) -> None:
        """Show the list of calls about the visits of a day."""
        call = partial(self._house.call_lists.sheet, day, actor=self._desk.actor)
        self.plans.show_paper(call, _("Call list {day}", day=f"{day:%d-%m-%Y}"), f"bellijst-{day:%Y-%m-%d}")

    def show_next_calls(self) -> None:
        """Show the list of calls about the visits of the next working day."""
        call = partial(self._house.reminders.next_day, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self.show_calls, owner=self, latest="calls")

    def show_huddle(self) -> None:
        """Show the list for the meeting of the team."""
        today = self._desk.clock.today()
        call = partial(self._house.huddle.sheet, actor=self._desk.actor)
        self.plans.show_paper(call, _("Team meeting {day}", day=f"{today:%d-%m-%Y}"), f"overleg-{today:%Y-%m-%d}")

    @Slot()
    def show_check_calls(self) -> None:
        """Show the list of what is to be asked again about what is offered."""
        today = self._desk.clock.today()
        call = partial(self._house.coalition.check_calls.sheet, actor=self._desk.actor)
        title = _("Check list of the directory {day}", day=f"{today:%d-%m-%Y}")
        self.plans.show_paper(call, title, f"controlelijst-{today:%Y-%m-%d}")

    @Slot()
    def show_team(self) -> None:
        """Show what each nurse has; from there work is handed over."""
        if self._team is None:
            from ks_desktop.visits.page.team import TeamPage, TeamServices

            house = self._house
            services = TeamServices(caseload=house.caseload, hand_overs=house.hand_overs, schedules=house.schedules)
            self._team = TeamPage(self._desk, services)
            self._team.left.connect(self.left)
            self._team.list_wanted.connect(self.show_work)
            self._team.huddle_wanted.connect(self.show_huddle)
            self._stack.addWidget(self._team)
        self._stack.setCurrentWidget(self._team)
        self._team.show_team()

    @Slot(object, object)
    def show_work(self, nurse: UserId, case_ids: Collection[CaseId] | None) -> None:
        """Show the list on paper of what a nurse looks after, or of these cases of it."""
        today = self._desk.clock.today()
        call = partial(self._house.work_lists.sheet, nurse, case_ids, actor=self._desk.actor)
        self.plans.show_paper(call, _("Hand-over list {day}", day=f"{today:%d-%m-%Y}"), f"overdracht-{today:%Y-%m-%d}")

    @Slot()
    def show_printed(self, plan_id: UUID | None = None) -> None:
        """Show the plans that are out, with this one chosen if it is among them."""
        if self._printed is None:
            from ks_desktop.visits.page.printed import PrintedPage

            self._printed = PrintedPage(self._desk, self._house.printed_plans)
            self._printed.left.connect(self.left)
            self._printed.report_wanted.connect(self.show_lost)
            self._stack.addWidget(self._printed)
        self._stack.setCurrentWidget(self._printed)
        self._printed.refresh(select=plan_id)

    @Slot(object)
    def show_lost(self, plan_id: UUID | None) -> None:
        """Show what was lost; with a plan, write that one down for the privacy officer."""
        if self._lost is None:
            from ks_desktop.visits.page.lost import LostPage

            self._lost = LostPage(self._desk, self._house.incidents)
            self._lost.left.connect(self.show_printed)
            self._lost.paper_wanted.connect(self._show_breach)
            self._stack.addWidget(self._lost)
        self._stack.setCurrentWidget(self._lost)
        self._lost.refresh()
        if plan_id is not None:
            self._lost.begin_plan(plan_id)

    @Slot(object)
    def _show_breach(self, incident_id: UUID) -> None:
        today = self._desk.clock.today()
        call = partial(self._house.breaches.sheet, incident_id, actor=self._desk.actor)
        self.plans.show_paper(call, _("Lost paper"), f"melding-verloren-papier-{today:%Y-%m-%d}")

    @Slot()
    def show_steps(self) -> None:
        """Show what was done in the last thirty days, and can be taken back."""
        if self._steps is None:
            from ks_desktop.casefile.page.steps import StepsPage

            self._steps = StepsPage(self._desk, self._house.done_steps)
            self._steps.left.connect(self.left)
            self._steps.asked.connect(self.step_asked)
            self._steps.case_wanted.connect(self.case_wanted)
            self._stack.addWidget(self._steps)
        self._stack.setCurrentWidget(self._steps)
        self._steps.refresh()

    @Slot(object)
    def show_calendar(self, span: DaySpan) -> None:
        """Show the calendar file of these days."""
        if self._calendar is None:
            from ks_desktop.visits.page.calendar_file import CalendarFilePage

            self._calendar = CalendarFilePage(self._desk, self._house.calendar, self._messages)
            self._calendar.left.connect(self.left)
            self._stack.addWidget(self._calendar)
        self._stack.setCurrentWidget(self._calendar)
        self._calendar.begin(span)

    def show_calendar_week(self, day: date) -> None:
        """Show the calendar file of the week with this day."""
        monday = day - timedelta(days=day.weekday())
        self.show_calendar(DaySpan(monday, monday + timedelta(days=6)))

    @Slot()
    def _on_plan_left(self) -> None:
        """Go back to the team, where a list for the next colleague may wait; else to the page she came from."""
        if self._came_from_team and self._team is not None:
            self._stack.setCurrentWidget(self._team)
            self._team.come_back()
        else:
            self.left.emit()

    @Slot()
    def _on_plan_shown(self) -> None:
        if self._stack.currentWidget() is not self.plans:
            self._came_from_team = self._stack.currentWidget() is self._team
        self._stack.setCurrentWidget(self.plans)
        self.plans.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if self._printed is not None:
            self._printed.on_changes(changes)
        if self._lost is not None:
            self._lost.on_changes(changes)
        if self._team is not None:
            self._team.on_changes(changes)
        if self._steps is not None:
            self._steps.on_changes(changes)
