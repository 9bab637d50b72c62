"""What the grid of the agenda shows of a week: visits, the road, what else keeps a nurse, as plain blocks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import AppointmentId, DaySpan, UserId
from ks_desktop.visits.domain import AppointmentState, DayPlan, DayStop, Mode, Proposal
from ks_desktop.visits.domain.week_proposal import PlannedRow
from ks_desktop.visits.planning.diary import Busy
from ks_desktop.visits.planning.team import NurseWeek, TeamWeek
from ks_desktop.widgets.week_plan import MIDNIGHT, Block, BlockKind, GridColumn, Stretch, Tint, column_of
from ks_desktop.widgets.words import minutes

PROPOSAL: Final = "proposal:"
PLANNED: Final = "planned:"
MODE_WORDS: Final = {Mode.PHONE: N_("by phone"), Mode.VIDEO: N_("by video"), Mode.ELSEWHERE: N_("elsewhere")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks:
    """When a visit is possible and best for the woman who is chosen."""

    possible: DaySpan
    best: DaySpan

    def tint(self, day: date) -> Tint:
        """Return how a day suits her."""
        if day in self.best:
            return Tint.BEST
        return Tint.POSSIBLE if day in self.possible else Tint.NONE

    def word(self, day: date) -> str:
        """Return that in words."""
        words = {Tint.BEST: _("best weeks"), Tint.POSSIBLE: _("possible"), Tint.NONE: _("outside her weeks")}
        return words[self.tint(day)]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is looked at, and what stands beside what is booked.

    Attributes:
        days: the days in view.
        is_team: nurses stand beside each other on one day; else one nurse's days do.
        weeks: of the woman who is chosen.
        proposals: times for her.
        planned: visits of a week proposal that is looked at.
        marks: visits that are not right any more, each with a word.
    """

    days: tuple[date, ...]
    is_team: bool = False
    weeks: Weeks | None = None
    proposals: tuple[Proposal, ...] = ()
    planned: tuple[PlannedRow, ...] = ()
    marks: Mapping[AppointmentId, str] = field(default_factory=dict)


def minute_of(at: time) -> int:
    """Return a time as minutes since midnight."""
    return at.hour * 60 + at.minute


def nurse_column(nurse: UserId) -> str:
    """Return the key of a nurse's column."""
    return str(nurse)


def columns(team: TeamWeek, view: View) -> list[GridColumn]:
    """Return the columns: the days of one nurse, or the nurses on one day."""
    if not view.is_team:
        return [column_of(day, _note(team, view, day, team.own), _tint(view, day)) for day in view.days]
    day = view.days[0]
    return [
        GridColumn(
            key=nurse_column(nurse.nurse),
            day=day,
            title=nurse.name,
            note=_note(team, view, day, nurse),
            tint=_tint(view, day),
        )
        for nurse in team.nurses
    ]


def _tint(view: View, day: date) -> Tint:
    return Tint.NONE if view.weeks is None else view.weeks.tint(day)


def _note(team: TeamWeek, view: View, day: date, nurse: NurseWeek) -> str:
    """Return what a day is: a holiday, a day of leave, or how it suits her."""
    if team.holiday(day):
        return team.holiday(day)
    away = {busy.label for busy in nurse.busy if busy.is_absence and local_day(busy.starts_at) <= day <= _last(busy)}
    if away and not any(local_day(start) == day for start, _end in nurse.working):
        return ", ".join(sorted(away))
    return "" if view.weeks is None else view.weeks.word(day)


def _last(busy: Busy) -> date:
    return local_day(busy.ends_at - timedelta(seconds=1))


def shown_nurses(team: TeamWeek, view: View) -> tuple[NurseWeek, ...]:
    """Return the nurses whose visits stand in the grid."""
    return team.nurses if view.is_team else team.nurses[:1]


def blocks(team: TeamWeek, view: View) -> list[Block]:
    """Return all blocks: what is booked, what is proposed to her, what a plan would add."""
    made: list[Block] = []
    for nurse in shown_nurses(team, view):
        column = nurse_column(nurse.nurse) if view.is_team else ""
        made += [_visit(stop, nurse.nurse, column, view) for day in nurse.plan.days for stop in day.stops]
        made += [
            _proposal(number, proposal, column)
            for number, proposal in enumerate(view.proposals)
            if proposal.nurse == nurse.nurse
        ]
        made += [_planned(row, column) for row in view.planned if row.nurse == nurse.nurse and not row.is_fixed]
    return [block for block in made if block.day in view.days]


def _visit(stop: DayStop, nurse: UserId, column: str, view: View) -> Block:
    visit = stop.appointment
    start = minute_of(visit.start)
    is_booked = visit.state is AppointmentState.BOOKED
    return Block(
        # A visit of two stands in both their columns; only in hers it can be lifted.
        key=str(visit.id) if visit.nurse == nurse else f"{visit.id}+{nurse}",
        day=visit.day,
        start=start,
        end=min(start + visit.minutes, MIDNIGHT - 1),
        title=stop.initials,
        lines=tuple(filter(None, _lines(stop))),
        kind=BlockKind.BOOKED if is_booked else BlockKind.DONE,
        column=column,
        is_movable=is_booked and visit.nurse == nurse,
        mark=view.marks.get(visit.id, ""),
    )


def _lines(stop: DayStop) -> list[str]:
    # A card of an hour has room for one line under the title: weeks and postcode say most.
    mode = MODE_WORDS.get(stop.appointment.mode, "")
    where = _("address with you") if stop.is_secret else stop.postcode4
    first = " · ".join(filter(None, (str(stop.age or ""), _(mode) if mode else "", where)))
    return [first, stop.place, _("with interpreter") if stop.interpreter else "", _("code {code}", code=stop.code)]


def _proposal(number: int, proposal: Proposal, column: str) -> Block:
    start = minute_of(proposal.start)
    return Block(
        key=f"{PROPOSAL}{number}",
        day=proposal.day,
        start=start,
        end=min(start + proposal.minutes, MIDNIGHT - 1),
        title="",
        lines=(_("proposal {number}", number=number + 1), str(proposal.age), minutes(proposal.travel_before)),
        kind=BlockKind.PROPOSED,
        column=column,
    )


def _planned(row: PlannedRow, column: str) -> Block:
    start = minute_of(row.start)
    return Block(
        key=f"{PLANNED}{row.case_id}:{row.contact_type}",
        day=row.day,
        start=start,
        end=min(start + row.minutes, MIDNIGHT - 1),
        title="".join(f"{part[0]}." for part in row.name.split()),
        lines=(_("proposed"), str(row.age or ""), minutes(row.travel_before)),
        kind=BlockKind.PROPOSED,
        column=column,
    )


def working(team: TeamWeek, view: View) -> list[Stretch]:
    """Return when each nurse works."""
    return [
        stretch
        for nurse in shown_nurses(team, view)
        for start, end in nurse.working
        for stretch in _on_days(start, end, "", nurse, view)
    ]


def busy(team: TeamWeek, view: View) -> list[Stretch]:
    """Return what keeps each nurse beside her visits: her blocks and absence, and a day off for everybody."""
    made: list[Stretch] = []
    for nurse in shown_nurses(team, view):
        visits = {(s.appointment.starts_at, s.appointment.ends_at) for day in nurse.plan.days for s in day.stops}
        for entry in nurse.busy:
            if (entry.starts_at, entry.ends_at) not in visits:
                made += _on_days(entry.starts_at, entry.ends_at, entry.label, nurse, view)
    return made


def _on_days(start: datetime, end: datetime, label: str, nurse: NurseWeek, view: View) -> Iterator[Stretch]:
    """Give the part of a time on each day in view."""
    column = nurse_column(nurse.nurse) if view.is_team else ""
    first, last = local_day(start), local_day(end - timedelta(seconds=1))
    for day in view.days:
        if first <= day <= last:
            begin = minute_of(local_time(start)) if day == first else 0
            until = minute_of(local_time(end)) if day == local_day(end) else MIDNIGHT
            if begin < until:
                yield Stretch(day=day, start=begin, end=until, label=label, column=column)


def travel(team: TeamWeek, view: View) -> list[Stretch]:
    """Return the road to each visit, ending where the visit starts, and the road home."""
    made: list[Stretch] = []
    for nurse in shown_nurses(team, view):
        column = nurse_column(nurse.nurse) if view.is_team else ""
        for day in nurse.plan.days:
            made += _roads(day, column)
    return [stretch for stretch in made if stretch.day in view.days]


def _roads(day: DayPlan, column: str) -> Iterable[Stretch]:
    for stop in day.stops:
        if stop.travel_before:
            start = minute_of(stop.appointment.start)
            yield _road(day.day, start - stop.travel_before, start, stop.travel_before, column)
    if day.stops and day.travel_home:
        end = minute_of(day.stops[-1].appointment.end)
        yield _road(day.day, end, end + day.travel_home, day.travel_home, column)


def _road(day: date, start: int, end: int, length: int, column: str) -> Stretch:
    return Stretch(day=day, start=max(0, start), end=min(end, MIDNIGHT - 1), label=minutes(length), column=column)
