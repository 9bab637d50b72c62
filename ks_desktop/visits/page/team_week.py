"""The team's week: nurses under each other, their days beside each other, each visit with its code and postcode."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ks_desktop.core.clock import local_day
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import AppointmentState, DayStop
from ks_desktop.visits.page.blocks import View
from ks_desktop.visits.planning.team import NurseWeek, TeamWeek
from ks_desktop.widgets.week_grid.overview import Cell, PersonRow, WeekOverview
from ks_desktop.widgets.words import clock_time


class TeamTable(WeekOverview):
    """The nurses of the team. Enter on a day shows that day of the team.

    Attributes:
        day_chosen: A nurse, and the day.
    """

    day_chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("Week of the team"), parent)
        self.setObjectName("team_table")
        self.chosen.connect(self._on_chosen)

    def show_team(self, team: TeamWeek, view: View, today: date) -> None:
        """Show the days in view."""
        rows = [_row(nurse, team, view) for nurse in team.nurses]
        self.show_rows(view.days, rows, notes=[_note(team, view, day) for day in view.days], today=today)

    @Slot(str, object)
    def _on_chosen(self, key: str, day: date) -> None:
        self.day_chosen.emit(UserId(UUID(key)), day)


def _note(team: TeamWeek, view: View, day: date) -> str:
    return team.holiday(day) or ("" if view.weeks is None else view.weeks.word(day))


def _row(nurse: NurseWeek, team: TeamWeek, view: View) -> PersonRow:
    return PersonRow(
        key=str(nurse.nurse),
        title=nurse.name,
        cells=tuple(_cell(nurse, team, day, view) for day in view.days),
    )


def _cell(nurse: NurseWeek, team: TeamWeek, day: date, view: View) -> Cell:
    works = any(local_day(start) == day for start, _end in nurse.working)
    away = sorted(
        {b.label for b in nurse.busy if b.is_absence and local_day(b.starts_at) <= day <= local_day(b.ends_at)}
    )
    planned = [
        (row.start, f"{clock_time(row.start)} {_('proposed')} {row.name}")
        for row in view.planned
        if row.nurse == nurse.nurse and row.day == day and not row.is_fixed
    ]
    booked = [(stop.appointment.start, _line(stop)) for stop in nurse.day(day).stops]
    return Cell(
        lines=tuple(line for _at, line in sorted([*booked, *planned])),
        note="" if works or team.holiday(day) else ", ".join(away),
        is_free=not works,
    )


def _line(stop: DayStop) -> str:
    state = "" if stop.appointment.state is AppointmentState.BOOKED else "✓"
    return " ".join(filter(None, (clock_time(stop.appointment.start), stop.code, stop.postcode4, state)))
