"""Run the faults and print the figures; exit 1 when a promise was broken.

python -m tests.faults --count small   under a minute, in every check of a change
python -m tests.faults --count full    the numbers that the documentation promises
"""

import argparse
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from tests.faults.flips import flip_database, flip_key_file, flip_log, flip_mark
from tests.faults.fuzz import fuzz
from tests.faults.kills import (
    can_kill,
    kill_while_rewriting_the_key,
    kill_while_saving,
    kill_while_updating,
)
from tests.faults.recording import can_record
from tests.faults.tampering import tamper


class Figures(Protocol):
    """What faults did."""

    def is_good(self) -> bool:
        """Tell whether every promise was kept, and something was tried at all."""

    def line(self) -> str:
        """Return the figures in one line."""


Try = tuple[str, Callable[[], Figures]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How often each fault is tried."""

    kills: int
    update_kills: int
    key_kills: int
    database_flips: int
    key_flips: int
    tampering: int
    backups: int
    log_flips: int
    mark_flips: int
    rekey_kills: int
    full_disks: int
    refused_writes: int
    power_losses: int
    inputs: int


COUNTS: Final = {
    "small": Counts(
        kills=40,
        update_kills=12,
        key_kills=25,
        database_flips=150,
        key_flips=400,
        tampering=4,
        backups=4,
        log_flips=60,
        mark_flips=400,
        rekey_kills=4,
        full_disks=60,
        refused_writes=5,
        power_losses=50,
        inputs=1_000,
    ),
    "full": Counts(
        kills=600,
        update_kills=200,
        key_kills=400,
        database_flips=1_500,
        key_flips=4_000,
        tampering=100,
        backups=100,
        log_flips=1_500,
        mark_flips=4_000,
        rekey_kills=100,
        full_disks=1_000,
        refused_writes=125,
        power_losses=2_000,
        inputs=100_000,
    ),
}


def main(arguments: list[str]) -> int:
    """Run all faults as often as asked; return 0 when every promise was kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description="faults on purpose")
    parser.add_argument("--count", choices=sorted(COUNTS), default="small")
    counts = COUNTS[parser.parse_args(arguments).count]
    good = True
    with tempfile.TemporaryDirectory() as name:
        tries: list[Try] = [("inputs thrown at every door", lambda: _fuzz_apart(counts.inputs))]
        tries += [*_flips(Path(name), counts), *(_kills(Path(name), counts) if can_kill() else ())]
        if can_record():
            tries += _recorded(Path(name), counts)
        else:
            sys.stdout.write("power losses: not tried, this computer has no strace or does not let it look\n")
        for title, attempt in tries:
            began = time.monotonic()
            figures = attempt()
            good = good and figures.is_good()
            verdict = "ok" if figures.is_good() else "BROKEN"
            sys.stdout.write(f"{title}: {figures.line()} [{verdict}, {time.monotonic() - began:.0f} s]\n")
            sys.stdout.flush()
    return 0 if good else 1


def _fuzz_apart(inputs: int) -> Figures:
    # In a process of its own: it leaves forms of the window behind, which nothing that forks after it may find.
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as apart:
        return apart.submit(fuzz, inputs).result()


def _flips(folder: Path, counts: Counts) -> list[Try]:
    return [
        ("flipped bits, database", lambda: flip_database(folder, counts.database_flips)),
        ("flipped bits, write-ahead log", lambda: flip_log(folder, counts.log_flips)),
        ("flipped bits, mark", lambda: flip_mark(folder, counts.mark_flips)),
        ("flipped bits, key file", lambda: flip_key_file(folder, counts.key_flips)),
        ("tampering with the log", lambda: tamper(folder / "tampering", counts.tampering)),
    ]


def _kills(folder: Path, counts: Counts) -> list[Try]:
    from tests.faults.backups import flip_backup, full_while_backing_up, kill_while_backing_up
    from tests.faults.full import fill_while_saving
    from tests.faults.rekeying import kill_while_rekeying

    return [
        ("flipped bits, backup", lambda: flip_backup(folder, counts.backups)),
        ("kill -9 while backing up", lambda: kill_while_backing_up(folder, counts.backups)),
        ("disk full while backing up", lambda: full_while_backing_up(folder, counts.backups)),
        ("disk full while saving", lambda: fill_while_saving(folder / "full-saving", counts.full_disks)),
        ("kill -9 while saving", lambda: kill_while_saving(folder, counts.kills)),
        ("kill -9 while updating", lambda: kill_while_updating(folder, counts.update_kills)),
        ("kill -9 while rekeying", lambda: kill_while_rekeying(folder, counts.rekey_kills)),
        ("kill -9 while writing the key file", lambda: kill_while_rewriting_the_key(folder, counts.key_kills)),
    ]


def _recorded(folder: Path, counts: Counts) -> list[Try]:
    from tests.faults.full import refuse_from_each_write
    from tests.faults.power import lose_power

    return [
        ("disk full from each write on", lambda: refuse_from_each_write(folder / "each", counts.refused_writes)),
        ("power lost while saving", lambda: lose_power(folder / "power", counts.power_losses)),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
