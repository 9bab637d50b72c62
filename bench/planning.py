"""The program's own engine beside a careful person and, where they are installed, three general engines.

    python -m bench.planning            the table of ordinary problems
    python -m bench.planning odd        water, far apart, interpreters, agreed visits, edges of weeks, other lengths
    python -m bench.planning curve      points, seconds and memory from 30 to 1,000 visits
    python -m bench.planning 200 12 20 --seed 1 [--tight 1.0]      one problem

Every plan is made in a process of its own, on one core, and is checked by rules written apart from the engine. Points:
the fewer the better. `bound` is proven by the engine: no plan is better than that.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from bench import plan_peers
from bench.plan_check import check
from bench.plan_data import Instance, Kind, instance
from bench.plan_inserting import by_hand

_ROW: Final = "{:<32}{:>10}{:>9}{:>9}{:>11}{:>9}{:>8}{:>6}"
_SAID: Final = re.compile(r"bound (\w+), \d+ planned, ([\d.]+) s, (\d+) MB")


@dataclass(frozen=True, slots=True)
class Asked:
    """A problem of the table."""

    visits: int
    nurses: int
    days: int
    seed: int
    kind: Kind = Kind()  # noqa: RUF009 - frozen
    words: str = ""

    def made(self) -> Instance:
        """Return the problem."""
        return instance(self.visits, self.nurses, self.days, seed=self.seed, kind=self.kind)

    @property
    def name(self) -> str:
        """How it is called in the table."""
        tight = f" tight {self.kind.tight}" if self.kind.tight else ""
        return f"{self.visits}/{self.nurses}/{self.days} seed {self.seed}{tight} {self.words}".strip()


_TIGHT: Final = Kind(tight=1.0)
ORDINARY: Final = (
    *(Asked(30, 3, 10, seed) for seed in range(1, 5)),
    Asked(30, 3, 10, 5, _TIGHT),
    *(Asked(200, 12, 20, seed) for seed in range(1, 5)),
    *(Asked(200, 12, 20, seed, _TIGHT) for seed in range(1, 5)),
    Asked(1000, 40, 20, 1),
)
ODD: Final = (
    Asked(200, 12, 20, 21, Kind(tight=1.0, water=35), "water"),
    Asked(200, 12, 20, 21, Kind(tight=1.0, far=2.5), "far apart"),
    Asked(200, 12, 20, 21, Kind(interpreters=0.3), "interpreters"),
    Asked(200, 12, 20, 21, Kind(fixed=0.25), "agreed"),
    Asked(200, 12, 20, 21, Kind(whole_weeks=True), "edges"),
    Asked(200, 12, 20, 21, Kind(minutes=(45, 45, 50, 60, 75, 90, 105, 120)), "45-120 min"),
    Asked(200, 12, 20, 21, Kind(minutes=(45, 45, 50, 60), most=(5, 6, 8)), "up to 8 a day"),
)
CURVE: Final = tuple(
    Asked(visits, nurses, 20, 1)
    for visits, nurses in ((30, 3), (60, 5), (100, 6), (150, 9), (200, 12), (300, 18), (500, 24), (700, 30), (1000, 40))
)


def table(problems: Iterable[Asked]) -> None:
    """Print a line for each engine and problem."""
    print(_ROW.format("problem", "engine", "points", "bound", "over", "planned", "s", "MB"))
    with tempfile.TemporaryDirectory() as folder:
        for asked in problems:
            _lines(asked, Path(folder))


def _lines(asked: Asked, folder: Path) -> None:
    made = asked.made()
    data: dict[str, Any] = json.loads(json.dumps(asdict(made)))
    file = folder / "instance.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    begun = time.process_time()
    hand = by_hand(made)
    seconds = f"{time.process_time() - begun:.1f}"
    plan, (bound, own_seconds, memory) = _own(file)
    _line(data, hand, (asked.name, "by hand"), (bound, seconds, ""))
    _line(data, plan, ("", "ours"), (bound, own_seconds, memory))
    for name, peer in plan_peers.installed().items():
        begun = time.process_time()
        found = peer(data)
        _line(data, found, ("", name), (bound, f"{time.process_time() - begun:.1f}", ""))


def _own(file: Path) -> tuple[list[dict[str, int]], tuple[str, str, str]]:
    run = subprocess.run(
        [sys.executable, "-m", "bench.plan_instance", str(file)], capture_output=True, text=True, check=True
    )
    said = _SAID.search(run.stderr)
    if said is None:
        raise SystemExit(run.stderr)
    return json.loads(run.stdout), (said[1], said[2], said[3])


def _line(
    data: dict[str, Any], plan: list[dict[str, int]], names: tuple[str, str], numbers: tuple[str, str, str]
) -> None:
    broken, points = check(data, plan)
    bound, seconds, memory = numbers
    over = f"{100 * (points / int(bound) - 1):.2f} %" if bound != "None" else ""
    shown = "" if bound == "None" else bound
    print(_ROW.format(*names, points, shown, over, len(plan), seconds, memory), *broken[:3], flush=True)


def main(arguments: Sequence[str]) -> int:
    """Print a table."""
    if arguments in (["odd"], ["curve"], []):
        table({"odd": ODD, "curve": CURVE}.get(arguments[0] if arguments else "", ORDINARY))
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("visits", "nurses", "days"):
        parser.add_argument(name, type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tight", type=float)
    asked = parser.parse_args(arguments)
    table([Asked(asked.visits, asked.nurses, asked.days, asked.seed, Kind(tight=asked.tight))])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
