"""A screen of our own and a way to see when a window is visible on it."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

POLL_SECONDS: Final = 0.01  # xdotool's own --sync rounds to half a second
PATIENCE_SECONDS: Final = 20.0
_NUMBER: Final = 97


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Give the environment of an empty virtual screen.

    Raises:
        FileNotFoundError: Xvfb or xdotool is not installed.
    """
    for tool in ("Xvfb", "xdotool"):
        if shutil.which(tool) is None:
            raise FileNotFoundError(tool)
    server = subprocess.Popen(
        ["Xvfb", f":{_NUMBER}", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"],
        stderr=subprocess.DEVNULL,
    )
    environment = {**os.environ, "DISPLAY": f":{_NUMBER}", "QT_QPA_PLATFORM": "xcb", "XDG_SESSION_TYPE": "x11"}
    try:
        while not Path(f"/tmp/.X11-unix/X{_NUMBER}").exists():  # noqa: S108 - where X servers put it
            time.sleep(POLL_SECONDS)
        yield environment
    finally:
        server.terminate()
        server.wait()


def seconds_to_window(command: Sequence[str], title: str, environment: dict[str, str]) -> tuple[float, float]:
    """Start a program and return seconds until a window of that title is visible, and its memory then.

    Returns:
        Seconds, and resident memory in MB two seconds after the window came.
    Raises:
        TimeoutError: no window came.
    """
    begun = time.perf_counter()
    program = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        while time.perf_counter() - begun < PATIENCE_SECONDS:
            found = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", title],
                env=environment,
                capture_output=True,
                check=False,
            )
            if found.stdout.strip():
                taken = time.perf_counter() - begun
                time.sleep(2)
                return taken, resident_mb(program.pid)
            time.sleep(POLL_SECONDS)
        raise TimeoutError(title)
    finally:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()


def resident_mb(process: int) -> float:
    """Return the resident memory of a process in MB (Linux)."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
