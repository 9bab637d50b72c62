"""From a right key to Vandaag with 20,000 cases, beside a bare SQLCipher program that reads the same file.

    python -m bench.unlock [cases]

The peer opens the same encrypted file with the same raw key and reads the same number of cases and names, without ORM,
audit or rules. Goal: at most 0.7 s, Argon2 left out (its own time is printed).
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from sqlcipher3 import dbapi2

from bench.families import csv_of
from ks_desktop import house as houses
from ks_desktop.core.clock import Clock
from ks_desktop.core.paths import DATABASE_NAME
from ks_desktop.security import vault

GOAL_SECONDS = 0.7
PASSPHRASE = "een twee drie vier vijf"  # noqa: S105 - of a file that lives for a minute


def main(cases: int = 20_000, runs: int = 5) -> None:
    """Fill a database through the real import, then unlock it again and again."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "data"
        fill(folder, cases)
        derive, ours, peer = [], [], []
        for _run in range(runs + 1):
            begun = time.perf_counter()
            key = vault.unlock(folder, None, PASSPHRASE)
            derive.append(time.perf_counter() - begun)
            peer.append(_bare(folder, bytes(key.material)))
            ours.append(_to_vandaag(folder) - derive[-1])
    print(f"Argon2id                    {statistics.median(derive[1:]):.3f} s")
    print(f"ks-desktop, unlock to today {statistics.median(ours[1:]):.3f} s (goal {GOAL_SECONDS} s)")
    print(f"bare SQLCipher              {statistics.median(peer[1:]):.3f} s")
    print(f"ratio                       {statistics.median(ours[1:]) / statistics.median(peer[1:]):.2f}")


def fill(folder: Path, cases: int) -> None:
    """Make a folder with so many invented women, through the real import."""
    house, _code = houses.create(folder, "bench", PASSPHRASE)
    begun = time.perf_counter()
    rows = list(house.imports.take(csv_of(cases, Clock().today()).encode(), actor=house.actor)[1])
    seconds = time.perf_counter() - begun
    print(f"import: {len(rows)} rows in {seconds:.1f} s ({len(rows) / seconds:.0f} rows/s)")
    house.close()


def _to_vandaag(folder: Path) -> float:
    begun = time.perf_counter()
    house = houses.open_house(folder, None, PASSPHRASE)
    house.mornings.morning(actor=house.actor)
    taken = time.perf_counter() - begun
    house.close()
    return taken


def _bare(folder: Path, key: bytes) -> float:
    begun = time.perf_counter()
    connection = dbapi2.connect(str(folder / DATABASE_NAME))
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    connection.execute(
        "SELECT client_case.id, client_case.due_date, client.birth_surname FROM client_case"
        " JOIN client ON client.id = client_case.client_id WHERE client_case.status = 'open'"
    ).fetchall()
    taken = time.perf_counter() - begun
    connection.close()
    return taken


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
