"""The week of a nurse, or of all of them side by side, with a fixed number of questions to the database."""

from collections.abc import Collection, Mapping, Sequence

from ks_desktop.core.database import Database, Reading
from ks_desktop.core.values import DaySpan, UserId
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment, WeekPlan
from ks_desktop.visits.planning.days import Road, day_plan, week_span
from ks_desktop.visits.planning.diary import Diary
from ks_desktop.visits.planning.team import NurseWeek, TeamWeek
from ks_desktop.visits.service import Visits
from ks_desktop.visits.service.schedules import Schedules


class TeamWeeks:
    """What the agenda shows."""

    def __init__(self, database: Database, visits: Visits, schedules: Schedules) -> None:
        self._database = database
        self._facts = visits.facts
        self._schedules = schedules

    def own(self, year: int, week: int, *, actor: UserId) -> TeamWeek:
        """Return the week of who asks.

        Raises:
            UserError: the year has no such week.
        """
        with self._database.reading(actor) as reading:
            names = {member.user: member.name for member in self._schedules.members(reading=reading)}
            return self._week(year, week, [actor], names, reading)

    def team(self, year: int, week: int, *, actor: UserId) -> TeamWeek:
        """Return the week of who asks, and of every nurse who is planned or has visits that week, by name.

        Raises:
            UserError: the year has no such week.
        """
        with self._database.reading(actor) as reading:
            members = self._schedules.members(reading=reading)
            planned = [member.user for member in members if member.profile.is_planned and member.has_hours]
            everybody = [member.user for member in members]
            visited = store.occupying_of(reading, week_span(year, week), everybody)
            known = [user for user in everybody if user != actor and (user in planned or visited[user])]
            names = {member.user: member.name for member in members}
            return self._week(year, week, [actor, *known], names, reading)

    def _week(
        self, year: int, week: int, nurses: Sequence[UserId], names: Mapping[UserId, str], reading: Reading
    ) -> TeamWeek:
        span, free = week_span(year, week), self._facts.free_days(reading=reading)
        diaries = self._facts.diaries.of(nurses, span, reading=reading)
        roads = self._roads(nurses, diaries, span, reading)
        return TeamWeek(
            year=year,
            week=week,
            nurses=tuple(
                NurseWeek(
                    nurse=nurse,
                    name=names.get(nurse, ""),
                    plan=WeekPlan(year=year, week=week, days=tuple(day_plan(roads[nurse], day) for day in span)),
                    working=tuple(stretch for day in span for stretch in diaries[nurse].stretches_on(day)),
                    busy=diaries[nurse].busy,
                    has_hours=bool(diaries[nurse].hours),
                )
                for nurse in nurses
            ),
            names=dict(names),
            holidays=tuple((day, free.name_of(day)) for day in span if free.is_free(day)),
        )

    def _roads(
        self, nurses: Collection[UserId], diaries: Mapping[UserId, Diary], span: DaySpan, reading: Reading
    ) -> dict[UserId, Road]:
        found = store.occupying_of(reading, span, nurses)
        visits = {nurse: self._facts.shown(hers, reading=reading) for nurse, hers in found.items()}
        every: list[Appointment] = [visit for hers in visits.values() for visit in hers]
        cases, women = self._facts.cases_of(every, reading=reading), self._facts.homes(every, reading=reading)
        return {
            nurse: Road(
                nurse=nurse,
                place=diaries[nurse].place,
                hours=diaries[nurse].hours,
                visits=tuple(visits[nurse]),
                cases=cases,
                women=women,
                free_days=diaries[nurse].free_days,
                travel=diaries[nurse].travel,
            )
            for nurse in nurses
        }
