"""How long it takes to look through the register, when it holds what a large house writes in years.

`python -m bench.register [LETTERS]`: in practice mode so many letters are kept (5,000 unless said otherwise), most of
them sent; then the register is asked as the screen asks it: the newest, by words, by state and kind, and one story.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any, Final

import sqlalchemy as sa

from ks_desktop import house as houses
from ks_desktop.core.values import LetterId, new_id
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind, LetterState, SendRoute, number_of
from ks_desktop.letters.domain.wanted import Wanted
from ks_desktop.letters.page.register import AT_ONCE
from ks_desktop.letters.store.rows import LetterRow

_KINDS: Final = tuple(LetterKind)


def fill(house: House, letters: int) -> LetterId:
    """Keep so many letters about the families there are; return the oldest."""
    with house.database.reading(house.actor) as reading:
        cases = [case.id for case in house.clients.open_cases(reading=reading)]
    rows = [_row(house, cases[turn % len(cases)], turn) for turn in range(letters)]
    with house.database.work(house.actor, "bench") as work:
        work.session.execute(sa.insert(LetterRow), rows)
    return LetterId(rows[-1]["id"])


def _row(house: House, case_id: Any, turn: int) -> dict[str, Any]:
    made_at = house.clock.now() - timedelta(hours=2 * turn + 1)
    return {
        "id": new_id(),
        "case_id": case_id,
        "kind": _KINDS[turn % len(_KINDS)],
        "state": LetterState.SENT if turn % 20 else LetterState.FINAL,
        "ticked": ["name", "phone", "address"],
        "words": {"question": "Wilt u met haar kennismaken?" * 4},
        "route": SendRoute.POST,
        "language": "nl",
        "to_name": f"Proefpartner {turn % 300}",
        "number": number_of(2020, turn + 1),
        "carried": {"name": "N. Proef", "phone": "06-00000000", "address": "Proefkade 1, 3500 AA Utrecht"},
        "sha256": "0" * 64,
        "wording_version": "1",
        "made_at": made_at,
        "made_by": house.actor,
        "finalised_at": made_at,
        "finalised_by": house.actor,
        "sent_on": made_at.date() if turn % 20 else None,
        "withdrawn_reason": "",
        "version": 1,
    }


def measure(call: Callable[[], object], times: int = 15) -> float:
    """Return the median of a call in milliseconds, once it is warm."""
    call()
    taken = []
    for _turn in range(times):
        begun = time.perf_counter()
        call()
        taken.append(1000 * (time.perf_counter() - begun))
    return statistics.median(taken)


def main(letters: int) -> None:
    """Print the medians."""
    house = houses.practice()
    oldest = fill(house, letters)
    ask = partial(house.letters.register, actor=house.actor, limit=AT_ONCE + 1)
    asked: dict[str, Callable[[], object]] = {
        "the newest": ask,
        "by a receiver": partial(ask, wanted=Wanted(text="proefpartner 299")),
        "by a number": partial(ask, wanted=Wanted(text="2020-4999")),
        "by state and kind": partial(ask, wanted=Wanted(state=LetterState.FINAL, kind=LetterKind.FEEDBACK)),
        "by words that fit nothing": partial(ask, wanted=Wanted(text="zzzz")),
        "the story of one": partial(house.letters.story, oldest, actor=house.actor),
    }
    for name, call in asked.items():
        sys.stdout.write(f"{letters} letters, {name}: {measure(call):.1f} ms\n")
    house.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
