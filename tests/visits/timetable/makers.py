"""Small problems by seed, and a checker that knows the rules by itself: it shares no line with the engine."""

import itertools
import math
import random
from collections.abc import Sequence

from ks_desktop.visits.timetable import Nurse, Placed, Problem, Shift, Visit, Window

DAY = 24 * 60


def problem(seed: int, *, visits: int = 8, nurses: int = 2, days: int = 3, fixed: int = 1, most: int = 3) -> Problem:
    """Return a problem with what real ones have: part days, wished nurses, other languages, agreed visits."""
    rng = random.Random(seed)  # noqa: S311 - the same problem each time
    places = [(rng.uniform(0, 20), rng.uniform(0, 20)) for _ in range(nurses + visits)]
    travel = [[0 if a == b else 3 + round(1.6 * math.dist(a, b)) for b in places] for a in places]
    team = tuple(Nurse(id=10 + number, most_visits=rng.randint(1, most)) for number in range(nurses))
    shifts = tuple(
        Shift(nurse=nurse.id, day=day, start=day * DAY + 510, end=day * DAY + rng.choice([780, 1020]))
        for nurse in team
        for day in range(days)
        if rng.random() < 0.8
    )
    return Problem(
        visits=tuple(_visit(rng, number, team, shifts, days, is_fixed=number < fixed) for number in range(visits)),
        nurses=team,
        shifts=shifts,
        travel=travel,
    )


def _visit(
    rng: random.Random, number: int, team: Sequence[Nurse], shifts: Sequence[Shift], days: int, *, is_fixed: bool
) -> Visit:
    minutes = rng.choice([45, 60, 75, 90, 120])
    able = frozenset(rng.sample([nurse.id for nurse in team], rng.randint(1, len(team))))
    windows = []
    for day in range(days):
        for begin, end in ((510, 780), (750, 1020)):
            if rng.random() < 0.5:
                latest = day * DAY + end - minutes
                windows.append(Window(day=day, earliest=day * DAY + begin, latest=latest, cost=rng.choice([0, 15, 40])))
    agreed = None
    if is_fixed and shifts:
        shift = rng.choice(shifts)
        start = shift.start + 60
        able = frozenset({shift.nurse})
        windows = [Window(day=shift.day, earliest=start, latest=start)]
        agreed = (shift.nurse, start)
    return Visit(
        id=100 + number,
        minutes=minutes,
        unplanned_cost=rng.choice([2000, 4000, 8000]),
        nurses=able,
        windows=tuple(windows),
        preferred_nurse=rng.choice([None, None, team[0].id]),
        other_nurse_cost=60,
        fixed=agreed,
    )


def knot(seed: int, *, visits: int = 5, nurses: int = 2) -> Problem:
    """Return a problem of near and far homes in which half a visit often seems to fit."""
    rng = random.Random(seed)  # noqa: S311 - the same problem each time
    size = nurses + visits
    travel = [[0] * size for _ in range(size)]
    for a, b in itertools.combinations(range(size), 2):
        travel[a][b] = travel[b][a] = rng.choice([10, 100])
    every = frozenset(range(nurses))
    windows = (Window(day=0, earliest=0, latest=1000),)
    return Problem(
        visits=tuple(
            Visit(id=number, minutes=60, unplanned_cost=2000, nurses=every, windows=windows) for number in range(visits)
        ),
        nurses=tuple(Nurse(id=number, most_visits=2) for number in range(nurses)),
        shifts=tuple(Shift(nurse=number, day=0, start=0, end=rng.choice([150, 230])) for number in range(nurses)),
        travel=travel,
    )


def broken_rules(asked: Problem, plan: Sequence[Placed]) -> list[str]:
    """Return every rule a plan breaks, in words."""
    found = ["a visit is planned twice"] if len({one.visit for one in plan}) < len(plan) else []
    visits = {visit.id: visit for visit in asked.visits}
    for one in plan:
        found += _broken_by_visit(visits[one.visit], one)
    for nurse, day in sorted({(one.nurse, one.start // DAY) for one in plan}):
        found += _broken_by_day(asked, plan, nurse, day)
    return found


def _broken_by_visit(visit: Visit, one: Placed) -> list[str]:
    rules = {
        "this nurse may not come": one.nurse in visit.nurses,
        "outside her windows": any(
            w.day == one.start // DAY and w.earliest <= one.start <= w.latest for w in visit.windows
        ),
        "an agreed visit was moved": visit.fixed in {None, (one.nurse, one.start)},
    }
    return [f"{visit.id}: {rule}" for rule, is_kept in rules.items() if not is_kept]


def _broken_by_day(asked: Problem, plan: Sequence[Placed], nurse: int, day: int) -> list[str]:
    shift = next((s for s in asked.shifts if (s.nurse, s.day) == (nurse, day)), None)
    if shift is None:
        return [f"{nurse} does not work on {day}"]
    place = {each.id: number for number, each in enumerate(asked.nurses)}
    numbers = {visit.id: (len(place) + number, visit.minutes) for number, visit in enumerate(asked.visits)}
    stops = sorted((o for o in plan if (o.nurse, o.start // DAY) == (nurse, day)), key=lambda o: o.start)
    found = [f"{nurse} has too many visits on {day}"] * (len(stops) > asked.nurses[place[nurse]].most_visits)
    clock, here = shift.start, place[nurse]
    for one in stops:
        there, minutes = numbers[one.visit]
        if clock + asked.travel[here][there] > one.start:
            found.append(f"{one.visit}: the nurse is still on her way")
        clock, here = one.start + minutes, there
    if clock + asked.travel[here][place[nurse]] > shift.end:
        found.append(f"{nurse} is home too late on {day}")
    return found


def points(asked: Problem, plan: Sequence[Placed]) -> int:
    """Return the points of a plan, counted apart from the engine."""
    place = {nurse.id: number for number, nurse in enumerate(asked.nurses)}
    visits = {visit.id: (number, visit) for number, visit in enumerate(asked.visits)}
    done = {one.visit for one in plan}
    total = sum(100_000 if v.fixed else v.unplanned_cost for v in asked.visits if v.id not in done)
    for nurse, day in {(one.nurse, one.start // DAY) for one in plan}:
        stops = sorted((o for o in plan if (o.nurse, o.start // DAY) == (nurse, day)), key=lambda o: o.start)
        path = [place[nurse], *(len(place) + visits[one.visit][0] for one in stops), place[nurse]]
        total += sum(asked.travel[a][b] for a, b in itertools.pairwise(path))
    for one in plan:
        visit = visits[one.visit][1]
        total += min(w.cost for w in visit.windows if w.earliest <= one.start <= w.latest)
        if visit.preferred_nurse not in {None, one.nurse}:
            total += visit.other_nurse_cost
    return total
