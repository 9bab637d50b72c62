"""What each nurse has: one computation for the team page and for the paper of Monday's meeting."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time, timedelta
from typing import Final

from ks_desktop.core.clock import instant_of
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.settings_store import read_within
from ks_desktop.core.values import DaySpan, UserId
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment, ToPlan
from ks_desktop.visits.domain.caseload import Caseload, WeekRoom
from ks_desktop.visits.planning.diary import Diary, Rules
from ks_desktop.visits.planning.facts import rules_of
from ks_desktop.visits.planning.room import room_in
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.casework import CaseWork
from ks_desktop.visits.service.schedules import Schedules

CLOSING_DAYS: Final = 7
_SUNDAY: Final = timedelta(days=6)
_WEEK: Final = timedelta(days=7)


class Caseloads:
    """Counts what each nurse looks after. It says where help is needed, not who works hardest."""

    def __init__(self, database: Database, visits: Visits, schedules: Schedules) -> None:
        self._database = database
        self._works = visits.works
        self._schedules = schedules

    def of_team(self, day: date, *, actor: UserId) -> tuple[Caseload, ...]:
        """Return what each nurse has on a day, by name, and at the end what is nobody's.

        Who is planned stands there, and whoever has a case or a visit.
        """
        with self._database.reading(actor) as reading:
            return self.within(day, self._works.gather(day, reading=reading), reading=reading)

    def within(self, day: date, works: Iterable[CaseWork], *, reading: Reading) -> tuple[Caseload, ...]:
        """Return the same of work that was gathered already."""
        grouped: dict[UserId | None, list[CaseWork]] = {}
        for work in works:
            grouped.setdefault(work.whose.nurse, []).append(work)
        members = self._schedules.members(reading=reading)
        planned = {member.user for member in members if member.profile.is_planned and member.has_hours}
        weeks = _weeks(day)
        visits = {week: store.occupying_of(reading, week, [member.user for member in members]) for week in weeks}
        busy = {user for found in visits.values() for user, hers in found.items() if hers}
        shown = [member for member in members if member.user in planned | busy | set(grouped)]
        diaries = self._schedules.diaries(
            [member.user for member in shown], DaySpan(weeks[0].first, weeks[-1].last), reading=reading
        )
        rules = rules_of(read_within(reading))

        def weeks_of(nurse: UserId) -> tuple[WeekRoom, ...]:
            return tuple(_room_of(diaries[nurse], week, visits[week][nurse], day, rules) for week in weeks)

        loads = [
            _load(member.user, member.name, grouped.get(member.user, ()), day, weeks_of(member.user), diaries)
            for member in shown
        ]
        return (*loads, _load(None, "", grouped.get(None, ()), day, (), {}))


def _weeks(day: date) -> tuple[DaySpan, DaySpan]:
    monday = day - timedelta(days=day.weekday())
    return DaySpan(monday, monday + _SUNDAY), DaySpan(monday + _WEEK, monday + _WEEK + _SUNDAY)


def _room_of(diary: Diary, week: DaySpan, visits: Sequence[Appointment], day: date, rules: Rules) -> WeekRoom:
    ahead = DaySpan(max(week.first, day), week.last)
    return WeekRoom(
        week=week.first.isocalendar().week,
        visits=len(visits),
        room=room_in(diary, week, rules),
        left=room_in(diary, ahead, rules) - sum(visit.day in ahead for visit in visits),
    )


def _load(
    nurse: UserId | None,
    name: str,
    works: Iterable[CaseWork],
    day: date,
    weeks: tuple[WeekRoom, ...],
    diaries: Mapping[UserId, Diary],
) -> Caseload:
    works = list(works)
    waiting = [entry for work in works for entry in work.waiting]
    return Caseload(
        nurse=nurse,
        name=name,
        open_cases=len(works),
        stood_in=sum(work.whose.is_stood_in for work in works),
        to_call=sum(work.to_call() for work in works),
        to_plan=len(waiting),
        closing=sum(is_closing(entry, day) for entry in waiting),
        missed=sum(entry.is_missed for entry in waiting),
        weeks=weeks,
        reports=sum(len(work.lacking) for work in works),
        feedback=sum(work.feedback for work in works),
        away=_away(diaries[nurse], day) if nurse is not None else "",
    )


def is_closing(entry: ToPlan, day: date) -> bool:
    """Tell whether her weeks close within a week."""
    return not entry.is_missed and (entry.closes_on - day).days <= CLOSING_DAYS


def _away(diary: Diary, day: date) -> str:
    start, end = instant_of(day, time(0)), instant_of(day + timedelta(days=1), time(0))
    return next((b.label for b in diary.busy if b.is_absence and b.starts_at < end and start < b.ends_at), "")
