"""A problem laid out for searching: which visit can stand in which shift, and what a day costs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

from ks_desktop.visits.timetable.problem import Placed, Problem, Visit, Window

FIXED_COST: Final = 100_000  # points; dearer than any visit without a place: what was agreed is never dropped


class Stop(NamedTuple):  # looked up millions of times: a tuple is hashed much faster than a dataclass
    """A visit in one shift: when it may begin there and what that costs. Visits are counted from 0."""

    visit: int
    earliest: int
    latest: int
    minutes: int
    cost: int


Route: TypeAlias = tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class _Day:
    nurse: int
    number: int
    start: int
    end: int
    most: int


class Layout:
    """Shifts and visits by their place in a list.

    Attributes:
        stops: for each shift, the visits that can stand in it alone.
        options: for each visit, the shifts it can stand in, with its stop there.
        unplanned: points each visit costs without a place.
        is_fixed: for each visit, whether it was agreed.
    """

    def __init__(
        self,
        days: Sequence[_Day],
        stops: Sequence[Sequence[Stop]],
        unplanned: Sequence[int],
        is_fixed: Sequence[bool],
        travel: Sequence[Sequence[int]],
        nurses: int,
    ) -> None:
        self._days, self.stops, self.travel, self.nurses = days, stops, travel, nurses
        self.unplanned, self.is_fixed = unplanned, is_fixed
        self.options: list[list[tuple[int, Stop]]] = [[] for _ in unplanned]
        for shift, here in enumerate(stops):
            for stop in here:
                self.options[stop.visit].append((shift, stop))

    @property
    def shifts(self) -> int:
        """How many shifts there are."""
        return len(self._days)

    @property
    def visits(self) -> int:
        """How many visits there are."""
        return len(self.unplanned)

    def most(self, shift: int) -> int:
        """Return how many visits a shift holds at most."""
        return self._days[shift].most

    def nurse(self, shift: int) -> int:
        """Return whose shift it is: her row in the travel table."""
        return self._days[shift].nurse

    def day(self, shift: int) -> int:
        """Return the number of a shift's day."""
        return self._days[shift].number

    def route_cost(self, shift: int, route: Route) -> int | None:
        """Return the points of a day with these visits in this order, None when it breaks a rule.

        This is the one place that knows the rules of a day; who may come and when was sorted out in `stops`.
        """
        day, travel, nurses = self._days[shift], self.travel, self.nurses
        if len(route) > day.most:
            return None
        now, at, cost = day.start, day.nurse, 0
        for stop in route:
            place = nurses + stop.visit
            leg = travel[at][place]
            now += leg
            now = max(now, stop.earliest)
            if now > stop.latest:
                return None
            cost += leg + stop.cost
            now += stop.minutes
            at = place
        if not route:
            return 0
        back = travel[at][day.nurse]
        return None if now + back > day.end else cost + back

    def begins(self, shift: int, route: Route) -> list[int]:
        """Return when each visit of a day begins: as early as can be."""
        day = self._days[shift]
        now, at = day.start, day.nurse
        found = []
        for stop in route:
            place = self.nurses + stop.visit
            now = max(now + self.travel[at][place], stop.earliest)
            found.append(now)
            now, at = now + stop.minutes, place
        return found

    def points(self, routes: Sequence[Route]) -> int:
        """Return the points of a whole plan; the fewer the better."""
        costs = [self.route_cost(shift, route) for shift, route in enumerate(routes)]
        placed = {stop.visit for route in routes for stop in route}
        return sum(cost or 0 for cost in costs) + sum(
            points for visit, points in enumerate(self.unplanned) if visit not in placed
        )

    def part(self, shifts: Iterable[int], visits: Iterable[int]) -> "Part":
        """Return a layout of these shifts and visits only."""
        return Part(self, sorted(set(shifts)), sorted(set(visits)))

    def _part_of(self, shifts: Sequence[int], number: dict[int, int]) -> "Layout":
        rows = [*range(self.nurses), *(self.nurses + visit for visit in number)]
        stops = [[_renumbered(stop, number) for stop in self.stops[s] if stop.visit in number] for s in shifts]
        return Layout(
            [self._days[shift] for shift in shifts],
            stops,
            [self.unplanned[visit] for visit in number],
            [self.is_fixed[visit] for visit in number],
            [[self.travel[a][b] for b in rows] for a in rows],
            self.nurses,
        )


class Part:
    """A piece of a layout, and the way there and back."""

    def __init__(self, whole: Layout, shifts: list[int], visits: list[int]) -> None:
        self.shifts, self._visits = shifts, visits
        self._number = {visit: number for number, visit in enumerate(visits)}
        self.layout = whole._part_of(shifts, self._number)  # noqa: SLF001 - a part is made by its whole

    def down(self, route: Route) -> Route | None:
        """Return a day of the whole as it stands in the part, None when a visit of it is elsewhere."""
        if any(stop.visit not in self._number for stop in route):
            return None
        return tuple(_renumbered(stop, self._number) for stop in route)

    def up(self, route: Route) -> Route:
        """Return a day of the part as it stands in the whole."""
        return tuple(_renumbered(stop, self._visits) for stop in route)


def _renumbered(stop: Stop, number: dict[int, int] | list[int]) -> Stop:
    return Stop(number[stop.visit], stop.earliest, stop.latest, stop.minutes, stop.cost)


class Laid:
    """A problem with its layout: the numbers of the search and the ids of the problem."""

    def __init__(self, problem: Problem) -> None:
        self._visits, self._nurses = problem.visits, problem.nurses
        place = {nurse.id: number for number, nurse in enumerate(problem.nurses)}
        shifts = sorted((s for s in problem.shifts if s.nurse in place), key=lambda s: (place[s.nurse], s.day, s.start))
        most = [nurse.most_visits for nurse in problem.nurses]
        days = [_Day(place[s.nurse], s.day, s.start, s.end, most[place[s.nurse]]) for s in shifts]
        by_day: dict[int, list[tuple[int, Visit, Window]]] = {}
        for number, visit in enumerate(problem.visits):
            for window in visit.windows:
                by_day.setdefault(window.day, []).append((number, visit, window))
        stops = [
            [
                stop
                for number, visit, window in by_day.get(day.number, ())
                if (stop := _stop(problem, day, number, visit, window)) is not None
            ]
            for day in days
        ]
        self.layout = Layout(
            days,
            stops,
            [FIXED_COST if visit.fixed else visit.unplanned_cost for visit in problem.visits],
            [visit.fixed is not None for visit in problem.visits],
            problem.travel,
            len(problem.nurses),
        )

    def placed(self, routes: Sequence[Route]) -> tuple[Placed, ...]:
        """Return a plan in the problem's own ids."""
        return tuple(
            Placed(visit=self._visits[stop.visit].id, nurse=self._nurses[self.layout.nurse(shift)].id, start=begin)
            for shift, route in enumerate(routes)
            for stop, begin in zip(route, self.layout.begins(shift, route), strict=True)
        )


def _stop(problem: Problem, day: _Day, number: int, visit: Visit, window: Window) -> Stop | None:
    """Return a visit as it can stand alone in a shift, or None."""
    nurse = problem.nurses[day.nurse].id
    if nurse not in visit.nurses or not day.most:
        return None
    earliest, latest, cost = window.earliest, window.latest, window.cost
    if visit.fixed is not None:
        agreed_nurse, begin = visit.fixed
        if agreed_nurse != nurse or not earliest <= begin <= latest:
            return None
        earliest = latest = begin
    if visit.preferred_nurse is not None and visit.preferred_nurse != nurse:
        cost += visit.other_nurse_cost
    place = len(problem.nurses) + number
    earliest = max(earliest, day.start + problem.travel[day.nurse][place])
    latest = min(latest, day.end - problem.travel[place][day.nurse] - visit.minutes)
    return Stop(number, earliest, latest, visit.minutes, cost) if earliest <= latest else None
