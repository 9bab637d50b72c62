"""Window visible: ours beside the login window of tryton-client, warm, in one run.

    python -m bench.start [runs]

Needs Xvfb, xdotool and tryton-client (Debian). Goal: at most 1.3 times the peer, at most 200 MB.
"""

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from bench.display import screen, seconds_to_window

GOAL = 1.3
GOAL_MB = 200


def main(runs: int = 7) -> None:
    """Start each program in turn, first once to warm the disk cache, and print medians and the ratio."""
    peer = shutil.which("tryton-client") or shutil.which("tryton")
    if peer is None:
        raise SystemExit("tryton-client is not installed: apt-get install tryton-client")
    with screen() as environment, tempfile.TemporaryDirectory() as home:
        environment |= {"HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home}
        commands = {
            "ks-desktop": ([sys.executable, "-m", "ks_desktop"], "KS Huisbezoek"),
            "at work": ([sys.executable, "-m", "ks_desktop", "--practice"], "oefenen|practice"),
            "tryton-client": ([peer, "-c", str(Path(home) / "tryton.conf")], "Tryton|Login|Inloggen"),
        }
        taken: dict[str, list[float]] = {name: [] for name in commands}
        memory: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(runs + 1):
            for name, (command, title) in commands.items():
                seconds, megabytes = seconds_to_window(command, title, environment)
                if turn:
                    taken[name].append(seconds)
                    memory[name].append(megabytes)
    for name in commands:
        print(
            f"{name:14} window {statistics.median(taken[name]):.3f} s   memory {statistics.median(memory[name]):.0f} MB"
        )
    ratio = statistics.median(taken["ks-desktop"]) / statistics.median(taken["tryton-client"])
    print(f"ratio {ratio:.2f} (goal {GOAL}); memory goal {GOAL_MB} MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
