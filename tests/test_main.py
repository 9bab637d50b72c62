import os
import subprocess
import sys
from pathlib import Path

import pytest

from ks_desktop.__main__ import main
from tests.conftest import ROOT

# Opens the window as `main` does and closes it when it has been painted; says what was there by then.
WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
application = QApplication(["x"])
def close():
    shown = [widget for widget in application.topLevelWidgets() if widget.isVisible()]
    print(type(shown[0]).__name__, shown[0].width() > 0)
    for widget in shown:
        widget.close()
QTimer.singleShot(200, close)
from ks_desktop.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def python(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        timeout=120,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def loaded_after(statement: str) -> set[str]:
    ended = python("-c", f"import sys\n{statement}\nprint(*sys.modules)")
    assert ended.returncode == 0, ended.stderr
    return {name.partition(".")[0] for name in ended.stdout.splitlines()[-1].split()}


def test_a_word_runs_a_command() -> None:
    ended = python("-m", "ks_desktop", "--version")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("KS Huisbezoek ")


def test_an_unknown_word_is_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["bestaat-niet"])
    assert ended.value.code == 2
    assert "ks-desktop" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--data", "map", "verify"], ["--practice", "list"]])
def test_a_command_after_the_options_is_refused_and_opens_no_window(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "zet de opdracht vooraan" in capsys.readouterr().err


def test_nothing_heavy_comes_with_the_start_and_no_screen_with_a_command(tmp_path: Path) -> None:
    assert not loaded_after("import ks_desktop.__main__") & {"PySide6", "sqlalchemy", "reportlab"}
    run = "from ks_desktop.__main__ import main\nmain(['verify', '--data', %r, '--passphrase-file', %r])"
    zin = tmp_path / "zin.txt"
    zin.write_text("een twee drie vier", encoding="utf-8")
    zin.chmod(0o600)
    loaded = loaded_after(run % (str(tmp_path), str(zin)))
    assert "sqlalchemy" in loaded
    assert "PySide6" not in loaded


@pytest.mark.parametrize("form", ["--data {}", "--data={}"])
def test_without_a_command_the_window_opens_on_a_folder_and_closes(tmp_path: Path, form: str) -> None:
    ended = python("-c", WINDOW, *form.format(tmp_path / "leeg").split())
    assert (ended.returncode, ended.stdout.strip()) == (0, "Shell True"), ended.stderr
    assert not (tmp_path / "leeg").exists()  # only looked at


def test_practice_opens_a_window(tmp_path: Path) -> None:
    ended = python("-c", WINDOW, "--practice", "--data", str(tmp_path / "leeg"))
    assert (ended.returncode, ended.stdout.strip()) == (0, "Shell True"), ended.stderr
