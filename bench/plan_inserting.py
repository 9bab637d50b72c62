"""Places for one visit more in a plan that is made by hand: a careful person with the agendas of all nurses."""

import itertools
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from bench.plan_data import Instance

_DAY: Final = 24 * 60

Key: TypeAlias = tuple[int, int]  # nurse and day
Place: TypeAlias = tuple[int, Key, int]  # points it costs more, the day, how many visits come before


class Inserting:
    """A plan that grows visit by visit; agreed visits are moved by nobody."""

    def __init__(self, asked: "Instance") -> None:
        self._asked = asked
        self._shifts = {(shift.nurse, shift.day): shift for shift in asked.shifts}
        self._routes: dict[Key, list[int]] = {key: [] for key in self._shifts}
        self.look_again()

    def look_again(self) -> None:
        """Read the visits anew: some were agreed."""
        self._windows = [{window["day"]: window for window in visit.windows} for visit in self._asked.visits]
        self._able = [frozenset(visit.nurses) for visit in self._asked.visits]

    def places(self, number: int) -> list[Place]:
        """Return every place of a visit, the cheapest first."""
        found = []
        for key, route in self._routes.items():
            if key[1] not in self._windows[number] or key[0] not in self._able[number]:
                continue
            before = self._travel(key, route)
            own = self._cost(number, key)
            for at in range(len(route) + 1):
                longer = [*route[:at], number, *route[at:]]
                if self._begins(key, longer) is not None:
                    found.append((self._travel(key, longer) - before + own, key, at))
        return sorted(found)

    def insert(self, number: int, place: Place) -> None:
        """Put a visit there."""
        _cost, key, at = place
        self._routes[key].insert(at, number)

    def begins(self, nurse: int, day: int) -> list[tuple[int, int]]:
        """Return the visits of a day with the minute each begins."""
        route = self._routes[nurse, day]
        return list(zip(route, self._begins((nurse, day), route) or [], strict=True))

    def plan(self) -> list[dict[str, int]]:
        """Return the plan as it stands in a file."""
        return [
            {"visit": number, "nurse": nurse, "start": start}
            for nurse, day in sorted(self._routes)
            for number, start in self.begins(nurse, day)
        ]

    def _cost(self, number: int, key: Key) -> int:
        visit = self._asked.visits[number]
        other = visit.preferred_nurse is not None and visit.preferred_nurse != key[0]
        return self._windows[number][key[1]]["cost"] + (visit.other_nurse_cost if other else 0)

    def _begins(self, key: Key, route: list[int]) -> list[int] | None:
        nurse, day = key
        if len(route) > self._asked.nurses[nurse].max_visits:
            return None
        travel, first = self._asked.travel, len(self._asked.nurses)
        now, at, found = self._shifts[key].start, nurse, []
        for number in route:
            window = self._windows[number].get(day)
            if window is None or nurse not in self._able[number]:
                return None
            now = max(now + travel[at][first + number], window["earliest"])
            if now > window["latest"]:
                return None
            found.append(now)
            now, at = now + self._asked.visits[number].minutes, first + number
        return found if now + travel[at][nurse] <= self._shifts[key].end else None

    def _travel(self, key: Key, route: list[int]) -> int:
        if not route:
            return 0
        first = len(self._asked.nurses)
        stops = [key[0], *(first + number for number in route), key[0]]
        return sum(self._asked.travel[a][b] for a, b in itertools.pairwise(stops))


def by_hand(asked: "Instance") -> list[dict[str, int]]:
    """Return the plan of a careful person: the most urgent and then whose weeks close first, on the first day free."""
    days = Inserting(asked)
    agreed = sorted(
        (visit.fixed["start"], visit.id, (visit.fixed["nurse"], visit.fixed["start"] // _DAY))
        for visit in asked.visits
        if visit.fixed
    )
    for count, (_start, number, key) in enumerate(agreed):
        days.insert(number, (0, key, count))
    free = [visit for visit in asked.visits if not visit.fixed]
    for visit in sorted(free, key=lambda v: (-v.urgency, v.last_day, v.id)):
        found = days.places(visit.id)
        if found:
            days.insert(visit.id, min(found, key=lambda place: (place[1][1], *place)))
    return days.plan()
