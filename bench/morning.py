"""Vandaag with 20,000 women who wait for a visit: how long until whom to call is known, and until all of it is.

    python -m bench.morning [cases]

Goal: the first answer within 150 ms of one core. It is computed beside the window, which goes on meanwhile.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.unlock import PASSPHRASE, fill
from ks_desktop import house as houses
from ks_desktop.today.domain import Asked

GOAL_MS = 150
RUNS = 12


def main(cases: int = 20_000) -> None:
    """Fill a file through the real import, then ask what the page asks, again and again."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "data"
        fill(folder, cases)
        house = houses.open_house(folder, None, PASSPHRASE)
        mornings, actor = house.mornings, house.actor
        listed = mornings.call_list(actor=actor)
        print(f"to call now: {listed.now_count} of {cases}, shown {len(listed.now)}")
        _measure(f"first answer (goal {GOAL_MS} ms)", lambda: mornings.call_list(actor=actor))
        _measure("first hundred", lambda: mornings.call_list(actor=actor, asked=Asked(most_now=100)))
        _measure("by neighbourhood", lambda: mornings.call_list(actor=actor, asked=Asked(is_grouped=True)))
        _measure("whole morning", lambda: mornings.morning(actor=actor, is_refresh=True))
        house.close()


def _measure(name: str, ask: Callable[[], object]) -> None:
    wall, core = [], []
    for _run in range(RUNS):
        begun, worked = time.perf_counter(), time.thread_time()
        ask()
        wall.append(1000 * (time.perf_counter() - begun))
        core.append(1000 * (time.thread_time() - worked))
    told = f"median {statistics.median(wall):4.0f} ms, fastest {min(wall):4.0f} ms; of one core {min(core):4.0f} ms"
    print(f"{name:32} {told}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
