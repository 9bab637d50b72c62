"""How long a plan of the whole list takes: the question to the file, the making in a process apart, and the reasons.

python -m bench.week_proposal [WOMEN] [NURSES] [WEEKS] [--rounds N]
"""

import argparse
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from datetime import time as clock_time
from typing import TypeVar

from bench.families import csv_of
from ks_desktop import house as houses
from ks_desktop.core.values import UserId, new_id
from ks_desktop.house import House
from ks_desktop.security.domain import User
from ks_desktop.visits.domain import NursePlace, Transport, WorkingHours
from ks_desktop.visits.planning.explaining import Explaining
from ks_desktop.visits.planning.placing import Placing
from ks_desktop.visits.planning.points import Spot

T = TypeVar("T")
_PLACES = ("3511 AA", "3523 AA", "3431 AA", "3701 AA", "3811 AA", "3991 AA", "3581 AA", "3561 AA")


def furnish(house: House, women: int, nurses: int) -> None:
    """Put invented women and nurses into an open house."""
    draw = random.Random(7)  # noqa: S311 - the same team each time
    today, actor = house.clock.today(), house.actor
    tuple(house.imports.take(csv_of(women, today).encode(), actor=actor)[1])
    for number in range(nurses - 1):
        user = User(id=UserId(new_id()), name=f"proef{number}", full_name=f"Mw. Proef {number}")
        house.users.add(user, actor=actor)
        transport = Transport.BICYCLE if number % 4 == 0 else Transport.CAR
        house.visits.set_place(
            NursePlace(user=user.id, postcode=draw.choice(_PLACES), transport=transport), actor=actor
        )
        house.visits.set_hours(user.id, _week(user.id, today, draw.sample(range(5), 4)), actor=actor)


def _week(user: UserId, today: date, days: list[int]) -> list[WorkingHours]:
    begin, end, since = clock_time(8, 30), clock_time(17), today - timedelta(days=30)
    return [WorkingHours(user=user, weekday=day, start=begin, end=end, valid_from=since) for day in sorted(days)]


def _timed(what: str, call: Callable[[], T]) -> T:
    begun = time.perf_counter()
    found = call()
    print(f"{what:<42}{time.perf_counter() - begun:8.2f} s")
    return found


def main() -> None:
    """Plan a whole list in practice mode and say what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("women", type=int, nargs="?", default=200)
    parser.add_argument("nurses", type=int, nargs="?", default=12)
    parser.add_argument("weeks", type=int, nargs="?", default=4)
    parser.add_argument("--rounds", type=int)
    asked = parser.parse_args()
    house = houses.practice()
    try:
        _timed("making the file", lambda: furnish(house, asked.women, asked.nurses))
        _measure(house, asked.weeks, asked.rounds)
    finally:
        house.close()


def _measure(house: House, weeks: int, rounds: int | None) -> None:
    proposals, actor = house.week_proposals, house.actor
    monday = house.clock.today() + timedelta(days=7 - house.clock.today().weekday())
    question = _timed("question to the file", lambda: proposals.question(monday, weeks, actor=actor, rounds=rounds))
    plan = _timed("making the plan, reasons in it", lambda: proposals.make(question))
    wishes = {wish.case_id: wish for wish in question.numbers.wishes}
    placing = Placing(question.numbers)
    for row in plan.new:
        placing.put(Spot(nurse=row.nurse, wish=wishes[row.case_id], starts_at=row.starts_at))
    explaining = Explaining(question.numbers, placing.diaries, placing.spots, question.names)
    took = []
    for entry in plan.left_out:
        if entry.case_id in wishes:
            begun = time.perf_counter()
            explaining.why(wishes[entry.case_id])
            explaining.helps(wishes[entry.case_id])
            took.append(time.perf_counter() - begun)
    if took:
        print(
            f"reasons of {len(took)} women: {sum(took):.2f} s, middle {statistics.median(took) * 1000:.1f} ms, ", end=""
        )
        print(f"longest {max(took) * 1000:.0f} ms")
    print(f"{len(plan.new)} planned, {len(plan.left_out)} left out, {plan.points} points, bound {plan.bound}")
    for why, count in Counter(entry.why.message for entry in plan.left_out).most_common():
        print(f"{count:>6}  {why}")
    for kind, count in Counter(e.helps.kind if e.helps else "-" for e in plan.left_out).most_common():
        print(f"{count:>6}  {kind}")
    chosen = [row.case_id for row in plan.new]
    accepted = _timed("booking all of it", lambda: proposals.accept(plan, chosen, actor=actor))
    print(
        f"{len(accepted.booked)} booked, {len(accepted.refused)} refused", Counter(r.why.code for r in accepted.refused)
    )
    _timed("taking all of it back", lambda: house.undo.undo(actor=actor))


if __name__ == "__main__":
    main()
