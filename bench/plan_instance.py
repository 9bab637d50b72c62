"""Plan an instance with the program's own engine.

    python -m bench.plan_instance INSTANCE.json [--rounds N] [--without-solver] > plan.json

The plan is a list of {"visit", "nurse", "start"}; points, bound, time and memory go to standard error.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ks_desktop.visits.timetable import Effort, Nurse, Problem, Shift, Visit, Window, make_timetable


def read(data: dict[str, Any]) -> Problem:
    """Return an instance as a problem. Rows of its travel table: nurses by id, then visits by id."""
    nurses, visits, travel = data["nurses"], data["visits"], data["travel"]
    rows = [*(nurse["id"] for nurse in nurses), *(len(nurses) + visit["id"] for visit in visits)]
    return Problem(
        nurses=tuple(Nurse(id=nurse["id"], most_visits=nurse["max_visits"]) for nurse in nurses),
        visits=tuple(_visit(visit) for visit in visits),
        shifts=tuple(
            Shift(**{name: shift[name] for name in ("nurse", "day", "start", "end")}) for shift in data["shifts"]
        ),
        travel=[[travel[a][b] for b in rows] for a in rows],
    )


def _visit(visit: dict[str, Any]) -> Visit:
    fixed = visit["fixed"]
    windows = ({name: window[name] for name in ("day", "earliest", "latest", "cost")} for window in visit["windows"])
    return Visit(
        id=visit["id"],
        minutes=visit["minutes"],
        unplanned_cost=visit["unplanned_cost"],
        nurses=frozenset(visit["nurses"]),
        windows=tuple(Window(**window) for window in windows),
        preferred_nurse=visit["preferred_nurse"],
        other_nurse_cost=visit["other_nurse_cost"],
        fixed=(fixed["nurse"], fixed["start"]) if fixed else None,
    )


def main(arguments: Sequence[str]) -> int:
    """Plan and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("instance", type=Path)
    parser.add_argument("--rounds", type=int, help="at most so many rounds")
    parser.add_argument("--without-solver", action="store_true", help="as where no solver is installed")
    asked = parser.parse_args(arguments)
    problem = read(json.loads(asked.instance.read_text(encoding="utf-8")))
    begun = time.process_time()
    made = make_timetable(problem, Effort(rounds=asked.rounds), with_solver=False if asked.without_solver else None)
    seconds = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{made.points} points, bound {made.bound}, {len(made.placed)} planned, {seconds:.1f} s, {memory} MB",
        file=sys.stderr,
    )
    json.dump([{"visit": one.visit, "nurse": one.nurse, "start": one.start} for one in made.placed], sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
