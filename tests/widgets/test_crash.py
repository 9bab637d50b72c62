import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.crash import EXIT_CODE, CrashGuard, CrashWindow, describe
from ks_desktop.widgets.parts import Prose
from tests.widgets.hands import child

NAME = "Aylin Kaya"


def read(name: str) -> str:
    ages: dict[str, str] = {}
    try:
        return ages[name]
    except KeyError as error:
        msg = f"cannot read {name}"
        raise ValueError(msg) from error


def broken() -> BaseException:
    with pytest.raises(ValueError, match="cannot read") as caught:
        read(NAME)
    return caught.value


class Desk:
    def __init__(self) -> None:
        self.steps: list[str] = []

    def save(self) -> None:
        self.steps.append("saved")

    def fail(self) -> None:
        self.steps.append("not saved")
        raise OSError(NAME)

    def log(self, line: str) -> None:
        self.steps.append(f"logged {line}")

    def leave(self, code: int) -> None:
        self.steps.append(f"left {code}")


def close_window(seen: list[str]) -> None:
    def act() -> None:
        window = QApplication.activeModalWidget()
        if not isinstance(window, CrashWindow):
            QTimer.singleShot(10, act)  # on a busy machine the window comes later than the turn of this timer
            return
        seen.append(child(window, QPlainTextEdit).toPlainText())
        window.accept()

    QTimer.singleShot(0, act)


def test_a_report_names_types_and_places_and_no_person() -> None:
    report = describe(broken())
    assert "builtins.ValueError" in report
    assert "builtins.KeyError" in report
    assert "test_crash.py:" in report
    assert "read" in report
    assert NAME not in report
    assert "/root/" not in report
    assert "/home/" not in report


def test_drafts_come_first_then_the_log_the_window_and_the_end() -> None:
    desk = Desk()
    seen: list[str] = []
    close_window(seen)
    error = broken()
    CrashGuard(desk.save, desk.log, desk.leave).on_error(type(error), error, error.__traceback__)
    assert desk.steps[0] == "saved"
    assert desk.steps[1].startswith("logged builtins.ValueError")
    assert desk.steps[2] == f"left {EXIT_CODE}"
    assert len(seen) == 1
    assert NAME not in seen[0] + desk.steps[1]


def test_drafts_that_cannot_be_saved_do_not_stop_the_end() -> None:
    desk = Desk()
    close_window([])
    error = broken()
    CrashGuard(desk.fail, desk.log, desk.leave).on_error(type(error), error, error.__traceback__)
    assert desk.steps[0] == "not saved"
    assert desk.steps[-1] == f"left {EXIT_CODE}"
    assert NAME not in "".join(desk.steps)


def test_a_crash_within_the_crash_only_ends_the_program() -> None:
    desk = Desk()
    error = broken()
    guard = CrashGuard(desk.save, desk.log, desk.leave)

    def again() -> None:
        guard.on_error(type(error), error, error.__traceback__)
        window = QApplication.activeModalWidget()
        assert isinstance(window, CrashWindow)
        window.accept()

    QTimer.singleShot(0, again)
    guard.on_error(type(error), error, error.__traceback__)
    assert [step for step in desk.steps if step == "saved"] == ["saved"]
    assert desk.steps.count(f"left {EXIT_CODE}") == 2


def test_an_error_in_another_thread_is_logged_without_a_window(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    CrashGuard(desk.save, desk.log, desk.leave).install()
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()
    assert len(desk.steps) == 1
    assert desk.steps[0].startswith("logged builtins.ZeroDivisionError")


def test_a_key_that_interrupts_is_no_crash() -> None:
    desk = Desk()
    CrashGuard(desk.save, desk.log, desk.leave).on_error(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert desk.steps == [f"left {EXIT_CODE}"]


@pytest.mark.parametrize(("saved", "word"), [(True, "is bewaard"), (False, "misschien niet bewaard")])
def test_the_window_is_honest_about_what_was_kept(qtbot: QtBot, saved: bool, word: str) -> None:
    window = CrashWindow("builtins.ValueError", drafts_saved=saved)
    qtbot.addWidget(window)
    assert any(word in prose.accessibleName() for prose in window.findChildren(Prose))
    copy = next(b for b in window.findChildren(QPushButton) if b.text().startswith("Kopieer"))
    copy.click()
    assert QApplication.clipboard().text() == "builtins.ValueError"
