"""Makes a plan in a process of its own, so that the window stays quick and a plan can be stopped at any moment.

Only numbers go there and come back, as lines of JSON through pipes; the process knows no woman, no key and no file. It
ends when it is told to, when its answer is given, and when whoever started it is gone: the pipe it listens to then
closes, however the program ended.
"""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Final

from ks_desktop.core import log
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.visits.timetable.effort import Effort, Progress
from ks_desktop.visits.timetable.engine import Timetable, make_timetable
from ks_desktop.visits.timetable.problem import Nurse, Placed, Problem, Shift, Visit, Window

WORD: Final = "make-plan"  # what the program is started with to make one plan
_STOP: Final = b"stop\n"
_LOOK_SECONDS: Final = 0.05  # between two looks at the Stop button
_GRACE_SECONDS: Final = 20.0  # for the round that is under way when it is stopped
_END_SECONDS: Final = 5.0
_NICER: Final = 5  # the window goes first
_NO_WINDOW: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_GONE: Final = None  # what the reader puts into the queue when the process says no more


def make_apart(
    problem: Problem,
    effort: Effort | None = None,
    *,
    should_stop: Callable[[], bool] = lambda: False,
    progress: Progress = lambda _share, _points: None,
    with_solver: bool | None = None,
) -> Timetable:
    """Return a plan as `make_timetable` does, made in a process of its own.

    Raises:
        UserError: the process could not be started, or ended without a plan. Nothing is lost.
    """
    try:
        child = _Child(_plain(problem) | {"rounds": (effort or Effort()).rounds, "with_solver": with_solver})
    except OSError as error:
        raise _broken("start") from error
    try:
        return _followed(child, should_stop, progress)
    finally:
        child.end()


def end_all() -> None:
    """End every plan that is being made, as when the program locks or closes; who waits for one is told."""
    with _living_lock:
        children = list(_living)
    for child in children:
        child.end()


class _Child:
    """The process, as its parent sees it."""

    def __init__(self, asked: dict[str, Any]) -> None:
        start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ks_desktop"]
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            [*start, WORD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        )
        with _living_lock:
            _living.append(self)
        self._said: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="make-plan", daemon=True)
        self._reader.start()
        text = json.dumps(asked, default=sorted).encode()
        self.tell(f"{len(text)}\n".encode() + text)

    def tell(self, line: bytes) -> None:
        """Say something to it; when it is gone, reading tells."""
        pipe = self._process.stdin
        if pipe is None or pipe.closed:
            return
        try:
            pipe.write(line)
            pipe.flush()
        except OSError:
            log.logger.warning("a plan that was being made is gone")

    def hear(self, seconds: float) -> dict[str, Any] | None:
        """Return what it said within so many seconds, None when it said nothing.

        Raises:
            UserError: it is gone.
        """
        try:
            line = self._said.get(timeout=seconds)
        except queue.Empty:
            return None
        if line is _GONE:
            raise _broken(str(self._process.poll()))
        said: dict[str, Any] = json.loads(line)
        return said

    def end(self) -> None:
        """End it, whatever it does; a second call does nothing."""
        with _living_lock:
            if self in _living:
                _living.remove(self)
        self._process.kill()
        self._process.wait(_END_SECONDS)
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):  # what was not written yet goes nowhere
                self._process.stdin.close()
        self._reader.join(_END_SECONDS)

    def _read(self) -> None:
        pipe = self._process.stdout
        if pipe is not None:
            for line in pipe:
                self._said.put(line)
            pipe.close()
        self._said.put(_GONE)


_living: Final[list[_Child]] = []
_living_lock: Final = threading.Lock()


def _followed(child: _Child, should_stop: Callable[[], bool], progress: Progress) -> Timetable:
    given_up: float | None = None
    while given_up is None or time.monotonic() < given_up:
        if given_up is None and should_stop():
            child.tell(_STOP)
            given_up = time.monotonic() + _GRACE_SECONDS
        said = child.hear(_LOOK_SECONDS)
        if said is not None and "points" in said:
            return _timetable(said)
        if said is not None:
            progress(said["share"], said["cost"])
    raise _broken("late")


def _timetable(said: dict[str, Any]) -> Timetable:
    return Timetable(
        placed=tuple(Placed(**one) for one in said["placed"]),
        unplaced=tuple(said["unplaced"]),
        points=said["points"],
        bound=said["bound"],
        is_stopped=said["is_stopped"],
    )


def _broken(why: str) -> UserError:
    log.logger.warning("no plan was made: %s", log.Word(why))
    return UserError(
        N_("Making the plan was broken off before it was done. Nothing was changed; try again."), code="plan_broken"
    )


def main() -> int:
    """Make one plan: a line of JSON with the problem comes in, lines that say how far it is go out, then the plan."""
    asked = json.loads(_taken_in())
    if hasattr(os, "nice"):
        os.nice(_NICER)
    stopped = threading.Event()
    threading.Thread(target=_listen, args=(stopped,), daemon=True).start()
    made = make_timetable(
        _problem(asked),
        Effort(rounds=asked["rounds"]),
        should_stop=stopped.is_set,
        progress=_tell_progress,
        with_solver=asked["with_solver"],
    )
    _say(asdict(made))
    return 0


def _taken_in() -> bytes:
    """Return the problem and not a byte more: what follows is for who listens."""
    with open(0, "rb", buffering=0, closefd=False) as source:
        left, parts = int(source.readline()), []
        while left and (part := source.read(left)):
            parts.append(part)
            left -= len(part)
    return b"".join(parts)


def _listen(stopped: threading.Event) -> None:
    """Wait for the word to stop; when nobody is there any more to say it, end at once."""
    while os.read(0, len(_STOP)):
        stopped.set()
    os._exit(1)


def _tell_progress(share: float, points: int) -> None:
    _say({"share": share, "cost": points})


def _say(said: dict[str, Any]) -> None:
    os.write(1, json.dumps(said).encode() + b"\n")


def _plain(problem: Problem) -> dict[str, Any]:
    return {
        "visits": [asdict(visit) for visit in problem.visits],
        "nurses": [asdict(nurse) for nurse in problem.nurses],
        "shifts": [asdict(shift) for shift in problem.shifts],
        "travel": problem.travel,
    }


def _problem(read: dict[str, Any]) -> Problem:
    return Problem(
        visits=tuple(_visit(each) for each in read["visits"]),
        nurses=tuple(Nurse(**each) for each in read["nurses"]),
        shifts=tuple(Shift(**each) for each in read["shifts"]),
        travel=read["travel"],
    )


def _visit(read: dict[str, Any]) -> Visit:
    read["nurses"] = frozenset(read["nurses"])
    read["windows"] = tuple(Window(**each) for each in read["windows"])
    read["fixed"] = tuple(read["fixed"]) if read["fixed"] else None
    return Visit(**read)
