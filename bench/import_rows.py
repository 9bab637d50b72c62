"""A list of 10,000 referrals taken in, beside a bare insert of the same rows into an encrypted file.

    python -m bench.import_rows [rows] [csv|xlsx]

One row in twenty repeats an earlier one. The peer writes the same five tables with the driver alone: no rules, no
look-up of who is known, no audit log. Goal: at most 20 s for 10,000 rows, at most 400 MB.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from bench.families import csv_of
from ks_desktop import house as houses
from ks_desktop.core.clock import Clock
from ks_desktop.core.rows import Base
from ks_desktop.house import House
from ks_desktop.referrals.exchange import csv_file, read_grid, xlsx_file

GOAL_SECONDS = 20
GOAL_MB = 400
PASSPHRASE = "een twee drie vier vijf"  # noqa: S105 - of a file that lives for a minute
TABLES = ("client", "client_case", "due_date", "consent", "referral")


def main(count: int = 10_000, kind: str = "csv") -> None:
    """Take in a list and say how long it took."""
    content = _content(count, kind)
    with tempfile.TemporaryDirectory() as home:
        house, _code = houses.create(Path(home) / "data", "bench", PASSPHRASE)
        begun, cpu = time.perf_counter(), time.process_time()
        found = house.imports.open(content, actor=house.actor)
        read = time.perf_counter() - begun
        preview = house.imports.look(found, actor=house.actor)
        looked = time.perf_counter() - begun - read
        begun, cpu = time.perf_counter(), time.process_time()
        results = [result for batch in house.imports.store(found, actor=house.actor) for result in batch]
        stored, used = time.perf_counter() - begun, time.process_time() - cpu
        peer = _bare(house, Path(home) / "peer.db")
        house.close()
    as_seen = [r.result for r in results] == [r.result for r in preview.results]
    print("each row ended as it was looked at" if as_seen else "rows ended otherwise than they were looked at")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{kind} of {len(content) / 1e6:.1f} MB, {len(results)} rows")
    print(f"read                 {read:6.2f} s")
    print(f"looked at            {looked:6.2f} s ({1000 * looked / len(results):.2f} ms a row)")
    print(
        f"stored               {stored:6.2f} s ({len(results) / stored:.0f} rows/s; goal {GOAL_SECONDS} s for 10,000)"
    )
    print(f"  of which processor {used:6.2f} s")
    print(f"bare insert          {peer:6.2f} s")
    print(f"ratio                {stored / peer:6.1f}")
    print(f"most memory          {memory:6.0f} MB (goal {GOAL_MB} MB)")


def _content(count: int, kind: str) -> bytes:
    lines = csv_of(count, Clock().today()).splitlines()
    for place in range(20, len(lines), 20):
        lines[place] = lines[place - 10]
    content = "\n".join(lines).encode()
    if kind == "csv":
        return content
    grid = read_grid(content)
    columns = grid.lines[0].cells
    rows = [dict(zip(columns, line.cells, strict=True)) for line in grid.lines[1:]]
    return xlsx_file(columns, rows, "Lijst") if kind == "xlsx" else csv_file(columns, rows)


def _bare(house: House, target: Path) -> float:
    """Write what was stored into an empty encrypted file, in transactions of as many rows as ours."""
    with house.database.reading(house.actor) as reading:
        connection = reading.session.connection()
        tables = {name: connection.execute(sa.text(f"SELECT * FROM {name}")).fetchall() for name in TABLES}  # noqa: S608
    peer = dbapi2.connect(str(target), isolation_level=None)
    peer.execute(f"PRAGMA key=\"x'{bytes(32).hex()}'\"")
    peer.execute("PRAGMA journal_mode=WAL")
    for name in TABLES:
        columns = ", ".join(column.name for column in Base.metadata.tables[name].columns)
        peer.execute(f"CREATE TABLE {name} ({columns})")
    begun = time.perf_counter()
    for start in range(0, len(tables["referral"]), 100):
        peer.execute("BEGIN IMMEDIATE")
        for name, rows in tables.items():
            marks = ", ".join("?" * len(Base.metadata.tables[name].columns))
            peer.executemany(f"INSERT INTO {name} VALUES ({marks})", [tuple(row) for row in rows[start : start + 100]])  # noqa: S608
        peer.execute("COMMIT")
    taken = time.perf_counter() - begun
    peer.close()
    return taken


if __name__ == "__main__":
    main(*(int(word) if word.isdecimal() else word for word in sys.argv[1:]))  # type: ignore[arg-type]
