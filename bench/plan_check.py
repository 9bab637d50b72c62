"""Whether a plan keeps every rule, and its points; written apart from the engine, from the file alone.

python -m bench.plan_check instance.json plan.json
"""

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

Data: TypeAlias = dict[str, Any]
Plan: TypeAlias = Sequence[dict[str, int]]
_DAY = 24 * 60


def check(instance: Data, plan: Plan) -> tuple[list[str], int]:
    """Return the rules that are broken, in words, and the points."""
    visits = {visit["id"]: visit for visit in instance["visits"]}
    broken, points = [], 0
    days: dict[tuple[int, int], list[tuple[int, Data]]] = defaultdict(list)
    done: set[int] = set()
    for stop in plan:
        visit = visits[stop["visit"]]
        if visit["id"] in done:
            broken.append(f"visit {visit['id']}: planned twice")
        done.add(visit["id"])
        words, cost = _one(visit, stop)
        broken += words
        points += cost
        days[stop["nurse"], stop["start"] // _DAY].append((stop["start"], visit))
    for (nurse, day), stops in sorted(days.items()):
        words, minutes = _day(instance, nurse, day, sorted(stops, key=lambda stop: stop[0]))
        broken += words
        points += minutes
    left = [visit for visit in visits.values() if visit["id"] not in done]
    broken += [f"visit {visit['id']}: was agreed, and dropped" for visit in left if visit["fixed"]]
    return broken, points + sum(visit["unplanned_cost"] for visit in left)


def _one(visit: Data, stop: dict[str, int]) -> tuple[list[str], int]:
    start, nurse = stop["start"], stop["nurse"]
    inside = [w for w in visit["windows"] if w["day"] == start // _DAY and w["earliest"] <= start <= w["latest"]]
    fixed = visit["fixed"]
    words = [
        f"visit {visit['id']}: {rule}"
        for rule, is_kept in (
            ("outside her hours", bool(inside)),
            (f"nurse {nurse} may not come", nurse in visit["nurses"]),
            ("was agreed, and moved", not fixed or (fixed["nurse"], fixed["start"]) == (nurse, start)),
        )
        if not is_kept
    ]
    other = visit["preferred_nurse"] not in {None, nurse}
    return words, (inside[0]["cost"] if inside else 0) + (visit["other_nurse_cost"] if other else 0)


def _day(instance: Data, nurse: int, day: int, stops: list[tuple[int, Data]]) -> tuple[list[str], int]:
    shift = next((s for s in instance["shifts"] if (s["nurse"], s["day"]) == (nurse, day)), None)
    if shift is None:
        return [f"nurse {nurse} does not work on day {day}"], 0
    most = next(n["max_visits"] for n in instance["nurses"] if n["id"] == nurse)
    words = [f"nurse {nurse}, day {day}: {len(stops)} visits, at most {most}"] if len(stops) > most else []
    first, travel = len(instance["nurses"]), instance["travel"]
    free, at, minutes = shift["start"], nurse, 0
    for start, visit in stops:
        leg = travel[at][first + visit["id"]]
        if start < free + leg:
            words.append(f"visit {visit['id']}: nurse {nurse} cannot be there before {free + leg}")
        minutes, free, at = minutes + leg, start + visit["minutes"], first + visit["id"]
    minutes += travel[at][nurse]
    if free + travel[at][nurse] > shift["end"]:
        words.append(f"nurse {nurse}, day {day}: home after the shift ends")
    return words, minutes


def main(arguments: Sequence[str]) -> int:
    """Print what is broken, and the points; 1 when something is."""
    instance, plan = (json.loads(Path(name).read_text(encoding="utf-8")) for name in arguments)
    broken, points = check(instance, plan)
    for words in broken:
        print(words)
    print(json.dumps({"planned": len(plan), "unplanned": len(instance["visits"]) - len(plan), "points": points}))
    return bool(broken)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
