"""Ctrl+K over many women: from a typed text to the answer, beside a bare program.

    python -m bench.search [women]

The peer is a program without index, audit or rules that reads the names of the same encrypted file with LIKE, as it is
done where nobody thought of it. Goal: at most 50 ms to the first answers with 100,000 women, each with an open case.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from sqlcipher3 import dbapi2

from ks_desktop import house as houses
from ks_desktop.clients.domain import Address, Case, Client, DueDateMethod, PersonName, SafeContact
from ks_desktop.clients.domain.searching import wanted
from ks_desktop.clients.store import bulk
from ks_desktop.core.paths import DATABASE_NAME
from ks_desktop.core.values import CaseId, ClientId, new_id
from ks_desktop.house import House
from ks_desktop.security import vault
from ks_desktop.security.vault import Cost

GOAL_MS: Final = 50
PASSPHRASE: Final = "een twee drie vier vijf"  # noqa: S105 - of a file that lives for a minute
_STARTS: Final = (
    *("bak", "jans", "vis", "meij", "smit", "mul", "boer", "dek", "peter", "hend", "kaya", "yil"),
    *("ozt", "demir", "el", "ben", "abd", "tes", "gebre", "kow", "now", "al"),
)
_ENDS: Final = (
    *("ker", "sen", "ser", "er", "s", "der", "huis", "veld", "man", "iks", "maz", "dag"),
    *("urk", "ouni", "allah", "faye", "zyk", "ak", "aert", "horst", "berg", "wijk"),
)
_FIRST: Final = ("ay", "fat", "mar", "san", "lie", "el", "no", "so", "zey", "mir")
_THEN: Final = ("lin", "ima", "loes", "dra", "ke", "sa", "ra")
_PREFIXES: Final = ("", "", "", "de", "van der", "van", "el")
_PART: Final = 1_000
_QUESTIONS: Final = (
    *("ka", "kay", "kayadag", "de", "van der ve", "fatima el b", "sandra boerman", "erma", "dagzz", "zzz"),
    *("12-3-98", "kay 12-3-98", "3511", "3511 ab", "0612345678", "06 1234", "5678", "45678", "week 28", "agenda"),
)


def main(women: int = 100_000, runs: int = 7) -> None:
    """Fill a database, then ask again and again."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "data"
        house, _code = houses.create(folder, "bench", PASSPHRASE, cost=Cost(memory_kib=8 * 1024, passes=1, lanes=1))
        _fill(house, women)
        house.close()
        key = vault.unlock(folder, None, PASSPHRASE)
        house = houses.open_house(folder, None, PASSPHRASE)
        house.clients.finding.catch_up(actor=house.actor)
        peer = dbapi2.connect(str(folder / DATABASE_NAME))
        peer.execute(f"PRAGMA key=\"x'{bytes(key.material).hex()}'\"")
        worst = 0.0
        print(f"{women} women; median of {runs} in ms, and the first time")
        for text in _QUESTIONS:
            times = [_timed(partial(house.search.find, text, actor=house.actor)) for _ in range(runs)]
            bare = [_timed(partial(_bare, peer, text)) for _ in range(runs)]
            worst = max(worst, statistics.median(times))
            print(f"  {text:16} {statistics.median(times):7.1f} {times[0]:7.1f}   bare {statistics.median(bare):7.1f}")
        print(f"slowest {worst:.1f} ms (goal {GOAL_MS})")
        peer.close()
        house.close()


def _fill(house: House, women: int) -> None:
    random = Random(1)  # noqa: S311 - invented people, no secret
    house.database.before_commit.remove(house.likenesses.keep_up)  # who is like whom is measured in bench.doubles
    begun = time.perf_counter()
    today = house.clock.today()
    for first in range(0, women, _PART):
        made = [_woman(random, today) for _ in range(min(_PART, women - first))]
        with house.database.work(house.actor, "bench") as work:
            bulk.add(work, [w for w, _ in made], [c for _, c in made], [], [])
    print(f"filled in {time.perf_counter() - begun:.0f} s")


def _woman(random: Random, today: date) -> tuple[Client, Case]:
    name = PersonName(
        given_name=(random.choice(_FIRST) + random.choice(_THEN)).capitalize(),
        birth_surname_prefix=random.choice(_PREFIXES),
        birth_surname=(random.choice(_STARTS) + random.choice(_ENDS)).capitalize(),
    )
    client = Client(
        id=ClientId(new_id()),
        name=name,
        birth_date=date(1985, 1, 1) + timedelta(days=random.randrange(8_000)),
        address=Address(postcode=f"{random.randrange(1000, 9999)} AB", place="Proefstad"),
        contact=SafeContact(phone=f"06-{random.randrange(10**8):08}"),
    )
    due = today + timedelta(days=random.randrange(10, 250))
    case = Case(
        id=CaseId(new_id()),
        client_id=client.id,
        due_date=due,
        due_date_method=DueDateMethod.ULTRASOUND,
        opened_on=today,
    )
    return client, case


def _bare(peer: dbapi2.Connection, text: str) -> None:
    asked = wanted(text, date(2026, 11, 21))
    like = " AND ".join("search_name LIKE ?" for _ in asked.words) or "phone LIKE ?"
    values = tuple(f"% {word}%" for word in asked.words) or (f"%{text}%",)
    query = f"SELECT id, birth_surname FROM client WHERE {like} ORDER BY search_surname LIMIT 8"  # noqa: S608 - our own
    peer.execute(query, values).fetchall()


def _timed(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - begun)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
