"""Set-up knows when it has to do something, tells what to type, and runs every check."""

import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from tools import dev


def test_the_fingerprint_follows_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_bytes(dev.LOCK.read_bytes())
    monkeypatch.setattr(dev, "LOCK", lock)
    before = dev.fingerprint()
    assert dev.fingerprint() == before
    lock.write_bytes(lock.read_bytes() + b"# one line more\n")
    assert dev.fingerprint() != before


def test_an_old_python_is_told_which_one_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.dev.sys", SimpleNamespace(version_info=(3, 9), version="3.9.2 (default)"))
    with pytest.raises(dev.SetUpError, match=r"Python 3\.11 or newer"):
        dev.install()


def test_qt_starts_here_without_a_complaint() -> None:
    assert dev.qt_complaint("offscreen") == ""


def test_a_qt_that_does_not_start_gives_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda _name: "/usr/bin/apt-get")
    with pytest.raises(dev.SetUpError, match=r"sudo apt-get install .* libegl1 libgl1"):
        dev.start_qt("no-such-platform", dev.LIBRARIES)


def test_a_screen_is_seen_by_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.dev.sys", SimpleNamespace(platform="linux"))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not dev.has_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert dev.has_display()


def test_the_first_failing_check_stops_the_rest(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    checks = (("one", ("-c", "print('ran')")), ("two", ("-c", "raise SystemExit(3)")), ("three", ("-c", "print('x')")))
    monkeypatch.setattr(dev, "CHECKS", checks)
    monkeypatch.setattr(dev, "PYTEST", ("-c", "import time; time.sleep(600)"))
    assert dev.test() == 3
    shown = capfd.readouterr().out
    assert "== one\nran\n== two\n" in shown
    assert "three" not in shown


def test_a_set_up_step_that_fails_is_named() -> None:
    with pytest.raises(dev.SetUpError, match="Set-up stopped at: -c raise SystemExit"):
        dev.ours("-c", "raise SystemExit(1)")


def test_set_up_asks_for_a_lock_with_hashes_and_without_addresses() -> None:
    lock = dev.LOCK.read_text(encoding="utf-8")
    assert "--hash=sha256:" in lock
    assert "://" not in lock
    assert "index-url" not in lock


def test_python_without_pip_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise subprocess.CalledProcessError(1, "ensurepip")

    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr("venv.create", refuse)
    with pytest.raises(dev.SetUpError, match="apt install python3-venv"):
        dev.make_environment()


@pytest.mark.skipif(dev.IS_WINDOWS, reason="the stand-in for Python is a shell script")
def test_without_a_screen_the_main_job_and_the_pictures_are_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\necho "$QT_QPA_PLATFORM $*"\n', encoding="ascii")
    python.chmod(0o700)
    monkeypatch.setattr(dev, "PYTHON", python)
    monkeypatch.setattr("tools.dev.sys", SimpleNamespace(platform="linux"))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert dev.run() == 0
    shown = capfd.readouterr().out.splitlines()
    assert shown[0].startswith("No screen here")
    assert shown[1:] == [
        "offscreen -m ks_desktop rehearse --out out",
        "offscreen -m ks_desktop screens --out out",
    ]


def test_what_is_run_keeps_what_python_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert dev.ours_code("-c", "import sys; sys.exit(sys.dont_write_bytecode)") == 0
    assert dev.ours_code("-c", "import os, sys; sys.exit(os.environ['ONE'] != '1')", settings={"ONE": "1"}) == 0
