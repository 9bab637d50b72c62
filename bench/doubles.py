"""How many double records are found, how many pairs are none, how long a question takes; beside two simple peers.

    python -m bench.doubles                                 generated sets: seeds and styles, worst last
    python -m bench.doubles --women 20000 --doubles 1000 --seed 7
    python -m bench.doubles SET.csv [--pairs PAIRS.csv]     a foreign set in the format of an import

The women go through the import into a new encrypted file, and what is counted is what the tray "Dubbel?" shows, with
the rows that the import itself filed with a woman it knew. PAIRS.csv has two columns: the rows of SET.csv (the first
below the header is 1) that are one woman. Goal: recall 0.98 at precision 0.95, 50 ms a question at 20,000 women.
"""

import argparse
import csv
import io
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from rapidfuzz import fuzz, process

from bench.doubles_data import STYLES, generate, rows
from ks_desktop import house as houses
from ks_desktop.core.clock import Clock
from ks_desktop.house import House
from ks_desktop.security.vault import Cost

Pairs = set[tuple[int, int]]
GOAL_RECALL: Final = 0.98
GOAL_PRECISION: Final = 0.95
GOAL_MS: Final = 50
_SENTENCE: Final = "een zin van vier woorden"
_CHEAP: Final = Cost(passes=1, memory_kib=8 * 1024, lanes=1)
_ASKED: Final = 300
_PEER_SCORE: Final = 90
_PEER_MOST: Final = 3_000  # every name with every name takes minutes beyond this


def main() -> None:
    """Measure a generated or a foreign set."""
    parser = argparse.ArgumentParser()
    parser.add_argument("set", nargs="?", type=Path)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--women", type=int, default=20_000)
    parser.add_argument("--doubles", type=int, default=1_000)
    parser.add_argument("--seed", type=int, action="append")
    parser.add_argument("--style", action="append", choices=STYLES)
    asked = parser.parse_args()
    if asked.set:
        text = io.StringIO(asked.set.read_text("utf-8-sig"))
        table: list[dict[str, str]] = list(csv.DictReader(text, delimiter=_delimiter(asked.set)))
        truth = _read_pairs(asked.pairs) if asked.pairs else None
        _measure(str(asked.set), table, truth)
        return
    found = []
    for seed in asked.seed or (11, 12, 13):
        today = Clock().today()
        styles = tuple(asked.style or STYLES)
        made = generate(asked.women, asked.doubles, seed=seed, today=today, styles=styles)
        found.append(_measure(f"seed {seed}", list(rows(made, today)), set(made.pairs)))
    worst = min(found)
    print(f"worst: recall {worst[0]:.4f} (goal {GOAL_RECALL}), precision {min(p for _, p in found):.4f}")


def _delimiter(path: Path) -> str:
    head = path.read_text("utf-8-sig").splitlines()[0]
    return max(";,\t|", key=head.count)


def _read_pairs(path: Path) -> Pairs:
    pairs = set()
    for row in csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=_delimiter(path)):
        numbers = [int(cell) for cell in row if cell.strip().isdigit()]
        if len(numbers) == 2:
            pairs.add((min(numbers) - 1, max(numbers) - 1))
    return pairs


def _measure(name: str, table: Sequence[Mapping[str, str]], truth: Pairs | None) -> tuple[float, float]:
    with TemporaryDirectory() as folder:
        house, _code = houses.create(Path(folder), "proef", _SENTENCE, cost=_CHEAP)
        try:
            return _measured(house, name, table, truth)
        finally:
            house.close()


def _measured(house: House, name: str, table: Sequence[Mapping[str, str]], truth: Pairs | None) -> tuple[float, float]:
    begun = time.perf_counter()
    women = _import(house, table)
    took = time.perf_counter() - begun
    found = _found(house, women)
    ms = _question_times(house, table)
    quick = f"{statistics.median(ms):.1f} ms a question (p99 {sorted(ms)[int(len(ms) * 0.99)]:.1f}; goal {GOAL_MS})"
    print(f"{name}: {len(table)} rows in {took:.1f} s ({len(table) / took:.0f} a second), {quick}")
    if truth is None:
        print(f"  {len(found)} pairs found")
        return 0.0, 0.0
    scored = _say("ks-desktop", found, truth)
    _say("same name and birth date", _exact(table), truth)
    if len(table) <= _PEER_MOST:
        _say(f"WRatio over {_PEER_SCORE}", _fuzzy(table), truth)
    return scored


def _import(house: House, table: Sequence[Mapping[str, str]]) -> dict[int, str]:
    """Take the rows in, and return which woman each row lies with."""
    names = list(dict.fromkeys(name for row in table for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, delimiter=";")
    writer.writeheader()
    writer.writerows(table)
    results = list(house.imports.take(out.getvalue().encode(), actor=house.actor)[1])
    with house.database.reading(house.actor) as reading:
        lines = house.referrals.lines([r.referral_id for r in results if r.referral_id], reading=reading)
    woman = {line.referral.id: str(line.client_id) for line in lines}
    return {result.row - results[0].row: woman[result.referral_id] for result in results if result.referral_id}


def _found(house: House, women: Mapping[int, str]) -> Pairs:
    at: dict[str, list[int]] = defaultdict(list)
    for row, woman in women.items():
        at[woman].append(row)
    filed = {pair for places in at.values() for pair in combinations(sorted(places), 2)}
    with house.database.reading(house.actor) as reading:
        pairs = house.likenesses.pairs(reading=reading)
    return filed | {
        (min(one, other), max(one, other))
        for first, second in pairs
        for one in at[str(first)][:1]
        for other in at[str(second)][:1]
    }


def _question_times(house: House, table: Sequence[Mapping[str, str]]) -> list[float]:
    times = []
    for row in table[:: max(1, len(table) // _ASKED)]:
        begun = time.perf_counter()
        house.doubles.while_typing(row, actor=house.actor)
        times.append(1_000 * (time.perf_counter() - begun))
    return times


def _say(name: str, found: Pairs, truth: Pairs) -> tuple[float, float]:
    right = len(found & truth)
    recall, precision = right / max(1, len(truth)), right / max(1, len(found))
    f1 = 2 * recall * precision / max(1e-9, recall + precision)
    print(f"  {name:26} recall {recall:.4f}  precision {precision:.4f}  F1 {f1:.4f}  ({len(found)} pairs)")
    return recall, precision


def _name(row: Mapping[str, str]) -> str:
    return " ".join(row.get(part) or "" for part in ("given_name", "birth_surname", "birth_date")).casefold()


def _exact(table: Iterable[Mapping[str, str]]) -> Pairs:
    at: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(table):
        at[_name(row)].append(place)
    return {pair for places in at.values() for pair in combinations(places, 2)}


def _fuzzy(table: Sequence[Mapping[str, str]]) -> Pairs:
    names = [_name(row) for row in table]
    return {
        (one, other)
        for one, name in enumerate(names)
        for _text, _score, other in process.extract(
            name, names, scorer=fuzz.WRatio, score_cutoff=_PEER_SCORE, limit=None
        )
        if one < other
    }


if __name__ == "__main__":
    main()
