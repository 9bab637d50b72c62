from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.app.idle import IdleLock
from ks_desktop.core.clock import Clock

MINUTES = 5


class Times:
    """A clock on the wall and one that counts, moved by hand."""

    def __init__(self) -> None:
        self.wall = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
        self.counted = 0.0

    def pass_by(self, seconds: float, *, asleep: bool = False) -> None:
        self.wall += timedelta(seconds=seconds)
        self.counted += 0.0 if asleep else seconds


@pytest.fixture
def times() -> Times:
    return Times()


@pytest.fixture
def lock(qtbot: QtBot, times: Times) -> IdleLock:
    del qtbot
    lock = IdleLock(Clock(lambda: times.wall), monotonic=lambda: times.counted)
    lock.start(MINUTES)
    return lock


def test_it_locks_when_the_time_is_over_and_not_before(qtbot: QtBot, times: Times, lock: IdleLock) -> None:
    times.pass_by(MINUTES * 60 - 1)
    assert not lock.look()
    times.pass_by(1)
    with qtbot.waitSignal(lock.idle):
        assert lock.look()
    assert not lock.look()


def test_a_key_begins_the_time_anew(qtbot: QtBot, times: Times, lock: IdleLock) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    window = widget.windowHandle()
    lock.listen_to(window)
    for _touch in range(3):
        times.pass_by(MINUTES * 60 - 1)
        QTest.keyClick(window, Qt.Key.Key_A)
    assert not lock.look()
    times.pass_by(MINUTES * 60)
    assert lock.look()


def test_the_first_key_after_a_sleep_finds_it_locked(qtbot: QtBot, times: Times, lock: IdleLock) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    window = widget.windowHandle()
    lock.listen_to(window)
    times.pass_by(3600, asleep=True)
    with qtbot.waitSignal(lock.idle):
        QTest.keyClick(window, Qt.Key.Key_A)


def test_it_looks_by_itself(qtbot: QtBot, times: Times, lock: IdleLock) -> None:
    lock._timer.setInterval(10)  # noqa: SLF001 - five seconds are long in a test
    times.pass_by(MINUTES * 60)
    with qtbot.waitSignal(lock.idle, timeout=2000):
        pass


def test_stopped_it_never_locks(times: Times, lock: IdleLock) -> None:
    lock.stop()
    times.pass_by(3600)
    assert not lock.look()
