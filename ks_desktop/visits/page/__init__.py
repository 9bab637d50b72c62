"""Agenda: the week at the left; who waits for a visit, and what is done with a visit, at the right."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.texts import N_
from ks_desktop.core.values import AppointmentId, CaseId, Changes
from ks_desktop.visits.domain import Appointment, Proposal, Reason
from ks_desktop.visits.page.acts import Acts
from ks_desktop.visits.page.hands import Hands
from ks_desktop.visits.page.keys import bind
from ks_desktop.visits.page.offers import ACTS
from ks_desktop.visits.page.plan import PlanPane
from ks_desktop.visits.page.services import AgendaServices
from ks_desktop.visits.page.side import Side
from ks_desktop.visits.page.told import Told
from ks_desktop.visits.page.top import CALENDAR, PLAN_ALL, PRINT_DAY, PRINT_TEAM, PRINT_WEEK, TEAM, AgendaTop
from ks_desktop.visits.page.verdict import VerdictLine
from ks_desktop.visits.page.visit_acts import VisitActs
from ks_desktop.visits.page.week import WeekPane
from ks_desktop.visits.page.week_proposal import WeekProposalPane
from ks_desktop.visits.planning.team import TeamWeek
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.parts import column, page_column, row
from ks_desktop.widgets.theme import Space
from ks_desktop.widgets.week_plan import Ghost, clock
from ks_desktop.widgets.words import brief_day

__all__ = ["AgendaPage", "AgendaServices"]


class AgendaPage(QWidget):
    """The agenda of the nurse who is at work.

    Attributes:
        case_chosen: Open this woman's page: her case.
        letter_wanted: Make a letter: the case, and the kind.
        print_day: Print the day plan of a day.
        print_week: Print the week plan of the week with this day.
        print_team: Print the week of the team with this day.
        calendar_wanted: A calendar file of these days.
        hours_wanted: Set working days.
        team_wanted: Show what each nurse has.
    """

    case_chosen = Signal(object)
    letter_wanted = Signal(object, str)
    print_day = Signal(object)
    print_week = Signal(object)
    print_team = Signal(object)
    calendar_wanted = Signal(object)
    hours_wanted = Signal()
    team_wanted = Signal()

    def __init__(self, desk: Desk, services: AgendaServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("agenda")
        self._desk = desk
        self._services = services
        self._is_opening = True
        self.week = WeekPane(desk.clock.today())
        self.line = VerdictLine()
        self.plan = PlanPane(desk, services.visits, services.travels)
        self.proposal = WeekProposalPane(desk, services.plan)
        self.side = Side()
        self.side.turn_to(self.plan)
        self.acts = Acts(desk, services, self.side, self)
        self.hands = Hands(desk, services.moving, self.week, self.plan, self.line)
        self.told = Told(desk, services.moving, self.week.grid, self.line)
        self.hands.moved.connect(self.told.look)
        self.visits_done = VisitActs(desk, services, self.side, self.hands, self.acts)
        self.visit, self.report = self.visits_done.pane, self.visits_done.report
        self.top = AgendaTop(self.week.caption)
        panes = row(gap=Space.BETWEEN)
        panes.addLayout(column(self.week, self.line, gap=Space.RELATED), 7)
        panes.addWidget(self.side, 5)  # so that a name of usual length is whole at the smallest width
        self.setLayout(page_column(self.top, self.week.bar, panes))
        self.setFocusProxy(self.plan.table)
        self.week.tabled.connect(self.side.make_room)
        self.week.tabled.connect(self._on_looked_at)
        self.side.currentChanged.connect(self._on_side_turned)
        self._connect()
        self._bind_keys()

    def _connect(self) -> None:
        week, plan = self.week, self.plan
        week.moved.connect(self._on_moved)
        week.proposal_chosen.connect(plan.take)
        week.planned_chosen.connect(self.case_chosen)
        week.hours_wanted.connect(self.hours_wanted)
        week.bar.left.connect(self.to_list)
        plan.proposed.connect(self._on_proposed)
        plan.weeks_shown.connect(week.show_weeks)
        plan.booked.connect(week.go_to)
        plan.hours_wanted.connect(self.hours_wanted)
        plan.act_wanted.connect(self.acts.begin)
        self.hands.booked.connect(self._on_booked_by_hand)
        self.hands.moved.connect(self._on_visit_moved)
        self.hands.let_go.connect(plan.go_on)
        week.visit_chosen.connect(self.visits_done.show_stop)
        self.visits_done.case_chosen.connect(self.case_chosen)
        self.visits_done.letter_wanted.connect(self.letter_wanted)
        self.visits_done.calendar_wanted.connect(self.calendar_wanted)
        self.visits_done.ended.connect(self.to_list)
        plan.shown.connect(self.acts.look_at)
        self.acts.noted.connect(plan.card.show_note)
        self.acts.ended.connect(self.to_list)
        self.proposal.left.connect(self.to_list)
        self.acts.case_chosen.connect(self.case_chosen)
        self.acts.lift_wanted.connect(self.hands.lift_new)
        self.proposal.proposed.connect(week.show_planned)
        self.proposal.accepted.connect(week.go_to)
        self.proposal.case_chosen.connect(self.case_chosen)
        self.proposal.hours_wanted.connect(self.hours_wanted)
        self.top.asked.connect(self._on_top_asked)

    def _bind_keys(self) -> None:
        week = self.week
        calendar: dict[str, Callable[[], object]] = {
            "T": week.to_today,
            "D": partial(week.show_length, week=False),
            "W": partial(week.show_length, week=True),
            "E": week.switch_team,
            "G": week.bar.day_line.setFocus,
            "Ctrl+T": week.bar.day_line.setFocus,
            "Ctrl+G": self.plan_all,
            "Alt+Left": week.back,
            "Alt+Right": week.forth,
        }
        bind(week, calendar | {"PgUp": week.back, "PgDown": week.forth})
        acts = {key: partial(self.plan.act, word) for word, _text, key in ACTS}
        bind(self.plan, calendar | acts)
        for pane in (self.visit, self.proposal):
            bind(pane, {"Ctrl+G": self.plan_all, "Alt+Left": week.back, "Alt+Right": week.forth})

    def refresh(self) -> None:
        """Fetch the week and the list anew."""
        self._fetch_week(self.week.day)
        self.plan.refresh()

    @Slot(object)
    def on_changes(self, changes: Changes) -> None:
        """Look again when something on this page may have changed."""
        if changes.visits or changes.clients or changes.referrals:
            self.refresh()
            self.told.look_again()

    @Slot(object)
    def plan_for(self, case_id: CaseId) -> None:
        """Show proposals for this woman and go to the first."""
        self.week.grid.put_back()
        self.side.turn_to(self.plan)
        self.refresh()
        self.plan.choose(case_id)

    @Slot()
    def plan_all(self) -> None:
        """Plan everybody who waits at once, or go back to where she was with that."""
        self.side.turn_to(self.proposal)
        self.proposal.begin()

    def flush_draft(self) -> None:
        """Save what is typed and not yet saved, before a lock or a close."""
        self.visits_done.report.flush_draft()
        self.acts.flush_draft()

    @Slot()
    def to_list(self) -> None:
        """Show again who waits for a visit."""
        if self.side.shows(self.proposal):
            self.week.show_planned(())
        self.side.turn_to(self.plan)
        self.plan.go_on()

    def _fetch_week(self, day: date) -> None:
        year, week, _weekday = day.isocalendar()
        weeks, actor, tasks = self._services.weeks, self._desk.actor, self._desk.tasks
        is_team = self.week.is_team
        fetch = weeks.team if is_team else weeks.own
        tasks.run(partial(fetch, year, week, actor=actor), done=partial(self._on_week, is_team), owner=self, latest="w")
        remarks = partial(self._services.remarks.in_week, year, week, None if is_team else actor, actor=actor)
        tasks.run(remarks, done=self._on_remarks, owner=self, latest="remarks")

    def _on_week(self, is_team: bool, team: TeamWeek) -> None:
        today = self._desk.clock.today()
        self.week.show_team(team, today, is_whole=is_team)
        self.plan.show_team(team.names, is_team=is_team)
        # In the weekend the week she opens on may be over: then the coming one is what she plans in.
        if self._is_opening and self.week.day == today and team.own.plan.is_over(today):
            self.week.go_to(today + timedelta(days=8 - today.isoweekday()))
        self._is_opening = False

    @Slot()
    def _on_looked_at(self) -> None:
        self.top.show_view(is_team=self.week.is_team)

    @Slot()
    def _on_side_turned(self) -> None:
        # Beside a plan for everybody, the times for one woman would be taken for part of it.
        self.week.show_hers(not self.side.shows(self.proposal))

    @Slot(object)
    def _on_remarks(self, remarks: dict[AppointmentId, tuple[Reason, ...]]) -> None:
        self.week.show_marks({visit: N_("look out") for visit in remarks})

    @Slot(object)
    def _on_moved(self, day: date) -> None:
        self._is_opening = False
        self._fetch_week(day)

    @Slot(object)
    def _on_proposed(self, proposals: tuple[Proposal, ...]) -> None:
        self.week.show_proposals(proposals)
        if proposals:
            self.week.go_to(proposals[0].day)

    @Slot(object, object)
    def _on_booked_by_hand(self, case_id: CaseId, ghost: Ghost) -> None:
        self.plan.show_booked(case_id, f"{brief_day(ghost.day)} {clock(ghost.start)}")

    @Slot(object)
    def _on_visit_moved(self, ghost: Ghost) -> None:
        self.week.grid.select(ghost.key)
        if self.side.shows(self.visit):
            self.to_list()
        self.week.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def report_on(self, visit: Appointment) -> None:
        """Show the report form for a visit."""
        self.visits_done.report_on(visit)

    @Slot(str)
    def _on_top_asked(self, word: str) -> None:
        day = self.week.day
        if word == PLAN_ALL:
            self.plan_all()
        elif word == CALENDAR:
            self.calendar_wanted.emit(self.week.span())
        elif word == TEAM:
            self.team_wanted.emit()
        else:
            {PRINT_DAY: self.print_day, PRINT_WEEK: self.print_week, PRINT_TEAM: self.print_team}[word].emit(day)
