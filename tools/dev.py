"""Set up, run or test the program with nothing but Python: `python3 tools/dev.py setup|run|test`.

Standard library only: this file runs before anything is installed. It makes `.venv`, installs `requirements.lock` with
hashes and the project itself, compiles the Dutch texts and sees whether Qt starts. On Debian and Ubuntu, as root, it
installs the system libraries that Qt lacks; elsewhere it prints the one line to type.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
VENV: Final = ROOT / ".venv"
LOCK: Final = ROOT / "requirements.lock"
STAMP: Final = VENV / "set-up.sha256"
IS_WINDOWS: Final = sys.platform == "win32"
PYTHON: Final = VENV / ("Scripts/python.exe" if IS_WINDOWS else "bin/python")

# Debian and Ubuntu names. The first list lets Qt draw without a screen, the second adds a screen and printing.
LIBRARIES: Final = ("libegl1", "libgl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1", "libglib2.0-0", "libbrotli1")
SCREEN_LIBRARIES: Final = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libx11-xcb1",
    "libcups2",
)
PROBE: Final = (
    "from PySide6 import QtPdf, QtPdfWidgets, QtPrintSupport, QtSvg, QtWidgets\n"
    "application = QtWidgets.QApplication([])\n"
)
CHECKS: Final = (
    ("ruff check", ("-m", "ruff", "check", ".")),
    ("ruff format --check", ("-m", "ruff", "format", "--check", ".")),
    ("mypy", ("-m", "mypy")),
    ("import contracts", ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")),
    ("texts", ("tools/texts.py", "check")),
)

PYTEST: Final = ("-m", "pytest")


class SetUpError(Exception):
    """Set-up cannot go on; the sentence says what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one of the three words and return the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py", description="Set up, run or test KS Huisbezoek")
    parser.add_argument("word", choices=("setup", "run", "test"))
    word = parser.parse_args(arguments).word
    try:
        set_up()
        if word == "run":
            return run()
        return test() if word == "test" else 0
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def set_up() -> None:
    """Bring `.venv` up to date; does next to nothing when nothing changed.

    Raises:
        SetUpError: something is lacking that this program may not or cannot install.
    """
    wanted = fingerprint()
    if not (PYTHON.is_file() and STAMP.is_file() and STAMP.read_text(encoding="ascii") == wanted):
        install()
        start_qt("offscreen", LIBRARIES)
        STAMP.write_text(wanted, encoding="ascii")
    ours("tools/texts.py", "compile", quiet=True)


def fingerprint() -> str:
    """Return what the installed environment depends on, as one SHA-256."""
    digest = hashlib.sha256()
    for part in (LOCK, ROOT / "pyproject.toml", Path(__file__)):
        digest.update(hashlib.sha256(part.read_bytes()).digest())
    digest.update(f"{sys.version_info[:2]} {ROOT}".encode())
    return digest.hexdigest()


def install() -> None:
    """Make the environment and install the locked packages and the project itself."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what tells a newcomer so
        raise SetUpError(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}.")
    if not PYTHON.is_file():
        print("Making .venv ...", flush=True)
        make_environment()
    print("Installing the locked packages ...", flush=True)
    pip = ("-m", "pip", "--disable-pip-version-check", "--quiet")
    ours(*pip, "install", "--require-hashes", "--no-deps", "-r", str(LOCK))
    ours(*pip, "install", "--no-build-isolation", "--no-deps", "--editable", str(ROOT))


def make_environment() -> None:
    """Make `.venv` with pip in it."""
    try:
        venv.create(VENV, with_pip=True, symlinks=not IS_WINDOWS)
    except subprocess.CalledProcessError as error:  # Debian ships Python without ensurepip
        shutil.rmtree(VENV, ignore_errors=True)
        raise SetUpError("Python cannot make an environment. On Debian or Ubuntu: apt install python3-venv") from error


def start_qt(platform: str, libraries: Sequence[str]) -> None:
    """See whether Qt starts on a platform; install the libraries it lacks where that may be done.

    Raises:
        SetUpError: Qt does not start; the message holds the line to type.
    """
    complaint = qt_complaint(platform)
    if not complaint:
        return
    line = f"apt-get install --yes --no-install-recommends {' '.join(libraries)}"
    if shutil.which("apt-get") is None:
        raise SetUpError(f"{complaint}\nQt does not start. Install what Debian calls: {' '.join(libraries)}")
    if os.geteuid() != 0:
        raise SetUpError(f"{complaint}\nQt does not start. Type: sudo {line}")
    print("Installing the system libraries that Qt needs ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(("apt-get", "update", "--quiet"), stdout=subprocess.DEVNULL, env=environment, check=False)
    subprocess.run(line.split(), stdout=subprocess.DEVNULL, env=environment, check=False)
    complaint = qt_complaint(platform)
    if complaint:
        raise SetUpError(f"{complaint}\nQt still does not start on platform {platform!r}.")


def qt_complaint(platform: str) -> str:
    """Return what Qt says when it does not start on a platform (empty: the system's own), or nothing."""
    environment = {**os.environ, **({"QT_QPA_PLATFORM": platform} if platform else {})}
    probe = subprocess.run((PYTHON, "-c", PROBE), capture_output=True, text=True, env=environment, check=False)
    if probe.returncode == 0:
        return ""
    return (probe.stderr.strip() or f"exit code {probe.returncode}").splitlines()[-1]


def run() -> int:
    """Open practice mode, or do the main job without a screen when there is none."""
    if has_display():
        if sys.platform == "linux":
            start_qt("", (*LIBRARIES, *SCREEN_LIBRARIES))
        return ours_code("-m", "ks_desktop", "--practice")
    print("No screen here: doing the main job without one; see the folder 'out'.", flush=True)
    unseen = {"QT_QPA_PLATFORM": "offscreen"}
    code = ours_code("-m", "ks_desktop", "rehearse", "--out", "out", settings=unseen)
    return code or ours_code("-m", "ks_desktop", "screens", "--out", "out", settings=unseen)


def has_display() -> bool:
    """Return whether a window can be shown."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def test() -> int:
    """Run every check, pytest last, and stop at the first that fails."""
    # Meanwhile pytest makes ready every test file, and keeps that: else each of its workers would do it for itself.
    words_to_collect = (PYTHON, *PYTEST, "--collect-only")
    collecting = subprocess.Popen(words_to_collect, stdout=subprocess.DEVNULL, cwd=ROOT, env=surroundings())
    try:
        for name, words in CHECKS:
            print(f"== {name}", flush=True)
            code = ours_code(*words)
            if code:
                collecting.kill()
                return code
    finally:
        collecting.wait()
    print("== pytest", flush=True)
    # Once: a test that fails beside others has a reason. One more at a time than there are cores: some tests wait.
    return ours_code(*PYTEST, "-n", str(1 + (os.cpu_count() or 1)), "--dist", "worksteal")


def ours(*words: str, quiet: bool = False) -> None:
    """Run a command of the environment that must succeed.

    Raises:
        SetUpError: it did not; what it said stands above.
    """
    output = subprocess.DEVNULL if quiet else None
    done = subprocess.run((PYTHON, *words), cwd=ROOT, stdout=output, check=False)
    if done.returncode:
        raise SetUpError(f"Set-up stopped at: {' '.join(words)}")


def ours_code(*words: str, settings: Mapping[str, str] | None = None) -> int:
    """Run a command of the environment and return its exit code."""
    environment = {**surroundings(), **(settings or {})}
    return subprocess.run((PYTHON, *words), cwd=ROOT, env=environment, check=False).returncode


def surroundings() -> dict[str, str]:
    """Return the environment without the word that keeps Python from keeping what it compiled.

    Where it is set, each program that the tests start compiles everything anew.
    """
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


if __name__ == "__main__":
    sys.exit(main())
