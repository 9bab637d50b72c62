"""Throw inputs at every door of the program; whatever is no answer of ours (`KsError`, or simply going on) is a bug.

Run beside the other faults, or alone:

python -m tests.faults.fuzz --count 100000 [--seed 41] [--door NAME ...]
"""

import argparse
import contextlib
import os
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from ks_desktop.core.errors import KsError

SEED: Final = 41
_MOST_SHOWN: Final = 3
Throw = Callable[[random.Random], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """One way in.

    Attributes:
        share: of all inputs, how many parts go here: cheap doors get more.
        throw: makes an input from chance and hands it in.
        also: errors of its own that are answers too.
    """

    name: str
    share: int
    throw: Throw
    also: tuple[type[Exception], ...] = ()


@dataclass(slots=True, kw_only=True)
class DoorFigures:
    """What one door answered."""

    name: str
    inputs: int = 0
    refused: int = 0
    unhandled: int = 0
    slowest: float = 0.0
    seconds: float = 0.0
    shown: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Return the figures in one line."""
        return (
            f"{self.name}: {self.inputs} inputs, {self.refused} refused in words, {self.unhandled} unhandled, "
            f"slowest {self.slowest * 1000:.0f} ms, {self.seconds:.0f} s"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FuzzFigures:
    """What all doors answered together. `unhandled` must be 0."""

    doors: tuple[DoorFigures, ...]

    def is_good(self) -> bool:
        """Tell whether every door was tried, and each answer was one of ours."""
        return bool(self.doors) and all(door.inputs and not door.unhandled for door in self.doors)

    def line(self) -> str:
        """Return the figures in one line."""
        inputs, refused = sum(one.inputs for one in self.doors), sum(one.refused for one in self.doors)
        unhandled = sum(one.unhandled for one in self.doors)
        return f"{inputs} inputs at {len(self.doors)} doors, {refused} refused in words, {unhandled} unhandled"


def knock(door: Door, count: int, seed: int) -> DoorFigures:
    """Throw so many inputs at one door; the same seed throws the same."""
    figures = DoorFigures(name=door.name)
    began = time.monotonic()
    for number in range(count):
        name = f"{seed}/{door.name}/{number}"
        at = time.monotonic()
        try:
            door.throw(random.Random(name))  # noqa: S311 - the same inputs in each run
        except Exception as error:  # noqa: BLE001 - what is looked for
            is_answer = isinstance(error, (KsError, *door.also))
            figures.refused += is_answer
            figures.unhandled += not is_answer
            if not is_answer and len(figures.shown) < _MOST_SHOWN:
                figures.shown.append(f"{name}: {''.join(traceback.format_exception(error)[-3:])}")
        figures.inputs += 1
        figures.slowest = max(figures.slowest, time.monotonic() - at)
    figures.seconds = time.monotonic() - began
    return figures


def fuzz(count: int, *, seed: int = SEED, only: Iterable[str] = (), tell: Callable[[str], object] = str) -> FuzzFigures:
    """Throw so many inputs in all, shared out over the doors."""
    from tests.faults.doors import opened_doors

    wanted = set(only)
    done = []
    with tempfile.TemporaryDirectory() as folder, _quiet(), opened_doors(Path(folder)) as every:
        doors = [door for door in every if not wanted or door.name in wanted]
        parts = sum(door.share for door in doors)
        for door in doors:
            done.append(knock(door, max(1, round(count * door.share / parts)), seed))
            tell(done[-1].line())
            for shown in done[-1].shown:
                tell(shown)
    return FuzzFigures(doors=tuple(done))


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    # Libraries of others write what they think of a broken file on the console.
    import logging
    import warnings

    logging.disable(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
    logging.disable(logging.NOTSET)


def main(arguments: list[str]) -> int:
    """Run alone; return 0 when nothing was unhandled."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.fuzz")
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--door", action="append", default=[])
    asked = parser.parse_args(arguments)

    def tell(line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    figures = fuzz(asked.count, seed=asked.seed, only=asked.door, tell=tell)
    tell(figures.line())
    return 0 if figures.is_good() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
