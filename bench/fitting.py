"""What fits her, with many services: from a key on her page to the lines of the panel, in ms.

    python -m bench.fitting [services]

In practice mode so many services are added; then each question is asked again and again, warm, in
processor time, so that other work on the computer does not count. Goal: at most 50 ms, off the GUI thread.
"""

import statistics
import sys
import time
from dataclasses import replace
from typing import Final

from bench.directory import _fill as fill
from ks_desktop import house as houses
from ks_desktop.casefile.domain.fitting import FitQuestion

GOAL_MS: Final = 50
_QUESTIONS: Final = {
    "what she asked": FitQuestion(),
    "one need": FitQuestion(needs=("money",)),
    "three needs": FitQuestion(needs=("money", "housing", "language")),
    "no need": FitQuestion(needs=()),
    "schulden": FitQuestion(text="schulden"),
    "a name": FitQuestion(text="moeder buurt"),
    "everywhere": FitQuestion(needs=("money",), everywhere=True),
}


def main(services: int = 5_000, runs: int = 15) -> None:
    """Fill a practice file, then ask again and again."""
    house = houses.practice()
    fill(house, services)
    case_id = house.casefiles.list(actor=house.actor).lines[0].case_id
    worst = 0.0
    print(f"{services} services; median of {runs} in ms, the slowest, and how many lines fit now and not now")
    for name, question in _QUESTIONS.items():
        found = house.fitting.look(case_id, question, actor=house.actor)
        asked = replace(question, facts=found.facts, needs=found.needs)  # as the panel asks once it is open
        times = []
        for _run in range(runs):
            begun = time.process_time()
            found = house.fitting.look(case_id, asked, actor=house.actor)
            times.append((time.process_time() - begun) * 1_000)
        worst = max(worst, statistics.median(times))
        shown = f"{len(found.now)} + {len(found.not_now)}"
        print(f"  {name:15} {statistics.median(times):7.1f} {max(times):7.1f}   {shown}")
    print(f"slowest {worst:.1f} ms (goal {GOAL_MS})")
    house.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
