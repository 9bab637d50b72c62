"""Run the faults and print the figures; exit 1 when a promise was broken.

python -m tests.faults --count small   under a minute, in every check of a change
python -m tests.faults --count full    the numbers that the documentation promises
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.faults.flips import FlipFigures, flip_database, flip_key_file
from tests.faults.kills import (
    KillFigures,
    WholeFigures,
    can_kill,
    kill_while_rewriting_the_key,
    kill_while_saving,
    kill_while_updating,
)
from tests.faults.tampering import TamperFigures, tamper


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


COUNTS: Final = {
    "small": Counts(kills=60, update_kills=20, key_kills=40, database_flips=150, key_flips=400, tampering=4, backups=8),
    "full": Counts(
        kills=1_000, update_kills=200, key_kills=400, database_flips=1_500, key_flips=4_000, tampering=100, backups=200
    ),
}


def main(arguments: list[str]) -> int:
    """Run all faults as often as asked; return 0 when every promise was kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description="faults on purpose")
    parser.add_argument("--count", choices=sorted(COUNTS), default="small")
    counts = COUNTS[parser.parse_args(arguments).count]
    good = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tries: list[tuple[str, Callable[[], KillFigures | WholeFigures | FlipFigures | TamperFigures]]] = [
            ("flipped bits, database", lambda: flip_database(folder, counts.database_flips)),
            ("flipped bits, key file", lambda: flip_key_file(folder, counts.key_flips)),
            ("tampering with the log", lambda: tamper(folder / "tampering", counts.tampering)),
        ]
        if can_kill():
            from tests.faults.backups import flip_backup, full_while_backing_up, kill_while_backing_up

            tries += [
                ("flipped bits, backup", lambda: flip_backup(folder, counts.backups)),
                ("kill -9 while backing up", lambda: kill_while_backing_up(folder, counts.backups)),
                ("disk full while backing up", lambda: full_while_backing_up(folder, counts.backups)),
                ("kill -9 while saving", lambda: kill_while_saving(folder, counts.kills)),
                ("kill -9 while updating", lambda: kill_while_updating(folder, counts.update_kills)),
                ("kill -9 while writing the key file", lambda: kill_while_rewriting_the_key(folder, counts.key_kills)),
            ]
        for title, attempt in tries:
            began = time.monotonic()
            figures = attempt()
            good = good and figures.is_good()
            verdict = "ok" if figures.is_good() else "BROKEN"
            sys.stdout.write(f"{title}: {figures.line()} [{verdict}, {time.monotonic() - began:.0f} s]\n")
            sys.stdout.flush()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
