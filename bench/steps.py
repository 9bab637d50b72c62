"""How long it takes to know what can be undone, when thirty days of ten nurses can be.

`python -m bench.steps [STEPS]`: in practice mode so many steps are kept (5,000 unless said otherwise), each with what a
visit that is planned changes; then the question after every change and the list of what was done are asked, warm.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any, Final

import sqlalchemy as sa

from ks_desktop import house as houses
from ks_desktop.core.undo import UndoRow
from ks_desktop.core.values import UserId, new_id
from ks_desktop.house import House

LIMIT_MS: Final = 20
_NURSES: Final = 10
_ROWS: Final = 4  # that a step changes


def fill(house: House, steps: int) -> None:
    """Keep so many steps of ten nurses, spread over thirty days."""
    for number in range(_NURSES - len(house.schedules.everybody(actor=house.actor))):
        house.schedules.add_colleague(f"Mw. Proef {number}", actor=house.actor)
    team = [member.user for member in house.schedules.everybody(actor=house.actor)]
    with house.database.reading(house.actor) as reading:
        cases = [case.id for case in house.clients.open_cases(reading=reading)]
    chance, now = Random(5), house.clock.now()  # noqa: S311 - invented steps, no secret
    rows = [_row(chance.choice(team), chance.choice(cases), now - timedelta(minutes=8 * n)) for n in range(steps)]
    with house.database.work(house.actor, "undone") as work:
        work.session.execute(sa.insert(UndoRow), rows)


def _row(user: UserId, case_id: Any, at: Any) -> dict[str, Any]:
    held = {f"column_{number}": "iets van haar" * 2 for number in range(8)}
    images = [["appointment", new_id().hex, held, "0" * 64] for _row in range(_ROWS)]
    payload = {"columns": {"appointment": [*held]}, "rows": images, "open": [case_id.hex]}
    return {
        "id": new_id(),
        "user_id": user,
        "case_id": case_id,
        "work_id": new_id(),
        "kind": "done",
        "label": "plan visit",
        "payload": payload,
        "recorded_at": at,
        "about_at": at,
        "many": 1,
    }


def measure(call: Callable[[], object], times: int = 20) -> float:
    """Return the median of a call in milliseconds, once it is warm."""
    call()
    taken = []
    for _time in range(times):
        begun = time.thread_time()  # of the processor: what else the computer does is not measured
        call()
        taken.append((time.thread_time() - begun) * 1000)
    return statistics.median(taken)


def main(steps: int = 5_000) -> int:
    """Fill, ask and tell; return 1 when a question took longer than it may."""
    house = houses.practice()
    fill(house, steps)
    actor = house.actor
    with house.database.reading(actor) as reading:
        case_id = house.clients.open_cases(reading=reading)[0].id
    questions: dict[str, Callable[[], object]] = {
        "what would be undone now": partial(house.undo.latest, actor=actor),
        "what would be done again": partial(house.undo.latest_undone, actor=actor),
        "the list, own steps": partial(house.done_steps.lines, actor=actor, is_refresh=True),
        "the list, everybody's": partial(house.done_steps.lines, actor=actor, of_all=True, is_refresh=True),
        "the steps of one case": partial(house.undo.steps, actor=actor, case_id=case_id),
    }
    is_slow = False
    for name, call in questions.items():
        taken = measure(call)
        is_slow |= taken > LIMIT_MS
        print(f"{name:28} {taken:6.1f} ms")
    house.close()
    return int(is_slow)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
