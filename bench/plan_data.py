"""Invented planning problems by seed: two towns, villages, nurses with part-time weeks, women with hours at home.

    python -m bench.plan_data 200 12 20 --seed 1 [--tight 1.0] > instance.json

Times are minutes since the Monday the first week begins with. Rows and columns of the travel table are the nurses
first, then the visits. Costs are points: 2000, 4000 or 8000 for a visit without a place by its urgency, 1 for a minute
of travel, 10, 20 or 40 for each working day after the day aimed at, 15 for a less convenient part of the day, 60 for
another nurse than the one wished for.
"""

import argparse
import json
import math
import random
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Final

from bench.plan_inserting import Inserting

UNPLANNED: Final = (2000, 4000, 8000)
_LATE: Final = (10, 20, 40)
_LESS_LIKED: Final = 15
_OTHER_NURSE: Final = 60
_LANGUAGES: Final = ("nl", "en", "ar", "tr", "ti", "pl", "uk")
_DAY: Final = 24 * 60
_PARTS: Final = {"am": (510, 780), "pm": (750, 1020), "day": (510, 1020)}
# East and north in km, weight, spread in km, region (None: by where it lies)
_TOWNS: Final = (
    (0, 0, 30, 3.0, 0),
    (22, 4, 20, 2.5, 1),
    (11, 14, 12, 1.8, 0),
    (8, -9, 6, 1.0, 0),
    (-10, 7, 6, 1.0, 0),
    (30, -8, 5, 1.0, 1),
    (-6, -14, 5, 0.9, 0),
    (18, -14, 5, 0.9, 1),
    (28, 16, 5, 1.0, 1),
    (10, 0, 6, 14.0, None),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What kind of problem is made; the defaults are ordinary ones.

    Attributes:
        tight: visits for each place in the shifts; None leaves all shifts.
        minutes: lengths a visit may have.
        interpreters: share of all women who need one, None for those who speak neither Dutch nor English.
        fixed: share of visits that were agreed.
        most: visits a nurse makes a day.
        far: how many times as far apart everything lies.
        water: minutes more between the two sides of a river.
        whole_weeks: pregnancies begin on the day the problem does, some weeks ago.
    """

    tight: float | None = None
    minutes: tuple[int, ...] = (60, 75, 75, 90)
    interpreters: float | None = None
    fixed: float = 0.08
    most: tuple[int, ...] = (3, 4, 4)
    far: float = 1.0
    water: int = 0
    whole_weeks: bool = False


ORDINARY: Final = Kind()


@dataclass(slots=True)
class Visit:
    """One visit that asks for a place, as it stands in the file."""

    id: int
    minutes: int
    urgency: int
    unplanned_cost: int
    nurses: list[int]
    windows: list[dict[str, int]]
    preferred_nurse: int | None
    other_nurse_cost: int
    language: str
    interpreter: bool
    region: int
    first_day: int
    last_day: int
    fixed: dict[str, int] | None = None
    available: list[dict[str, object]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Nurse:
    """One nurse, as she stands in the file."""

    id: int
    max_visits: int
    languages: list[str]
    regions: list[int]


@dataclass(frozen=True, slots=True)
class Shift:
    """The hours of one nurse on one day."""

    nurse: int
    day: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Instance:
    """A planning problem as it stands in the file."""

    name: str
    days: list[int]
    visits: list[Visit]
    nurses: list[Nurse]
    shifts: list[Shift]
    travel: list[list[int]]


def car_minutes(kilometres: float) -> int:
    """Return the minutes by car for a distance in a straight line."""
    if kilometres <= 0.05:
        return 1
    road = kilometres * (1.25 + 0.25 * math.exp(-kilometres / 3.0))
    speed = 22 + 58 * (1 - math.exp(-road / 18.0))
    return max(1, round(3 + 60 * road / speed))


def instance(visits: int, nurses: int, days: int, *, seed: int = 1, kind: Kind = ORDINARY) -> Instance:
    """Return the problem of a seed: the same in every process."""
    return _Maker(visits, nurses, days, seed, kind).made()


class _Maker:
    """Draws in one order; another order would be other problems."""

    def __init__(self, visits: int, nurses: int, days: int, seed: int, kind: Kind) -> None:
        self._random = random.Random(f"jgz-{visits}-{nurses}-{days}-{seed}")  # noqa: S311 - the same each time
        self._visits, self._nurses, self._kind = visits, nurses, kind
        self._name = f"jgz-{visits}-{nurses}-{days}-s{seed}"
        working = [day for day in range(days * 7) if day % 7 < 5][:days]
        holiday = (working[min(len(working) - 2, 9)] - 1 if days >= 20 else working[7]) if days >= 10 else None
        self._days = [day for day in working if day != holiday]
        self._places: list[tuple[float, float]] = []

    def made(self) -> Instance:
        nurses, shifts = [], []
        for number in range(self._nurses):
            nurse, hers = self._nurse(number)
            nurses.append(nurse)
            shifts += hers
        shifts = self._tightened(nurses, shifts)
        visits = [self._visit(number, nurses) for number in range(self._visits)]
        made = Instance(self._name, self._days, visits, nurses, sorted(shifts, key=_order), self._travel())
        self._agree(made)
        return made

    def _place(self) -> tuple[int, float, float]:
        number = self._random.choices(range(len(_TOWNS)), [town[2] for town in _TOWNS])[0]
        east, north, _weight, spread, _region = _TOWNS[number]
        return (
            number,
            round(east + self._random.gauss(0, spread), 3),
            round(north + self._random.gauss(0, spread), 3),
        )

    def _nurse(self, number: int) -> tuple[Nurse, list[Shift]]:
        draw = self._random
        weekdays = sorted(draw.sample(range(5), draw.choice([3, 4, 4, 5])))
        hours = {}
        for weekday in weekdays:
            share = draw.random()
            hours[weekday] = _PARTS["day" if share < 0.6 else "am" if share < 0.85 else "pm"]
        languages = ["nl", *(["en"] if draw.random() < 0.6 else [])]
        languages += [language for language in _LANGUAGES[2:] if draw.random() < 0.12]
        regions = [0, 1] if (self._nurses <= 3 or draw.random() < 0.3) else [number % 2]
        _town, east, north = self._place()
        self._places.append((east, north))
        absent: list[int] = []
        if draw.random() < 0.3:
            first = draw.randrange(len(self._days))
            absent = self._days[first : first + draw.choice([1, 2, 5])]
        nurse = Nurse(number, draw.choice(self._kind.most), languages, regions)
        shifts = [
            Shift(number, day, day * _DAY + hours[day % 7][0], day * _DAY + hours[day % 7][1])
            for day in self._days
            if day % 7 in hours and day not in absent
        ]
        return nurse, shifts

    def _tightened(self, nurses: Sequence[Nurse], shifts: list[Shift]) -> list[Shift]:
        """Drop shifts by chance until there are so many visits for each place."""
        if not self._kind.tight:
            return shifts
        left = sorted(shifts, key=_order)
        self._random.shuffle(left)
        weights = [nurses[s.nurse].max_visits * (1 if s.end - s.start > 300 else 0.5) for s in left]
        places = sum(weights)
        while places > self._visits / self._kind.tight and left:
            left.pop()
            places -= weights.pop()
        return left

    def _visit(self, number: int, nurses: Sequence[Nurse]) -> Visit:
        draw, kind = self._random, self._kind
        town, east, north = self._place()
        self._places.append((east, north))
        region = _TOWNS[town][4]
        region = (0 if east < 14 else 1) if region is None else region
        urgency = draw.choices([0, 1, 2], [75, 18, 7])[0]
        first, last, aim = self._weeks(urgency)
        minutes = draw.choice(kind.minutes)
        language = draw.choices(_LANGUAGES, [72, 6, 7, 5, 4, 3, 3])[0]
        if kind.interpreters is None:
            interpreter = language not in {"nl", "en"} and draw.random() < 0.6
        else:
            interpreter = draw.random() < kind.interpreters
        minutes += 30 if interpreter else 0
        available = self._hours()
        wish = draw.randrange(self._nurses) if draw.random() < 0.15 else None
        return Visit(
            id=number,
            minutes=minutes,
            urgency=urgency,
            unplanned_cost=UNPLANNED[urgency],
            nurses=[n.id for n in nurses if region in n.regions and (interpreter or language in n.languages)],
            windows=self._windows(available, (first, last, aim), minutes, urgency),
            preferred_nurse=wish,
            other_nurse_cost=_OTHER_NURSE,
            language=language,
            interpreter=interpreter,
            region=region,
            first_day=first,
            last_day=last,
            available=[{"weekday": w, "from": a, "to": b, "preferred": p} for w, a, b, p in available],
        )

    def _weeks(self, urgency: int) -> tuple[int, int, int]:
        """Return the first and last day on which a visit is possible, and the day aimed at."""
        age = 7 * self._random.randint(12, 27) if self._kind.whole_weeks else self._random.randint(12 * 7, 27 * 7)
        first, last = max(0, 16 * 7 - age), 28 * 7 - age
        aim = max(first, min(last, (22 * 7 - age, 5, 2)[urgency]))
        if first > self._days[-1]:
            return 0, self._days[-1] + 20, self._days[len(self._days) // 2]
        return first, last, aim

    def _hours(self) -> list[tuple[int, int, int, bool]]:
        draw, found = self._random, []
        count = draw.choice([2, 3, 3, 4, 5])
        for weekday in sorted(draw.sample(range(5), count)):
            start, end = _PARTS[draw.choice(["am", "pm", "day"])]
            found.append((weekday, start, end, draw.random() < 0.6))
        if not any(liked for *_hours, liked in found):
            found[0] = (*found[0][:3], True)
        return found

    def _windows(
        self, available: list[tuple[int, int, int, bool]], weeks: tuple[int, int, int], minutes: int, urgency: int
    ) -> list[dict[str, int]]:
        first, last, aim = weeks
        windows = {}
        for day in (day for day in self._days if first <= day <= last):
            late = sum(1 for other in self._days if aim < other <= day)
            for weekday, start, end, liked in available:
                if day % 7 == weekday and end - start >= minutes:
                    windows[day] = {
                        "day": day,
                        "earliest": day * _DAY + start,
                        "latest": day * _DAY + end - minutes,
                        "cost": late * _LATE[urgency] + (0 if liked else _LESS_LIKED),
                    }
        return list(windows.values())

    def _travel(self) -> list[list[int]]:
        kind = self._kind

        def between(one: tuple[float, float], other: tuple[float, float]) -> int:
            over_water = kind.water if (one[0] < 9) != (other[0] < 9) else 0
            return car_minutes(kind.far * math.dist(one, other)) + over_water

        return [
            [0 if a == b else between(one, other) for b, other in enumerate(self._places)]
            for a, one in enumerate(self._places)
        ]

    def _agree(self, made: Instance) -> None:
        """Agree some visits, each at its cheapest place."""
        days = Inserting(made)
        for number in self._random.sample(range(self._visits), max(1, int(self._visits * self._kind.fixed))):
            found = days.places(number)
            if not found:
                continue
            days.insert(number, found[0])
            (_cost, (nurse, day), _at) = found[0]
            for other, start in days.begins(nurse, day):
                visit = made.visits[other]
                visit.fixed = {"nurse": nurse, "start": start}
                visit.nurses, visit.other_nurse_cost = [nurse], 0
                visit.windows = [{"day": start // _DAY, "earliest": start, "latest": start, "cost": 0}]
            days.look_again()


def _order(shift: Shift) -> tuple[int, int]:
    return shift.nurse, shift.day


def main(arguments: Sequence[str]) -> int:
    """Print the problem of a seed."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("visits", "nurses", "days"):
        parser.add_argument(name, type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tight", type=float, help="visits for each place, such as 1.0")
    asked = parser.parse_args(arguments)
    made = instance(asked.visits, asked.nurses, asked.days, seed=asked.seed, kind=Kind(tight=asked.tight))
    json.dump(asdict(made), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
