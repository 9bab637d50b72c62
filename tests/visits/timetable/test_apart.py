import json
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.visits.timetable import Effort, Timetable, make_timetable
from ks_desktop.visits.timetable.apart import WORD, end_all, make_apart
from tests.visits.timetable.makers import broken_rules, problem

BUSY = problem(3, visits=60, nurses=4, days=10)


def test_apart_the_plan_is_the_one_that_is_made_here_and_it_says_how_far_it_is() -> None:
    asked = problem(1, visits=12)
    told: list[tuple[float, int]] = []
    made = make_apart(asked, Effort(rounds=12), progress=lambda share, points: told.append((share, points)))
    assert made == make_timetable(asked, Effort(rounds=12))
    assert told[-1] == (1.0, made.points)
    assert [share for share, _points in told] == sorted(share for share, _points in told)


def test_when_it_is_stopped_the_best_so_far_is_kept() -> None:
    begun: list[float] = []

    def should_stop() -> bool:
        return bool(begun)

    made = make_apart(
        BUSY, Effort(rounds=100_000), should_stop=should_stop, progress=lambda *_told: begun.append(time.monotonic())
    )
    assert made.is_stopped
    assert made.placed
    assert not broken_rules(BUSY, made.placed)


def test_a_stop_that_was_pressed_before_it_began_still_gives_a_plan() -> None:
    made = make_apart(BUSY, should_stop=lambda: True)
    assert made.is_stopped
    assert made.placed


def test_when_the_process_is_lost_a_sentence_says_that_nothing_was_changed() -> None:
    heard = threading.Event()
    refused: list[UserError] = []

    def make() -> None:
        try:
            make_apart(BUSY, Effort(rounds=100_000), progress=lambda *_told: heard.set())
        except UserError as error:
            refused.append(error)

    maker = threading.Thread(target=make)
    maker.start()
    assert heard.wait(20)
    end_all()
    maker.join(20)
    assert [error.code for error in refused] == ["plan_broken"]


def test_a_process_that_cannot_be_started_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "weg"))
    with pytest.raises(UserError) as refused:
        make_apart(problem(1))
    assert refused.value.code == "plan_broken"


def test_who_stops_listening_takes_the_process_along() -> None:
    def broken(_share: float, _points: int) -> None:
        raise KeyboardInterrupt

    before = _children()
    with pytest.raises(KeyboardInterrupt):
        make_apart(BUSY, Effort(rounds=100_000), progress=broken)
    assert _children() == before


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows processes as files")
def test_when_whoever_asked_is_gone_the_process_ends_by_itself() -> None:
    script = (
        "import os, sys\n"
        "from ks_desktop.visits.timetable import Effort\n"
        "from ks_desktop.visits.timetable.apart import make_apart\n"
        "from tests.visits.timetable.test_apart import BUSY, _children\n"
        "def die(*told):\n"
        "    print(*_children(), flush=True)\n"
        "    os.kill(os.getpid(), 9)\n"
        "make_apart(BUSY, Effort(rounds=100_000), progress=die)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    (child,) = done.stdout.split()
    ended = time.monotonic() + 10
    while Path("/proc", child, "cmdline").exists() and WORD in Path("/proc", child, "cmdline").read_text("utf-8"):
        assert time.monotonic() < ended
        time.sleep(0.02)  # nothing to wait for but the process of another


def test_the_same_problem_gives_the_same_plan_in_every_process() -> None:
    script = (
        "import json\n"
        "from tests.visits.timetable.test_apart import BUSY, plain\n"
        "from ks_desktop.visits.timetable import Effort, make_timetable\n"
        "print(json.dumps(plain(make_timetable(BUSY, Effort(rounds=12)))))\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "77")
    }
    assert [json.loads(each) for each in said] == [plain(make_apart(BUSY, Effort(rounds=12)))]


def plain(made: Timetable) -> list[list[int]]:
    return [[one.visit, one.nurse, one.start] for one in made.placed]


def _children() -> list[str]:
    """Return the processes under this one that make a plan."""
    found = []
    for each in Path("/proc/self/task").glob("*/children"):
        for child in each.read_text("utf-8").split():
            line = Path("/proc", child, "cmdline")
            if line.exists() and WORD in line.read_text("utf-8"):
                found.append(child)
    return found
