"""The left of the agenda: a week, a day or the team as a grid, and the way through the calendar."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import AppointmentId, DaySpan, UserId
from ks_desktop.visits.domain import DayStop, Proposal
from ks_desktop.visits.domain.week_proposal import PlannedRow
from ks_desktop.visits.page import blocks
from ks_desktop.visits.page.blocks import PLANNED, PROPOSAL, View, Weeks
from ks_desktop.visits.page.calendar_bar import CalendarBar
from ks_desktop.visits.page.team_week import TeamTable
from ks_desktop.visits.planning.team import NurseWeek, TeamWeek
from ks_desktop.widgets.parts import EmptyState, Scrolling, column, label
from ks_desktop.widgets.theme import Size, Space, Tone
from ks_desktop.widgets.week_grid import WeekGrid
from ks_desktop.widgets.week_plan import Ghost
from ks_desktop.widgets.words import brief_day, long_day, short_day

_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class WeekPane(QWidget):
    """A week or a day, of one nurse or of the team.

    Attributes:
        caption: Which days are shown, in words; the page puts it beside its title.
        moved: Another week is wanted, or the team beside it: any day of it.
        visit_chosen: A visit was chosen: its DayStop.
        proposal_chosen: A proposal was chosen: its place in the list, from 0.
        planned_chosen: A visit of a week proposal was chosen: its case.
        hours_wanted: She has no working days; she wants to set them.
        tabled: The week of the team is shown, which wants more room than a grid.
    """

    moved = Signal(object)
    visit_chosen = Signal(object)
    proposal_chosen = Signal(int)
    planned_chosen = Signal(object)
    hours_wanted = Signal()
    tabled = Signal(bool)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = today
        self.shows_week = True
        self.is_team = False
        self._today = today
        self._team: TeamWeek | None = None
        self._has_team, self._shows_hers = False, True
        self._view = View(days=())
        self.caption = label("", tone=Tone.MUTED)
        self.bar = CalendarBar(today)
        self.grid = WeekGrid(N_("Agenda"))
        self.grid.setObjectName("week_grid")
        self.grid.setMinimumWidth(Size.HOURS)  # a week of seven days is made to fit: it never scrolls sideways
        self.table = TeamTable()
        self._parts = QStackedWidget()
        self._sheet = Scrolling(self.grid)
        self._sheet.installEventFilter(self)
        self._parts.addWidget(self._sheet)
        self._parts.addWidget(Scrolling(self.table))
        self._start = EmptyState(N_("Set your working days first (1 minute)."), N_("Set working days"))
        self._start.button.setObjectName("set_hours_first")
        self._start.acted.connect(self.hours_wanted)
        self._parts.addWidget(self._start)
        self.setLayout(column(self.bar, self._parts, gap=Space.INSIDE))
        self.grid.chosen.connect(self._on_chosen)
        self.grid.hovered.connect(self._on_hovered)
        self.table.day_chosen.connect(self._on_day_chosen)
        self.bar.stepped.connect(self._go)
        self.bar.asked.connect(self.go_to)
        self.bar.view_wanted.connect(self.show_view)

    def show_team(self, team: TeamWeek, today: date, *, is_whole: bool) -> None:
        """Show a week; `is_whole` when it holds the team and not only who looks."""
        self._team, self._today, self._has_team = team, today, is_whole
        self._paint()

    def team(self) -> TeamWeek | None:
        """Return the week that is shown."""
        return self._team

    def nurses(self) -> tuple[NurseWeek, ...]:
        """Return the nurses that can be seen now."""
        return () if self._team is None else blocks.shown_nurses(self._team, View(days=(), is_team=self.is_team))

    def show_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Show proposed times beside what is booked."""
        self._look(replace(self._view, proposals=tuple(proposals)))

    def show_weeks(self, weeks: Weeks | None) -> None:
        """Tint the days that suit the woman who is chosen."""
        self._look(replace(self._view, weeks=weeks))

    def show_planned(self, rows: Sequence[PlannedRow]) -> None:
        """Show the visits of a week proposal beside what is booked."""
        self._look(replace(self._view, planned=tuple(rows)))

    def show_marks(self, marks: Mapping[AppointmentId, str]) -> None:
        """Mark visits that are not right any more."""
        self._look(replace(self._view, marks=dict(marks)))

    def show_hers(self, wanted: bool) -> None:
        """Show what is about the woman who is chosen, her proposed times and her weeks, or keep it back."""
        if wanted != self._shows_hers:
            self._shows_hers = wanted
            self._paint()

    def _look(self, view: View) -> None:
        if view != self._view:
            self._view = view
            self._paint()

    @Slot(object)
    def go_to(self, day: date) -> None:
        """Go to a day, seen as it is seen now."""
        self.show_day(day, week=self.shows_week)

    def show_day(self, day: date, *, week: bool) -> None:
        """Go to a day, seen as a day or as its week."""
        self._show(day, week=week, team=self.is_team)

    @Slot(bool, bool)
    def show_view(self, week: bool, team: bool) -> None:
        """Look at a day or a week, of one nurse or of the team."""
        self._show(self.day, week=week, team=team)

    def _show(self, day: date, *, week: bool, team: bool) -> None:
        if team != self.is_team:
            self.grid.put_back()  # other columns: it would hang nowhere
        is_other = self._team is None or day.isocalendar()[:2] != (self._team.year, self._team.week)
        self.day, self.shows_week, self.is_team = day, week, team
        self.bar.show_view(week=week, team=team)
        if is_other or (team and not self._has_team):
            self.moved.emit(day)
        else:
            self._paint()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # What the grid leaves alone (there is no block to go to) comes by the sheet, which would scroll sideways.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            self._go(_STEPS[Qt.Key(event.key())])
            return True
        if event.type() == QEvent.Type.Resize:
            self.grid.seek_ghost()  # what is said under it takes room from it
        return super().eventFilter(watched, event)

    @Slot()
    def back(self) -> None:
        """Go a week or a day back."""
        self._go(-1)

    @Slot()
    def forth(self) -> None:
        """Go a week or a day on."""
        self._go(1)

    @Slot()
    def to_today(self) -> None:
        """Go to today."""
        self.go_to(self._today)

    def show_length(self, *, week: bool) -> None:
        """Look at the day, or at its week."""
        self.show_day(self.day, week=week)

    @Slot()
    def switch_team(self) -> None:
        """Look at the team instead of one's own agenda, or the other way round."""
        self._show(self.day, week=self.shows_week, team=not self.is_team)

    def span(self) -> DaySpan:
        """Return the days that are looked at."""
        if not self.shows_week or self._team is None:
            return DaySpan(self.day, self.day)
        return DaySpan(self._team.days[0], self._team.days[-1])

    @Slot(int)
    def _go(self, steps: int) -> None:
        if not steps:
            self.to_today()
            return
        self.go_to(self.day + timedelta(days=steps * (7 if self.shows_week else 1)))

    def _paint(self) -> None:
        if self._team is None or self.day.isocalendar()[:2] != (self._team.year, self._team.week):
            return
        is_table = self.is_team and self.shows_week
        self._parts.setCurrentIndex(1 if is_table else 2 if self._has_nothing(self._team) else 0)
        days = self._days()
        view = replace(self._seen(), days=days, is_team=self.is_team)
        self.caption.setText(self._words(days))
        self.tabled.emit(is_table)
        if is_table:
            self.table.show_team(self._team, view, self._today)
            return
        self.grid.show_week(
            blocks.columns(self._team, view),
            blocks.blocks(self._team, view),
            working=blocks.working(self._team, view),
            travel=blocks.travel(self._team, view),
            busy=blocks.busy(self._team, view),
            today=self._today,
        )

    def _seen(self) -> View:
        return self._view if self._shows_hers else replace(self._view, proposals=(), weeks=None)

    def _has_nothing(self, team: TeamWeek) -> bool:
        """Tell whether there is nothing to show before working days are set."""
        return not (self.is_team or team.own.has_hours or any(day.stops for day in team.own.plan.days))

    def _days(self) -> tuple[date, ...]:
        """Return the days in view: Monday to Friday, and a day of the weekend on which something is to be seen."""
        if self._team is None or not self.shows_week:
            return (self.day,)
        view = self._seen()
        also = {proposal.day for proposal in view.proposals} | {row.day for row in view.planned}
        ghost = self.grid.ghost()
        return self._team.seen_days([self._today, *also, *([] if ghost is None else [ghost.day])])

    def _words(self, days: tuple[date, ...]) -> str:
        if not self.shows_week or self._team is None:
            return long_day(self.day)
        return _(
            "Week {week}: {first} to {last}",
            week=self._team.week,
            first=brief_day(days[0]),
            last=short_day(days[-1], today=self._today),
        )

    def stop_of(self, key: str) -> DayStop | None:
        """Return the visit of a block."""
        code = key.partition("+")[0]
        every = [s for nurse in self.nurses() for day in nurse.plan.days for s in day.stops]
        return next((stop for stop in every if str(stop.appointment.id) == code), None)

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        if key.startswith(PROPOSAL):
            self.proposal_chosen.emit(int(key.removeprefix(PROPOSAL)))
        elif key.startswith(PLANNED):
            rows = {f"{PLANNED}{row.case_id}:{row.contact_type}": row.case_id for row in self._view.planned}
            self.planned_chosen.emit(rows[key])
        else:
            stop = self.stop_of(key)
            if stop is not None:
                self.visit_chosen.emit(stop)

    @Slot(object)
    def _on_hovered(self, ghost: Ghost) -> None:
        """Turn to the day over which something hangs."""
        if ghost.day not in {shown.day for shown in self.grid.sheet.columns}:
            self.go_to(ghost.day)

    @Slot(object, object)
    def _on_day_chosen(self, nurse: UserId, day: date) -> None:
        """Show a day of the team, with the first visit of that nurse selected."""
        self.show_day(day, week=False)
        first = next((b for b in self.grid.sheet.blocks if b.place == blocks.nurse_column(nurse)), None)
        if first is not None:
            self.grid.select(first.key)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
